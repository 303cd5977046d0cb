/** A failed start: the terminal names the variable to change, and nothing is created. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { cannotListen, mustBeFree } from "#app/listen.ts";
import { Server, servingArgs } from "./server.ts";

const SECRET = "0123456789".repeat(4);

/** The exit code, the words, and what lies in the folder afterwards. */
async function startOf(server: Server, env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: servingArgs,
    cwd: new URL("../../", import.meta.url),
    env: { NO_COLOR: "1", ...server.env, ...env },
  }).output();
  const said = new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
  const made = [...Deno.readDirSync(server.folder)].map(({ name }) => name);
  return { code, said, made };
}

Deno.test("a port that somebody has is named, with another one to take, and nothing is made", async () => {
  await using server = await Server.prepare();
  using _taken = Deno.listen({ hostname: "127.0.0.1", port: server.port });
  const { code, said, made } = await startOf(server);
  assertEquals(said, `Cannot start: PORT: ${server.port} is in use. Example: PORT=8001\n`);
  assertEquals([code, made], [2, []]);
});

Deno.test("a port that its process gives back just then is waited for", async () => {
  const taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = taken.addr;
  const free = mustBeFree({ host: "127.0.0.1", port }); // has tried once by now
  taken.close();
  await free;
});

Deno.test("a host that is not ours is named, and nothing is made", async () => {
  await using server = await Server.prepare();
  for (
    const [HOST, why] of [["192.0.2.1", "not an address of"], ["nowhere.invalid", "cannot be used"]]
  ) {
    const { code, said, made } = await startOf(server, { HOST });
    assertMatch(said, /^Cannot start: HOST: .*\. Example: HOST=127\.0\.0\.1\n$/);
    assertStringIncludes(said, `${HOST} `);
    assertStringIncludes(said, why);
    assertEquals([code, made], [2, []]);
  }
});

Deno.test("a port for administrators alone says so, and an example that works", () => {
  const address = { host: "127.0.0.1", port: 80 };
  const { message } = cannotListen(address, new Deno.errors.PermissionDenied("os error 13"));
  assertMatch(message, /^PORT: this user may not use 80; .* Example: PORT=8000$/);
});

Deno.test("a database or a secret that cannot be used is named by its variable, without a stack", async () => {
  await using server = await Server.prepare();
  const { folder } = server;
  await Deno.writeTextFile(`${folder}/file`, "");
  await Deno.mkdir(`${folder}/odd/secret`, { recursive: true });
  const remote = { DENO_KV_ACCESS_TOKEN: SECRET, SECRET };
  const wrong: [name: string, env: Record<string, string>][] = [
    ["KV_URL", { KV_URL: `${folder}/file/exchange.db` }],
    ["KV_URL", { KV_URL: folder }],
    ["KV_URL", { KV_URL: `http://127.0.0.1:${server.port}`, ...remote }],
    ["SECRET", { KV_URL: `${folder}/odd/exchange.db` }],
  ];
  for (const [name, env] of wrong) {
    const { code, said } = await startOf(server, env);
    assertMatch(said, new RegExp(`^Cannot start: ${name}: .* Example: ${name}=.*\n$`));
    assert(!said.includes("    at "), said);
    assertEquals(code, 2);
  }
});
