/** Time from `deno task start` on a built tree to the first page. */
import { inTempFolder, median } from "./measure.ts";
import type { Figure } from "./report.ts";
import { answers, freePort } from "./server.ts";
import { BENCH_ENV } from "./system.ts";

export async function measureStart(rounds: number): Promise<Figure[]> {
  return await inTempFolder(async (folder) => {
    const first: number[] = [];
    const again: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const path = `${folder}/${round}.db`;
      const [empty, filled] = [await startOnce(path), await startOnce(path)];
      if (round === 0) continue; // fills the system's file cache
      first.push(empty);
      again.push(filled);
    }
    const figure = { unit: "s", aim: { most: 0.5 } } as const;
    return [
      {
        name: "start to first page, empty database filled with the demo",
        value: median(first),
        ...figure,
      },
      { name: "start to first page, existing database", value: median(again), ...figure },
    ];
  });
}

/** Starts the app once; returns the seconds to the first page. */
export async function startOnce(path: string): Promise<number> {
  const port = freePort();
  const started = performance.now();
  const process = new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "start"],
    cwd: new URL("../../", import.meta.url),
    env: { SECRET: BENCH_ENV.SECRET, KV_URL: path, PORT: String(port), DEMO: "on", LOG: "json" },
    stdout: "null",
    stderr: "null",
  }).spawn();
  try {
    while (!await answers(port, "/")) await new Promise((resolve) => setTimeout(resolve, 2));
    return (performance.now() - started) / 1_000;
  } finally {
    process.kill("SIGTERM");
    await process.status;
  }
}
