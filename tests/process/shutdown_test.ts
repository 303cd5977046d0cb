/** Shutdown: work in flight is finished, work not begun is given back, and nobody can delay it. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { json, openCheckout, reserve, sellForm } from "../http/cast.ts";
import { holding, signUp, visitor } from "./holding.ts";
import { Server, until } from "./server.ts";

/** A connection of its own, on which a request can be sent in parts. */
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

  /** All that comes until the other side closes. */
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

/** The beginning of a request that sells a ticket, and the rest of it. */
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

const inFlight = async (server: Server, path: string) => {
  await until(
    () => server.output.includes(`"path":"${path}"`),
    () => "the request does not arrive",
  );
};

Deno.test("a request under way is answered, and what it did is there after the next start", async () => {
  const { server, alice } = await holding(900);
  await using _ = server;
  const line = await Line.open(server);
  const { first, second } = halves(server, alice.cookies.get("session")!);
  await line.send(first);
  // A later request has been answered: the first one has long been begun.
  await (await alice.get("/sales")).body?.cancel();
  await inFlight(server, "/sales");
  const ended = server.end("SIGTERM");
  await refuses(server);
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

/** New requests are told to go elsewhere, on this connection too. */
async function refuses(server: Server): Promise<void> {
  await until(async () => {
    const res = await visitor(server).get("/");
    await res.body?.cancel();
    return res.status === 503 && res.headers.has("retry-after");
  }, () => "it still takes requests");
}

Deno.test("a client that never finishes does not hold it up: it ends by itself, well, within ten seconds", async () => {
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

Deno.test("told a second time, it ends at once and says so", async () => {
  const { server, alice } = await holding(900);
  await using _ = server;
  const line = await Line.open(server);
  await line.send(halves(server, alice.cookies.get("session")!).first);
  await (await alice.get("/sales")).body?.cancel();
  const ended = server.end("SIGTERM");
  await refuses(server);
  const began = Date.now();
  server.signal("SIGTERM");
  assert(await ended !== 0);
  assert(Date.now() - began < 2_000, "it waited anyway");
  await line.rest();
});

Deno.test("it leaves no row leased behind: what was begun is done, what was not is anybody's", async () => {
  const { server, bob, ticketId } = await holding(900);
  await using _ = server;
  const checkout = await openCheckout(bob, await reserve(bob, ticketId));
  const paid = bob.post(checkout, { card: "4242424242424242" });
  // Stopped right behind the payment: capture, receipt and mail are still to come.
  await (await paid).body?.cancel();
  assertEquals(await server.end("SIGTERM"), 0);
  using kv = await Deno.openKv(`${server.folder}/exchange.db`);
  for await (const { value } of kv.list<{ claimant: string | null }>({ prefix: ["outbox"] })) {
    assertEquals(value.claimant, null);
  }
});

Deno.test("while files have run out the process lives, and takes connections again when there is room", async () => {
  const server = await Server.prepare({}, { files: 120 });
  await using _ = server;
  await server.start();
  const alice = await signUp(server, "alice");
  const idle: Deno.Conn[] = [];
  await until(async () => {
    const conn = await Deno.connect({ hostname: "127.0.0.1", port: server.port }).catch(() => null);
    if (conn) idle.push(conn);
    return server.output.includes("connections_refused");
  }, () => "it takes any number");
  for (const conn of idle) conn.close();
  await until(async () => {
    const res = await visitor(server).get("/readyz").catch(() => null);
    await res?.body?.cancel();
    return res?.status === 200;
  }, () => "it does not come back");
  assertEquals((await alice.get("/sales")).status, 200);
  assertEquals(await server.end("SIGTERM"), 0);
});
