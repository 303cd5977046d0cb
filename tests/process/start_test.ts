/** A failed start: the terminal names the variable to change, and nothing is created. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { cannotListen, mustBeFree } from "#app/listen.ts";
import { Server, servingArgs } from "./server.ts";

const SECRET = "0123456789".repeat(4);

/** The exit code, the output, and the names of the files created. */
async function startOf(server: Server, env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: servingArgs,
    cwd: new URL("../../", import.meta.url),
    env: { NO_COLOR: "1", ...server.env, ...env },
  }).output();
  const output = new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
  const created = [...Deno.readDirSync(server.folder)].map(({ name }) => name);
  return { code, output, created };
}

Deno.test("a port in use is named, with another one to try, and nothing is created", async () => {
  await using server = await Server.prepare();
  using _taken = Deno.listen({ hostname: "127.0.0.1", port: server.port });
  const { code, output, created } = await startOf(server);
  assertEquals(output, `Cannot start: PORT: ${server.port} is in use. Example: PORT=8001\n`);
  assertEquals([code, created], [2, []]);
});

Deno.test("the start waits for a port that another process is just releasing", async () => {
  const taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = taken.addr;
  const free = mustBeFree({ host: "127.0.0.1", port }); // the first attempt has failed by now
  taken.close();
  await free;
});

Deno.test("a host that is no address of this machine is named, and nothing is created", async () => {
  await using server = await Server.prepare();
  for (
    const [HOST, why] of [["192.0.2.1", "not an address of"], ["nowhere.invalid", "cannot be used"]]
  ) {
    const { code, output, created } = await startOf(server, { HOST });
    assertMatch(output, /^Cannot start: HOST: .*\. Example: HOST=127\.0\.0\.1\n$/);
    assertStringIncludes(output, `${HOST} `);
    assertStringIncludes(output, why);
    assertEquals([code, created], [2, []]);
  }
});

Deno.test("for a port that needs privileges, the error says so and gives one that works", () => {
  const address = { host: "127.0.0.1", port: 80 };
  const { message } = cannotListen(address, new Deno.errors.PermissionDenied("os error 13"));
  assertMatch(message, /^PORT: this user may not use 80; .* Example: PORT=8000$/);
});

Deno.test("an unusable database or secret is reported by its variable, without a stack trace", async () => {
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
    const { code, output } = await startOf(server, env);
    assertMatch(output, new RegExp(`^Cannot start: ${name}: .* Example: ${name}=.*\n$`));
    assert(!output.includes("    at "), output);
    assertEquals(code, 2);
  }
});
