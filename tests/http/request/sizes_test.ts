/** Requests that are too long, arrive too slowly or come while the process lags. */
import { assert, assertEquals } from "@std/assert";
import { readBytes } from "#web/request/body.ts";
import { FRESH_MS, MAX_LAG_MS, MEASURED_FROM, watchLoad } from "#web/request/load.ts";
import { Refused } from "#web/answer/refused.ts";
import { HandClock } from "../../workers/help.ts";
import { test } from "../app.ts";
import { html, problem, seeOther, signUp, textOf } from "../cast.ts";
import { app } from "./limited.ts";

/** A body that sends one byte and then nothing more. */
function stalled() {
  let cancelled = false;
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new Uint8Array(1)),
    cancel: () => void (cancelled = true),
  });
  const req = new Request("http://localhost/", { method: "POST", body });
  return { req, isCancelled: () => cancelled };
}

async function refusedBy(run: () => Promise<unknown>): Promise<Refused> {
  const error = await run().catch((error) => error);
  assert(error instanceof Refused, String(error));
  return error;
}

Deno.test("a body that stops arriving is cut off, and so is its connection", async () => {
  const { req, isCancelled } = stalled();
  const error = await refusedBy(() => readBytes(req, { withinMs: 5 }));
  assertEquals([error.refusal.code, error.headers], ["request_timeout", { connection: "close" }]);
  assertEquals(isCancelled(), true);
});

test("a compressed body is refused and not unpacked, as a form, as JSON and everywhere else", async () => {
  const alice = await signUp(app, "alice");
  const zipped = new Blob(["{}"]).stream().pipeThrough(new CompressionStream("gzip"));
  const body = await new Response(zipped).arrayBuffer();
  const types = {
    "/sell": "application/x-www-form-urlencoded",
    "/api/tickets": "application/json",
  };
  for (const [path, type] of Object.entries(types)) {
    const send = (coding: string) =>
      alice.request(path, {
        method: "POST",
        body,
        headers: { "content-type": type, "content-encoding": coding, origin: app.origin },
      });
    for (const coding of ["gzip", "br", "identity, gzip"]) {
      const res = await send(coding);
      assertEquals([res.status, res.headers.get("accept-encoding")], [415, "identity"], path);
      await res.body?.cancel();
    }
    const plain = await send("identity");
    assert(plain.status !== 415);
    await plain.body?.cancel();
  }
});

test("an address longer than any of ours is refused with a short answer that does not repeat it", async () => {
  const long = "x".repeat(60_000);
  const page = await html(app.fetch(`/?q=${long}`), 414);
  assert(page.length < 20_000, `${page.length} characters`);
  assert(!page.includes("xxxx"));
  assert(textOf(page).includes("The address is too long"));
  await problem(app.fetch(`/api/tickets?q=${long}`), 414, "address_too_long");
  await problem(app.fetch(`/${long}`), 414, "address_too_long");
  const kept = JSON.parse(app.lines.at(-1)!);
  assertEquals([kept.status, kept.refusal, kept.path.length], [414, "address_too_long", 500]);
});

test("the longest query does not make a long page: only plausible values are shown in their fields", async () => {
  const usual = (await html(app.fetch("/"))).length;
  for (const name of ["q", "city", "from", "unknown"]) {
    const page = await html(
      app.fetch(`/?${name}=${"'".repeat(2_600)}`),
      name === "unknown" ? 200 : 422,
    );
    assert(page.length < usual + 20_000, `${name}: ${page.length} characters`);
  }
});

test("the way back after signing in is left out when the address would be too long", async () => {
  const post = (referer: string) =>
    app.visitor().post("/sell", {}, { referer: `${app.origin}/tickets/1?x=${referer}` });
  await seeOther(post("y"), `/sign-in?next=${encodeURIComponent("/tickets/1?x=y")}`);
  await seeOther(post("é".repeat(4_000)), "/sign-in");
});

Deno.test("a body that breaks off is the client's fault, not ours", async () => {
  const body = new ReadableStream({
    pull: (controller) => controller.error(new TypeError("connection reset")),
  });
  const req = new Request("http://localhost/", { method: "POST", body });
  const error = await refusedBy(() => readBytes(req));
  assertEquals(error.refusal.code, "malformed");
});

Deno.test("requests are refused while the event loop lags behind", () => {
  const clock = new HandClock();
  for (const rateLimits of [true, false]) {
    const load = watchLoad({ rateLimits, timers: clock, now: clock.now });
    const ends = Array.from({ length: MEASURED_FROM }, () => load.begin("1.1.1.1"));
    clock.time += MAX_LAG_MS + 1; // the loop had no turn for anybody else
    clock.advance(0);
    assertEquals(load.isTooMuch(), rateLimits);
    for (const { end } of ends) end();
    load.begin("1.1.1.1");
    clock.advance(FRESH_MS);
    assertEquals(load.isTooMuch(), false);
  }
});
