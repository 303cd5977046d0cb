/** Builds a minimal Fresh app, the baseline of the page benchmarks, into the folder BARE_OUT. */
import { defineConfig } from "vite";
import type { NitroConfig } from "nitro/types";
import { fresh } from "fresh/vite";

const out = Deno.env.get("BARE_OUT")!;

const nitro: NitroConfig = {
  preset: "standard",
  exportConditions: ["deno"],
  output: { dir: out },
};

export default defineConfig(
  {
    root: import.meta.dirname,
    cacheDir: `${out}/cache`,
    plugins: [fresh({ writeFile: () => Promise.resolve() })],
    nitro,
  } as Parameters<typeof defineConfig>[0],
);
