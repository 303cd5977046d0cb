/** Runs `deno task ops` as a process. */

const root = new URL("../../", import.meta.url);

export async function ops(server: { env: Record<string, string> }, ...words: string[]) {
  const { tasks } = JSON.parse(await Deno.readTextFile(new URL("deno.json", root)));
  const flags = tasks.ops.split("&& deno ")[1].split(" ");
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...flags, ...words],
    cwd: root,
    env: { ...server.env, USER: "olga" },
    stdin: "null",
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  return { code, out: text(stdout), err: text(stderr) };
}
