/** Requests to webhook URLs, which users choose and which must not reach private networks. */
import { assert, assertEquals } from "@std/assert";
import { isPublic } from "#adapters/webhooks/addresses.ts";
import {
  createWebhookSender,
  MAX_ANSWER_BYTES,
  MAX_AT_ONCE_PER_HOST,
  type SenderOptions,
} from "#adapters/webhooks/https.ts";
import { CERT, KEY } from "./certificate.ts";
import { openReceiver } from "./receiver.ts";

const to = (url: string) => ({ url, headers: { "webhook-id": "msg" }, body: "{}" });
const answering = (...addresses: string[]): SenderOptions["resolve"] => () =>
  Promise.resolve(addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })));

Deno.test("only addresses of the public internet are public", () => {
  for (
    const address of [
      "127.0.0.1",
      "127.9.9.9",
      "0.0.0.0",
      "10.1.2.3",
      "172.16.0.1",
      "172.31.255.255",
      "192.168.1.1",
      "169.254.169.254",
      "100.64.0.1",
      "198.18.0.1",
      "192.0.2.1",
      "224.0.0.1",
      "240.0.0.1",
      "255.255.255.255",
      "::1",
      "::",
      "fe80::1",
      "fc00::1",
      "fd00:ec2::254",
      "ff02::1",
      "::ffff:127.0.0.1",
      "::ffff:10.0.0.1",
      "64:ff9b::7f00:1",
      "2002:7f00:1::",
      "2001:db8::1",
      "::8.8.8.8", // IPv4-compatible, deprecated
      "::ffff:0:8.8.8.8",
      "100::1",
      "1fff::1",
      "4000::1", // unassigned
      "5f00::1", // segment routing
      "e000::1",
      "fec0::1",
      "nonsense",
    ]
  ) {
    assertEquals(isPublic(address), false, address);
  }
  for (
    const address of ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "3ffe::1"]
  ) {
    assertEquals(isPublic(address), true, address);
  }
});

Deno.test("a URL is refused for its scheme, port, credentials or host", () => {
  const { refuses } = createWebhookSender();
  const wrong: Record<string, string[]> = {
    webhook_https: [
      "",
      "hooks.example",
      "http://hooks.example",
      "ftp://hooks.example",
      "javascript:1",
    ],
    webhook_plain: ["https://me:pw@hooks.example", "https://hooks.example/#x"],
    webhook_port: ["https://hooks.example:22/", "https://hooks.example:80/"],
    webhook_public: [
      "https://localhost/",
      "https://127.0.0.1/",
      "https://2130706433/",
      "https://0x7f.1/",
      "https://[::1]/",
      "https://[::ffff:169.254.169.254]/",
      "https://169.254.169.254/latest/meta-data",
      "https://metadata.google.internal/",
      "https://printer.local/",
      "https://app.localhost/",
      "https://[4000::1]/",
      "https://hooks.example./",
      "https://printer.local./",
      "https://8.8.8.8../",
    ],
  };
  for (const [code, urls] of Object.entries(wrong)) {
    for (const url of urls) assertEquals(refuses(url), code, url);
  }
  assertEquals(refuses(`https://hooks.example/${"x".repeat(500)}`), "webhook_https");
  for (
    const url of ["https://hooks.example/a?b=c", "https://hooks.example:8443", "https://8.8.8.8/"]
  ) {
    assertEquals(refuses(url), null, url);
  }
});

Deno.test("a name is refused if any of its addresses is private", async () => {
  for (const addresses of [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::ffff:192.168.0.1"]]) {
    const sender = createWebhookSender({ resolve: answering(...addresses) });
    assertEquals(await sender.send(to("https://hooks.example/")), {
      kind: "failed",
      reason: "the name leads to a private address",
    });
  }
  const nowhere = createWebhookSender({ resolve: () => Promise.reject(new Error("NXDOMAIN")) });
  assertEquals(await nowhere.send(to("https://hooks.example/")), {
    kind: "failed",
    reason: "the name has no address",
  });
});

Deno.test("the connection uses the checked address: the name is resolved once", async () => {
  await using receiver = openReceiver({ cert: CERT, key: KEY });
  let lookups = 0;
  const sender = createWebhookSender({
    loopback: true,
    ca: CERT,
    resolve: () => {
      // An attacker's name server could give another address the second time.
      const address = lookups++ === 0 ? "127.0.0.1" : "203.0.113.1";
      return Promise.resolve([{ address, family: 4 }]);
    },
  });
  const { port } = new URL(receiver.url);
  const sent = await sender.send(to(`https://hooks.example:${port}/in?x=1`));
  assertEquals([sent, lookups], [{ kind: "answered", status: 204 }, 1]);
  assertEquals(receiver.received[0].headers.get("host"), `hooks.example:${port}`);
});

Deno.test("a certificate for another name, or from an unknown issuer, is refused", async () => {
  await using receiver = openReceiver({ cert: CERT, key: KEY });
  const { port } = new URL(receiver.url);
  const options = { loopback: true, resolve: answering("127.0.0.1") };
  const reason = "its certificate is not valid";
  const other = createWebhookSender({ ...options, ca: CERT });
  assertEquals(await other.send(to(`https://other.example:${port}/`)), { kind: "failed", reason });
  const unknown = createWebhookSender(options);
  assertEquals(await unknown.send(to(`https://hooks.example:${port}/`)), {
    kind: "failed",
    reason,
  });
  assertEquals(receiver.received, []);
});

Deno.test("redirects are not followed", async () => {
  await using receiver = openReceiver();
  receiver.answer = () => Response.redirect("http://127.0.0.1:1/elsewhere", 307);
  const sender = createWebhookSender({ loopback: true });
  assertEquals(await sender.send(to(receiver.url)), { kind: "answered", status: 307 });
  assertEquals(receiver.received.length, 1);
});

Deno.test("a slow endpoint is cut off, before the answer and within it", async () => {
  await using receiver = openReceiver();
  const sender = createWebhookSender({ loopback: true, withinMs: 100 });
  const hung = Promise.withResolvers<Response>();
  receiver.answer = () => hung.promise;
  const late = { kind: "failed", reason: "it took too long" } as const;
  assertEquals(await sender.send(to(receiver.url)), late);
  hung.resolve(new Response());
  receiver.answer = () =>
    new Response(new ReadableStream({ start: (c) => c.enqueue(new Uint8Array(1)) }));
  assertEquals(await sender.send(to(receiver.url)), late);
  const slow = createWebhookSender({ withinMs: 50, resolve: () => new Promise(() => {}) });
  assertEquals(await slow.send(to("https://hooks.example/")), late);
});

Deno.test("an endless answer is read up to the limit, then cut off", async () => {
  await using receiver = openReceiver();
  const hungUp = Promise.withResolvers<void>();
  receiver.answer = () =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(MAX_ANSWER_BYTES)),
        cancel: () => hungUp.resolve(),
      }),
    );
  const sender = createWebhookSender({ loopback: true });
  assertEquals(await sender.send(to(receiver.url)), { kind: "answered", status: 200 });
  await hungUp.promise;
});

Deno.test("concurrent requests per host are limited, and other hosts are not delayed", async () => {
  await using slow = openReceiver();
  await using quick = openReceiver();
  const hung = Promise.withResolvers<void>();
  slow.answer = async () => {
    await hung.promise;
    return new Response();
  };
  const sender = createWebhookSender({ loopback: true });
  const waiting = Array.from({ length: MAX_AT_ONCE_PER_HOST }, () => sender.send(to(slow.url)));
  assertEquals(await sender.send(to(slow.url)), { kind: "busy" });
  assertEquals(await sender.send(to(quick.url)), { kind: "answered", status: 204 });
  hung.resolve();
  for (const sent of await Promise.all(waiting)) assertEquals(sent.kind, "answered");
  assertEquals((await sender.send(to(slow.url))).kind, "answered");
});

/** Answers each connection with the given text, then leaves it open or closes it. */
function openRaw(answer: string, then: "open" | "close" = "open") {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const connections = new Set<Deno.Conn>();
  const serving = (async () => {
    for await (const connection of listener) {
      connections.add(connection);
      await connection.read(new Uint8Array(4_096));
      await connection.write(new TextEncoder().encode(answer)).catch(() => {});
      if (then === "close") connection.close();
    }
  })();
  return {
    url: `http://127.0.0.1:${listener.addr.port}/`,
    async [Symbol.asyncDispose]() {
      listener.close();
      await serving;
      for (const connection of connections) if (then === "open") connection.close();
    },
  };
}

Deno.test("malformed and interrupted answers end the attempt and free its slot", async () => {
  const failed = (reason: string) => ({ kind: "failed", reason } as const);
  const upgrade = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n";
  const cases = [
    [upgrade, "open", { kind: "answered", status: 101 }],
    [upgrade, "close", { kind: "answered", status: 101 }],
    [upgrade.replace("Upgrade: x\r\n", ""), "open", null],
    ["HTTP/1.1 103 Early Hints\r\n\r\n", "open", failed("it took too long")],
    ["HTTP/1.1 103 Early Hints\r\n\r\n", "close", null],
    ["HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nshort", "open", failed("it took too long")],
    ["HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nshort", "close", null],
    ["", "open", failed("it took too long")],
    ["", "close", null],
    ["no HTTP at all\r\n\r\n", "open", null],
  ] as const;
  const sender = createWebhookSender({ loopback: true, withinMs: 200 });
  for (const [answer, then, expected] of cases) {
    await using receiver = openRaw(answer, then);
    // One more attempt than there are slots, so that a slot not freed is noticed.
    for (let time = 0; time <= MAX_AT_ONCE_PER_HOST; time++) {
      const sent = await sender.send(to(receiver.url));
      if (expected) assertEquals(sent, expected, `${answer} ${then}`);
      else assert(sent.kind !== "busy", `${answer} ${then}`);
    }
  }
});
