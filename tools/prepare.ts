/**
 * Makes the working tree ready to run: installs the packages in deno.lock and builds, each only if stale.
 * `--install-only` skips the build; `--force` always builds.
 */
import { argumentsOf, flag } from "../app/arguments.ts";
import { buildStamp, isBuiltAs, markBuilt, packagesStamp } from "./build_stamp.ts";

const { options } = argumentsOf("tools/prepare.ts [--install-only] [--force]", {
  "install-only": flag,
  force: flag,
});
const root = new URL("../", import.meta.url);
const installed = new URL("node_modules/.ticketing-installed", root);

async function run(why: string, ...args: string[]): Promise<void> {
  console.error(why);
  const { success } = await new Deno.Command(Deno.execPath(), { args, cwd: root }).output();
  if (success) return;
  // It failed: run it again with its output on the terminal.
  const again = new Deno.Command(Deno.execPath(), {
    args,
    cwd: root,
    stdout: "inherit",
    stderr: "inherit",
  });
  if (!(await again.output()).success) Deno.exit(1);
}

const packages = await packagesStamp();
if (await Deno.readTextFile(installed).catch(() => "") !== packages) {
  await run("Installing the packages in deno.lock…", "install", "--frozen");
  await Deno.writeTextFile(installed, packages);
}
if (!options["install-only"]) {
  // Taken first: what is edited during the build is not in it.
  const stamp = await buildStamp();
  if (options.force || !await isBuiltAs(stamp)) {
    await run(
      "Building…",
      "run",
      "-A",
      "node_modules/vite/bin/vite.js",
      "build",
      "--config",
      "fresh.config.ts",
      "--logLevel",
      "warn",
    );
    // The bundler's manifest, which need not be public.
    await Deno.remove(new URL(".output/public/.vite", root), { recursive: true }).catch(() => {});
    await markBuilt(stamp);
  }
}
