/** Shutdown: work in flight is finished, work not begun is left to the next process, and no client can delay it. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { json, openCheckout, reserve, sellForm } from "../http/cast.ts";
import { holding, signUp, visitor } from "./holding.ts";
import { Server, until } from "./server.ts";

/** A raw connection, on which a request can be sent in parts. */
class Line {
  #text = "";
  private constructor(private readonly conn: Deno.Conn) {}

  static async open(server: Server): Promise<Line> {
    return new Line(await Deno.connect({ hostname: "127.0.0.1", port: server.port }));
  }

  async send(text: string): Promise<void> {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length;) at += await this.conn.write(bytes.subarray(at));
  }

  /** Everything received until the server closes the connection. */
  async rest(): Promise<string> {
    const buffer = new Uint8Array(16_384);
    for (;;) {
      const read = await this.conn.read(buffer).catch(() => null);
      if (read === null) break;
      this.#text += new TextDecoder().decode(buffer.subarray(0, read));
    }
    this.conn.close();
    return this.#text;
  }
}

/** A request that lists a ticket, split within its body. */
function halves(server: Server, cookie: string) {
  const body = new URLSearchParams(sellForm()).toString();
  const head = [
    "POST /sell HTTP/1.1",
    `host: localhost:${server.port}`,
    `origin: ${server.origin}`,
    `cookie: session=${cookie}`,
    "content-type: application/x-www-form-urlencoded",
    `content-length: ${body.length}`,
  ].join("\r\n");
  return { first: `${head}\r\n\r\n${body.slice(0, 20)}`, second: body.slice(20) };
}

const untilLogged = async (server: Server, path: string) => {
  await until(
    () => server.output.includes(`"path":"${path}"`),
    () => "the request is not logged",
  );
};

Deno.test("a request in flight is answered, and its effect is there after the next start", async () => {
  const { server, alice } = await holding(900);
  await using _ = server;
  const line = await Line.open(server);
  const { first, second } = halves(server, alice.cookies.get("session")!);
  await line.send(first);
  // Once a later request has been answered, the first one is being handled.
  await (await alice.get("/sales")).body?.cancel();
  await untilLogged(server, "/sales");
  const ended = server.end("SIGTERM");
  await untilRefusing(server);
  const ready = await visitor(server).get("/readyz");
  assertEquals([ready.status, await ready.text()], [503, "not ready\n"]);
  await line.send(second);
  const answer = await line.rest();
  assertMatch(answer, /^HTTP\/1\.1 303 /);
  assertEquals(await ended, 0);
  await server.start();
  const [, ticketId] = /location: \/tickets\/(\w+)/i.exec(answer)!;
  assertEquals((await json(visitor(server).get(`/api/tickets/${ticketId}`))).status, "available");
});

/** Waits until new requests are answered 503 with Retry-After. */
async function untilRefusing(server: Server): Promise<void> {
  await until(async () => {
    const res = await visitor(server).get("/");
    await res.body?.cancel();
    return res.status === 503 && res.headers.has("retry-after");
  }, () => "it still accepts requests");
}

Deno.test("a client that never finishes its request cannot delay the exit with code 0 beyond ten seconds", async () => {
  const { server, alice } = await holding(900);
  await using _ = server;
  const line = await Line.open(server);
  await line.send(halves(server, alice.cookies.get("session")!).first);
  await (await alice.get("/sales")).body?.cancel();
  const began = Date.now();
  const code = await server.end("SIGTERM");
  assertEquals(code, 0);
  assert(Date.now() - began < 10_000, `${Date.now() - began} ms`);
  await line.rest();
});

Deno.test("a second SIGTERM ends the process at once, with a failure code", async () => {
  const { server, alice } = await holding(900);
  await using _ = server;
  const line = await Line.open(server);
  await line.send(halves(server, alice.cookies.get("session")!).first);
  await (await alice.get("/sales")).body?.cancel();
  const ended = server.end("SIGTERM");
  await untilRefusing(server);
  const began = Date.now();
  server.signal("SIGTERM");
  assert(await ended !== 0);
  assert(Date.now() - began < 2_000, "it waited anyway");
  await line.rest();
});

Deno.test("after a shutdown no outbox row is leased: handlers that had begun are done, other rows are released", async () => {
  const { server, bob, ticketId } = await holding(900);
  await using _ = server;
  const checkout = await openCheckout(bob, await reserve(bob, ticketId));
  const paid = bob.post(checkout, { card: "4242424242424242" });
  // Stops right after the payment: capture, receipt and mail are still to come.
  await (await paid).body?.cancel();
  assertEquals(await server.end("SIGTERM"), 0);
  using kv = await Deno.openKv(`${server.folder}/exchange.db`);
  for await (const { value } of kv.list<{ claimant: string | null }>({ prefix: ["outbox"] })) {
    assertEquals(value.claimant, null);
  }
});

Deno.test("the process survives running out of file descriptors, and accepts connections again afterwards", async () => {
  const server = await Server.prepare({}, { files: 120 });
  await using _ = server;
  await server.start();
  const alice = await signUp(server, "alice");
  const idle: Deno.Conn[] = [];
  await until(async () => {
    const conn = await Deno.connect({ hostname: "127.0.0.1", port: server.port }).catch(() => null);
    if (conn) idle.push(conn);
    return server.output.includes("connections_refused");
  }, () => "no connection was refused");
  for (const conn of idle) conn.close();
  await until(async () => {
    const res = await visitor(server).get("/readyz").catch(() => null);
    await res?.body?.cancel();
    return res?.status === 200;
  }, () => "the server does not recover");
  assertEquals((await alice.get("/sales")).status, 200);
  assertEquals(await server.end("SIGTERM"), 0);
});
