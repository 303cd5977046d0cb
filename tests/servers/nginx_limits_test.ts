/** What nginx itself refuses or tries again, with processes in place of the exchange that only count. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { MAX_PICTURE_BYTES, MAX_PICTURES } from "#domain/claims/picture.ts";
import { MAX_PATH } from "#web/addresses.ts";
import { MAX_BODY_BYTES } from "#web/request/body.ts";
import { Nginx } from "./nginx.ts";

/** nginx in front of two processes that handle each request as given. */
async function inFrontOf(handler: (req: Request) => Promise<Response>) {
  const nginx = await Nginx.prepare();
  const servers = [0, 1].map(() =>
    Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, handler)
  );
  await nginx.start(servers.map(({ addr }) => addr.port));
  return {
    nginx,
    async [Symbol.asyncDispose]() {
      await nginx[Symbol.asyncDispose]();
      for (const server of servers) await server.shutdown();
    },
  };
}

/** A page of nginx in both languages, which nobody may keep. */
async function assertPage(res: Response, status: number, says: RegExp): Promise<void> {
  const page = await res.text();
  assertEquals(res.status, status, page);
  assertEquals(res.headers.get("content-type"), "text/html; charset=utf-8");
  assertEquals(res.headers.get("cache-control"), "no-store");
  assertMatch(page, says);
  assertMatch(page, /<h1 lang="fr">/);
}

Deno.test("nginx passes on every body and address that the exchange takes, and refuses larger ones by a page", async () => {
  await using it = await inFrontOf(async (req) => Response.json((await req.bytes()).length));
  const { nginx } = it;
  const send = (path: string, bytes: number) =>
    nginx.fetch(path, { method: "POST", body: new Uint8Array(bytes) });
  const form = MAX_PICTURES * MAX_PICTURE_BYTES + MAX_BODY_BYTES;
  const most: [string, number][] = [
    ["/sell", MAX_BODY_BYTES],
    ["/orders/01/claim", form],
    ["/orders/01/claim/pictures", form],
    ["/api/claims/01/pictures", MAX_PICTURE_BYTES + MAX_BODY_BYTES],
    ["/webhooks/stripe", 262_144],
    ["/webhooks/stripe/connect", 262_144],
  ];
  for (const [path, bytes] of most) {
    const res = await send(path, bytes);
    assertEquals([res.status, await res.text()], [200, String(bytes)], path);
  }
  const beyond: [string, number][] = [
    ["/sell", MAX_BODY_BYTES + 1],
    ["/orders/01/cancellation", MAX_BODY_BYTES + 1],
    ["/orders/01/claim", 16 * 1024 * 1024 + 1],
    ["/webhooks/stripe", 262_145],
  ];
  for (const [path, bytes] of beyond) await assertPage(await send(path, bytes), 413, /too large/);

  // The exchange itself says that an address is a little too long.
  const long = await nginx.fetch(`/?q=${"x".repeat(MAX_PATH + 100)}`);
  assertEquals([long.status, await long.text()], [200, "0"]);
  const raw = async (head: string) => {
    const conn = await nginx.connect();
    await conn.write(new TextEncoder().encode(`${head}\r\nhost: localhost\r\n\r\n`));
    const text = await new Response(conn.readable).text();
    const [, status] = /^HTTP\/1\.1 (\d+)/.exec(text)!;
    const [first, body] = text.split("\r\n\r\n");
    const headers = first.split("\r\n").slice(1).map((line) => line.split(": ", 2));
    return new Response(body, { status: Number(status), headers: headers as [string, string][] });
  };
  const close = "HTTP/1.1\r\nconnection: close";
  await assertPage(await raw(`GET /?q=${"x".repeat(20_000)} ${close}`), 414, /too long/);
  await assertPage(
    await raw(`GET / ${close}\r\nx-many: ${"x".repeat(20_000)}`),
    400,
    /cannot be understood/,
  );
});

Deno.test("nginx sends a request that writes once, even if its process breaks off; one that reads goes to another process", async () => {
  const seen: string[] = [];
  /** Reads the head of a request, then breaks the connection off. */
  const listeners = [0, 1].map(() => Deno.listen({ hostname: "127.0.0.1", port: 0 }));
  const accepting = listeners.map(async (listener) => {
    for await (const conn of listener) {
      const bytes = new Uint8Array(4_096);
      const read = await conn.read(bytes);
      seen.push(new TextDecoder().decode(bytes.subarray(0, read ?? 0)).split(" ")[0]);
      conn.close();
    }
  });
  const nginx = await Nginx.prepare();
  await nginx.start(listeners.map(({ addr }) => (addr as Deno.NetAddr).port));
  try {
    const order = await nginx.fetch("/orders", { method: "POST", body: "a=1" });
    assertEquals(order.headers.get("retry-after"), "5");
    await assertPage(order, 502, /cannot be reached/);
    assertEquals(seen, ["POST"]);
  } finally {
    await nginx[Symbol.asyncDispose]();
  }
  seen.length = 0;
  const fresh = await Nginx.prepare();
  await fresh.start(listeners.map(({ addr }) => (addr as Deno.NetAddr).port));
  try {
    await assertPage(await fresh.fetch("/orders"), 502, /cannot be reached/);
    assertEquals(seen, ["GET", "GET"]);
  } finally {
    await fresh[Symbol.asyncDispose]();
    for (const listener of listeners) listener.close();
    await Promise.allSettled(accepting);
  }
});

Deno.test("a process that says by 502 that it is stopping gets no more requests", async () => {
  let told = 0;
  const methods: string[] = [];
  await using it = await inFrontOf((req) => {
    assertEquals(req.headers.get("x-upstream-retry"), "502");
    methods.push(req.method);
    // Whichever process gets the first request is the one that stops.
    if (told++ === 0) return Promise.resolve(new Response(null, { status: 502 }));
    return Promise.resolve(new Response("served"));
  });
  const first = await it.nginx.fetch("/");
  assertEquals([first.status, await first.text()], [200, "served"]);
  assertEquals(methods.length, 2);
  assert(told === 2);
});
