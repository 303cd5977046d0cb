/**
 * Real servers and tools to test with, built or installed as published: each is a file in
 * `tools/services/`. All checkouts share what was built, in the user's cache.
 */

/** A server, built from its published source. */
export interface Service {
  readonly version: string;
  /** Paths in its folder that exist once it is built. */
  readonly files: readonly string[];
  /** Commands that the build needs, and how to install them. */
  readonly needs: readonly { command: string; hint: string }[];
  /** Builds it into the existing folder; `scratch` is removed afterwards. */
  build(folder: string, scratch: string): Promise<void>;
}

const home = new URL("services/", import.meta.url);

/** The names of all services. */
export async function serviceNames(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of Deno.readDir(home)) {
    if (name.endsWith(".ts")) names.push(name.slice(0, -".ts".length));
  }
  return names.sort();
}

/** `$XDG_CACHE_HOME/ticketing`, or `~/.cache/ticketing`. */
function cacheFolder(): string {
  const cache = Deno.env.get("XDG_CACHE_HOME") || `${Deno.env.get("HOME")}/.cache`;
  return `${cache}/ticketing`;
}

/** The folder of a service, which is built if missing. Concurrent calls build it once. */
export async function serviceFolder(name: string): Promise<string> {
  const { service } = await import(new URL(`${name}.ts`, home).href) as { service: Service };
  const folder = `${cacheFolder()}/${name}-${service.version}`;
  if (await isBuilt(service, folder)) return folder;
  await Deno.mkdir(folder, { recursive: true });
  using lock = await Deno.open(`${folder}.lock`, { create: true, write: true });
  await lock.lock(true);
  if (await isBuilt(service, folder)) return folder; // by the process we waited for
  await mustHave(name, service.needs);
  console.error(`Building ${name} ${service.version} into ${folder}: this takes minutes, once…`);
  const scratch = await Deno.makeTempDir({ prefix: `${name}-` });
  try {
    await service.build(folder, scratch);
  } finally {
    await Deno.remove(scratch, { recursive: true });
  }
  if (!await isBuilt(service, folder)) {
    throw new Error(`${name}: the build succeeded, but ${service.files.join(", ")} is missing`);
  }
  return folder;
}

async function isBuilt(service: Service, folder: string): Promise<boolean> {
  for (const file of service.files) {
    if (!await Deno.stat(`${folder}/${file}`).catch(() => null)) return false;
  }
  return true;
}

async function mustHave(name: string, needs: Service["needs"]): Promise<void> {
  for (const { command, hint } of needs) {
    if (await isOnPath(command)) continue;
    throw new Error(
      `${name} is built with ${command}, which is not on the PATH: ${hint}, then run \`deno task services ${name}\``,
    );
  }
}

async function isOnPath(command: string): Promise<boolean> {
  try {
    await new Deno.Command(command, { args: ["--version"], stdout: "null" }).output();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Runs a step of a build with its output on the terminal; throws if it fails. */
export async function step(
  command: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<void> {
  const { code } = await new Deno.Command(command, {
    args,
    ...options,
    stdout: "inherit",
    stderr: "inherit",
  }).output();
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} exited with ${code}`);
}
