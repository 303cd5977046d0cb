/**
 * Makes the working tree ready to run: installs the packages in deno.lock and builds, each only if stale.
 * `--install-only` skips the build; `--force` always builds.
 */
import { argumentsOf, flag } from "../app/arguments.ts";

const { options } = argumentsOf("tools/prepare.ts [--install-only] [--force]", {
  "install-only": flag,
  force: flag,
});
const root = new URL("../", import.meta.url);
const installed = new URL("node_modules/.ticketing-installed", root);
const built = new URL(".output/.ticketing-built", root);

/** Inputs of the build, besides the source files at the root. */
const folders = [
  "adapters",
  "app",
  "domain",
  "islands",
  "routes",
  "static",
  "store",
  "web",
  "words",
  "workers",
];

const text = (url: URL) => Deno.readTextFile(url).catch(() => "");

async function* filesIn(path: string): AsyncGenerator<string> {
  const info = await Deno.stat(new URL(path, root)).catch(() => null);
  if (!info) return;
  if (info.isFile) return yield path;
  for await (const entry of Deno.readDir(new URL(path, root))) {
    yield* filesIn(`${path}/${entry.name}`);
  }
}

/** Changes if a file is added, removed or edited, judged by size and modification time. */
async function stampOf(paths: string[]): Promise<string> {
  const lines: string[] = [];
  for (const path of paths) {
    for await (const file of filesIn(path)) {
      const { size, mtime } = await Deno.stat(new URL(file, root));
      lines.push(`${file} ${size} ${mtime?.getTime()}`);
    }
  }
  return lines.sort().join("\n");
}

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

const wanted = await text(new URL("deno.lock", root)) + Deno.version.deno;
if (await text(installed) !== wanted) {
  await run("Installing the packages in deno.lock…", "install", "--frozen");
  await Deno.writeTextFile(installed, wanted);
}
if (!options["install-only"]) {
  const atRoot = [...Deno.readDirSync(root)].map(({ name }) => name).filter((it) =>
    it.endsWith(".ts")
  );
  const stamp = await stampOf([...atRoot, ...folders]) + wanted;
  if (options.force || await text(built) !== stamp) {
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
    await Deno.writeTextFile(built, stamp);
  }
}
