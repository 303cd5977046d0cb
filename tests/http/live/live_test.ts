/** Live states by server-sent events, in the built app. */
import { assert, assertEquals } from "@std/assert";
import { Watched } from "../../store/wrapped_kv.ts";
import type { Pass } from "#web/live/streams.ts";
import { startApp, test } from "../app.ts";
import {
  buy,
  json,
  list,
  openCheckout,
  PASSWORD,
  problem,
  reserve,
  seeOther,
  signUp,
  signUpModerator,
} from "../cast.ts";
import { EventSource } from "../event_source.ts";

const watched = new Watched();
const app = await startApp({ kv: (kv) => watched.on(kv) });
Deno.test.afterAll(() => app.stop());

const eventsOf = (path: string, headers: HeadersInit = {}) =>
  EventSource.open(app.fetch(`/api/tickets/${path}/events`, { headers }));

test("a stream sends the ticket's state at once, then each change, and never its barcode", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const ticketId = await list(alice, { code: "SECRET-CODE" });
  const source = await eventsOf(ticketId);
  const first = await source.next();
  assertEquals([first!.event, first!.id], ["ticket", "1-available"]);
  assertEquals(first!.data, {
    id: ticketId,
    status: "available",
    startsAt: "2027-05-01T18:00:00.000Z",
    price: { amount: 4550, currency: "EUR" },
    total: { amount: 4550, currency: "EUR" },
    version: 1,
    now: new Date(app.clock.at).toISOString(),
    spreadMs: 0,
  });
  assert(source.retryMs! >= 1_000 && source.retryMs! <= 4_000, String(source.retryMs));

  const orderId = await reserve(bob, ticketId);
  const held = await source.next();
  assertEquals([held!.id, held!.data.status], ["2-reserved", "reserved"]);
  assertEquals(held!.data.heldUntil, new Date(app.clock.at + 900_000).toISOString());

  await seeOther(bob.post(`/orders/${orderId}/cancellation`), `/orders/${orderId}`);
  assertEquals((await source.next())!.id, "3-available");
  const orderOfCarol = await buy(await signUp(app, "carol"), ticketId);
  let last = await source.next();
  while (last!.data.status !== "sold") last = await source.next();
  assert(
    !JSON.stringify(last).includes("SECRET-CODE") && !JSON.stringify(last).includes(orderOfCarol),
  );
  await source.close();
});

test("a stream ends with the session or token that it was opened with: a changed password, a revoked token", async () => {
  const { streams } = app.system;
  const real = streams.open;
  const passes: (Pass | null)[] = [];
  const noting: typeof real = (address, pass, begin) => {
    passes.push(pass);
    return real(address, pass, begin);
  };
  const [alice, dora] = [await signUp(app, "alice"), await signUp(app, "dora")];
  const ticketId = await list(alice);
  const path = `/api/orders/${await reserve(dora, ticketId)}/events`;
  const program = { name: "A script", scopes: ["orders:read"] };
  const { id, secret } = await json(dora.call("POST", "/api/clients", program), 201);
  const bearer = { headers: { authorization: `Bearer ${secret}` } };
  Object.assign(streams, { open: noting });
  try {
    for (
      const ask of [
        () => dora.get(path),
        () => app.fetch(path, bearer),
        () => app.fetch(`/api/tickets/${ticketId}/events`),
      ]
    ) {
      const res = await ask();
      assertEquals(res.status, 200);
      await res.body?.cancel();
    }
  } finally {
    Object.assign(streams, { open: real });
  }
  const holds = () => Promise.all(passes.map((pass) => pass?.holds() ?? null));
  assertEquals(await holds(), [true, true, null]);
  assertEquals((await dora.call("DELETE", `/api/clients/${id}`)).status, 204);
  assertEquals(await holds(), [true, false, null]);
  const change = { current: PASSWORD, password: "another long password" };
  await seeOther(dora.post("/account/password", change), "/account");
  assertEquals(await holds(), [false, false, null]);
});

test("a reconnecting client gets the current state", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const ticketId = await list(alice);
  const before = await eventsOf(ticketId);
  const { id } = (await before.next())!;
  await before.close();
  await reserve(bob, ticketId);
  const after = await eventsOf(ticketId, { "last-event-id": id });
  assertEquals((await after.next())!.id, "2-reserved");
  await after.close();
});

test("a watch that lags behind does not send a stream back to an earlier state", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const ticketId = await list(alice);
  const early = await eventsOf(ticketId);
  await early.next();
  await until(() => watched.open.size === 1);
  const gate = Promise.withResolvers<void>();
  watched.gate = gate.promise;
  const orderId = await reserve(bob, ticketId);
  const late = await eventsOf(ticketId);
  assertEquals((await late.next())!.id, "2-reserved");
  gate.resolve();
  await seeOther(bob.post(`/orders/${orderId}/cancellation`), /./);
  assertEquals((await late.next())!.id, "3-available");
  await Promise.all([early.close(), late.close()]);
});

test("500 open streams for one ticket share one watch, and all get the change", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const ticketId = await list(alice);
  await until(() => watched.open.size === 0);
  const before = watched.opened;
  const sources = await Promise.all(Array.from({ length: 500 }, () => eventsOf(ticketId)));
  assertEquals(
    await Promise.all(sources.map(async (it) => (await it.next())!.data.status)),
    Array(500).fill("available"),
  );
  await reserve(bob, ticketId);
  const told = await Promise.all(sources.map((it) => it.next()));
  assertEquals(told.map((it) => it!.data.status), Array(500).fill("reserved"));
  assertEquals([watched.opened - before, watched.open.size], [1, 1]);
  assertEquals(told[0]!.data.spreadMs, 998, "a crowd is asked not to look all at once");
  const metrics = await (await app.fetch("/metrics")).text();
  assert(metrics.includes('ticketing_live{what="streams"} 500'), metrics);
  assert(metrics.includes('ticketing_live{what="watches"} 1'));
  await Promise.all(sources.map((it) => it.close()));
  await until(() => watched.open.size === 0);
  assertEquals(app.system.streams.count(), 0);
});

test("one stream covers several tickets, and leaves out those that the viewer may not see", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const ids = [await list(alice), await list(alice)];
  const source = await EventSource.open(app.fetch(`/api/tickets/events?ids=${ids},01UNKNOWN`));
  const first = [await source.next(), await source.next()];
  assertEquals(first.map((it) => it!.data.id), ids);
  await reserve(bob, ids[1]);
  const { data } = (await source.next())!;
  assertEquals([data.id, data.status], [ids[1], "reserved"]);
  await source.close();
  const many = Array.from({ length: 51 }, (_, i) => `id${i}`).join(",");
  await problem(app.fetch(`/api/tickets/events?ids=${many}`), 422, "invalid");
  await problem(app.fetch("/api/tickets/events?ids=a%20b"), 422, "invalid");
  await problem(app.fetch("/api/tickets/events"), 422, "invalid");
});

test("a ticket that is taken down is `gone` for strangers, while its seller's stream goes on", async () => {
  const alice = await signUp(app, "alice");
  const moderator = await signUpModerator(app, "mona");
  const ticketId = await list(alice);
  const stranger = await eventsOf(ticketId);
  const seller = await EventSource.open(alice.get(`/api/tickets/${ticketId}/events`));
  await stranger.next();
  await seller.next();
  await seeOther(
    moderator.post(`/moderation/${ticketId}/rejection`, { version: "1", reason: "A copy." }),
    /./,
  );
  assertEquals(await stranger.next(), { event: "gone", id: "gone", data: { id: ticketId } });
  assertEquals((await seller.next())!.data.status, "rejected");
  await Promise.all([stranger.close(), seller.close()]);
  await problem(app.fetch(`/api/tickets/${ticketId}/events`), 404, "not_found");
  await problem(app.fetch("/api/tickets/01UNKNOWN/events"), 404, "not_found");
  await problem(app.fetch(`/api/tickets/${"x".repeat(3000)}/events`), 404, "not_found");
});

test("an order's stream is for those who may see the order, and sends its state", async () => {
  const [alice, bob, carol] = [
    await signUp(app, "alice"),
    await signUp(app, "bob"),
    await signUp(app, "carol"),
  ];
  const orderId = await reserve(bob, await list(alice));
  const path = `/api/orders/${orderId}/events`;
  await problem(app.fetch(path), 401, "unauthenticated");
  await problem(carol.get(path), 404, "not_found");
  const source = await EventSource.open(bob.get(path));
  assertEquals((await source.next())!.data.status, "created");
  const checkout = await openCheckout(bob, orderId);
  assertEquals((await source.next())!.data.status, "awaiting:payment");
  await seeOther(bob.post(checkout, { card: "4242424242424242" }), /payment$/);
  let last = await source.next();
  while (["awaiting:payment", "claimed"].includes(last!.data.status as string)) {
    last = await source.next();
  }
  assertEquals(last!.data.status, "complete");
  await source.close();
});

test("HEAD opens no stream", async () => {
  const ticketId = await list(await signUp(app, "alice"));
  const res = await app.fetch(`/api/tickets/${ticketId}/events`, { method: "HEAD" });
  assertEquals([res.status, res.headers.get("content-type"), res.body], [
    200,
    "text/event-stream",
    null,
  ]);
  assertEquals(app.system.streams.count(), 0);
});

test("when the database's watch breaks, the streams go on", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const ticketId = await list(alice);
  const source = await eventsOf(ticketId);
  await source.next();
  await until(() => watched.open.size === 1);
  watched.breakAll();
  await reserve(bob, ticketId);
  assertEquals((await source.next())!.id, "2-reserved");
  await source.close();
});

/** Waits until the condition holds. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turns = 0; turns < 2_000; turns++) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error("never");
}
