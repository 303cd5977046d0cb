import { assert, assertEquals, assertMatch } from "@std/assert";
import { startApp, test } from "../app.ts";
import {
  buy,
  CARDS,
  json,
  list,
  problem,
  reserve,
  seeOther,
  signUp,
  signUpModerator,
} from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

async function aliceSells() {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  return { alice, bob, ticketId: await list(alice) };
}

test("an order is for one ticket, for several of a listing, or for a number of them; anything else is refused at its field", async () => {
  const { alice, bob, ticketId } = await aliceSells();
  const reserve = (body: unknown) => bob.call("POST", "/api/orders", body);
  const wrong: [unknown, string][] = [
    [{}, "ticketId"],
    [{ ticketId, ticketIds: [ticketId] }, "ticketId"],
    [{ listingId: ticketId }, "quantity"],
    [{ quantity: 1 }, "listingId"],
    [{ listingId: ticketId, quantity: 7 }, "quantity"],
    [{ ticketIds: [] }, "ticketIds"],
    [{ ticketIds: Array(7).fill(ticketId) }, "ticketIds"],
    [[], ""],
  ];
  for (const [body, path] of wrong) {
    const { errors } = await problem(reserve(body), 422, "invalid");
    assertEquals(errors!.map((one) => one.path), [path], JSON.stringify(body));
  }
  const two = await problem(
    reserve({ listingId: ticketId, quantity: 2 }),
    409,
    "quantity_not_offered",
  );
  assertEquals(two.quantities, [1]);
  const total = { amount: 4550, currency: "EUR" };
  const order = await json(reserve({ listingId: ticketId, quantity: 1, total }), 201);
  assertEquals(order.ticketIds, [ticketId]);
  assertEquals((await json(reserve({ ticketIds: [ticketId] }), 200)).id, order.id);
  assertEquals((await json(alice.get(`/api/orders/${order.id}`))).id, order.id);
});

test("reserving answers 201 with the order, and 200 with the same one when it is already held", async () => {
  const { alice, bob, ticketId } = await aliceSells();
  const body = { ticketId, price: { amount: 4550, currency: "EUR" } };
  const res = await bob.call("POST", "/api/orders", body);
  assertEquals(res.status, 201);
  const order = await res.json();
  assertEquals(res.headers.get("location"), `/api/orders/${order.id}`);
  const { snapshot, concertId, ...rest } = order;
  assertEquals(rest, {
    id: order.id,
    ticketId,
    ticketIds: [ticketId],
    listingId: ticketId,
    total: { amount: 4550, currency: "EUR" },
    buyerId: bob.userId,
    sellerId: alice.userId,
    status: "created",
    expiresAt: "2027-01-15T12:15:00.000Z",
    version: 1,
    createdAt: "2027-01-15T12:00:00.000Z",
    updatedAt: "2027-01-15T12:00:00.000Z",
  });
  assertEquals(snapshot.price, { amount: 4550, currency: "EUR" });
  assert(!("codeHash" in snapshot));
  assertEquals((await json(bob.get(`/api/tickets/${ticketId}`))).concertId, concertId);
  const again = await json(bob.call("POST", "/api/orders", body));
  assertEquals(again.id, order.id);
  assertEquals((await json(bob.get(`/api/orders/${order.id}`))).id, order.id);
  assertEquals((await json(alice.get(`/api/orders/${order.id}`))).id, order.id);
});

test("reserving refuses with the API's codes", async () => {
  const { alice, bob, ticketId } = await aliceSells();
  const carol = await signUp(app, "carol");
  await problem(app.visitor().call("POST", "/api/orders", { ticketId }), 401, "unauthenticated");
  await problem(alice.call("POST", "/api/orders", { ticketId }), 403, "own_ticket");
  const dearer = { ticketId, price: { amount: 1, currency: "EUR" } };
  await problem(bob.call("POST", "/api/orders", dearer), 409, "price_changed");
  await problem(bob.call("POST", "/api/orders", {}), 422, "invalid");
  await problem(bob.call("POST", "/api/orders", { ticketId, colour: "red" }), 422, "invalid");
  await problem(bob.call("POST", "/api/orders", { ticketId: "../etc" }), 404, "not_found");
  await problem(bob.call("POST", "/api/orders", { ticketId: "01UNKNOWN" }), 404, "not_found");
  await reserve(bob, ticketId);
  await problem(carol.call("POST", "/api/orders", { ticketId }), 409, "ticket_taken");
  const gone = await list(alice);
  await alice.call("DELETE", `/api/tickets/${gone}`);
  await problem(bob.call("POST", "/api/orders", { ticketId: gone }), 409, "ticket_not_available");
});

test("cancelling answers the order; reserving again has to wait for the cooldown", async () => {
  const { bob, ticketId } = await aliceSells();
  const id = await reserve(bob, ticketId);
  const carol = await signUp(app, "carol");
  await problem(carol.call("DELETE", `/api/orders/${id}`), 404, "not_found");
  const order = await json(bob.call("DELETE", `/api/orders/${id}`));
  assertEquals([order.status, order.cancelReason], ["cancelled", "buyer"]);
  const res = await bob.call("POST", "/api/orders", { ticketId });
  assertEquals(res.headers.get("retry-after"), "120");
  await problem(Promise.resolve(res), 409, "rehold_cooldown");
});

test("orders are listed by role and status, with cursors", async () => {
  const { alice, bob } = await aliceSells();
  for (let i = 0; i < 3; i++) await buy(bob, await list(alice));
  app.clock.forward(1);
  const held = await reserve(bob, await list(alice));
  const ids = (page: { items: { id: string }[] }) => page.items.map((order) => order.id);
  assertEquals(ids(await json(bob.get("/api/orders")))[0], held);
  assertEquals(ids(await json(alice.get("/api/orders"))), []);
  assertEquals(ids(await json(alice.get("/api/orders?role=seller"))).length, 4);
  assertEquals(ids(await json(bob.get("/api/orders?status=created"))), [held]);
  const first = await json(bob.get("/api/orders?limit=2"));
  const rest = await json(bob.get(`/api/orders?limit=2&cursor=${first.nextCursor}`));
  assertEquals([first.items.length, rest.items.length, rest.nextCursor], [2, 2, undefined]);
  await problem(bob.get("/api/orders?role=owner"), 422, "invalid");
  await problem(bob.get("/api/orders?status=gone"), 422, "invalid");
  await problem(bob.get("/api/orders?limit=0"), 422, "invalid");
  await problem(bob.get("/api/orders?cursor=nonsense"), 400, "malformed");
  await problem(app.fetch("/api/orders"), 401, "unauthenticated");
});

test("a lapsed order reads as cancelled, reason expired", async () => {
  const { bob, ticketId } = await aliceSells();
  const id = await reserve(bob, ticketId);
  app.clock.forward(900);
  const order = await json(bob.get(`/api/orders/${id}`));
  assertEquals([order.status, order.cancelReason], ["cancelled", "expired"]);
  await problem(bob.call("POST", "/api/payments", { orderId: id }), 409, "order_lapsed");
});

test("a payment is opened once, paid at its address, and captured", async () => {
  const { alice, bob, ticketId } = await aliceSells();
  const orderId = await reserve(bob, ticketId);
  const opened = await json(bob.call("POST", "/api/payments", { orderId }), 201);
  assertMatch(opened.checkoutUrl, /^http:\/\/localhost:8000\/sandbox\/checkout\/cs_/);
  assertEquals([opened.status, opened.amount], ["pending", { amount: 4550, currency: "EUR" }]);
  const again = await json(bob.call("POST", "/api/payments", { orderId }), 201);
  assertEquals([again.id, again.checkoutUrl], [opened.id, opened.checkoutUrl]);
  assertEquals((await json(bob.get(`/api/orders/${orderId}`))).paymentId, opened.id);
  const sellers = await json(alice.get(`/api/payments/${opened.id}`));
  assert(!("checkoutUrl" in sellers), "for the buyer alone");
  const carol = await signUp(app, "carol");
  await problem(carol.get(`/api/payments/${opened.id}`), 404, "not_found");
  await problem(carol.call("POST", "/api/payments", { orderId }), 404, "not_found");
  await problem(alice.call("POST", "/api/payments", { orderId }), 403, "forbidden");

  const path = new URL(opened.checkoutUrl).pathname;
  await seeOther(bob.post(path, { card: CARDS.pays }), `/orders/${orderId}/payment`);
  await seeOther(bob.get(`/orders/${orderId}/payment`), `/orders/${orderId}`);
  const { items } = await json(bob.get(`/api/payments?orderId=${orderId}`));
  assertEquals(items.map((payment: { status: string }) => payment.status), ["captured"]);
  assert(!("checkoutUrl" in items[0]));
  assertMatch(items[0].stripeId, /^ch_/);
  await problem(bob.call("POST", "/api/payments", { orderId }), 409, "order_not_payable");
});

test("payments need an order that the person may see", async () => {
  const { bob } = await aliceSells();
  await problem(app.fetch("/api/payments?orderId=x"), 401, "unauthenticated");
  await problem(bob.get("/api/payments"), 422, "invalid");
  await problem(bob.get("/api/payments?orderId=01UNKNOWN"), 404, "not_found");
  await problem(bob.get("/api/payments/01UNKNOWN"), 404, "not_found");
  await problem(bob.call("POST", "/api/payments", { orderId: 7 }), 422, "invalid");
  await problem(bob.call("POST", "/api/payments", { orderId: "01UNKNOWN" }), 404, "not_found");
});

test("a moderator cancels a hold through the API with a reason; its buyer cannot do it that way", async () => {
  const moderator = await signUpModerator(app, "mona");
  const { bob, ticketId } = await aliceSells();
  const path = `/api/orders/${await reserve(bob, ticketId)}/cancellation`;
  const because = { reason: "The account was stolen" };
  await problem(bob.call("POST", path, because), 403, "forbidden");
  await problem(moderator.call("POST", path, { reason: " " }), 422, "invalid");
  await problem(moderator.call("POST", path, {}), 422, "invalid");
  const ended = await json(moderator.call("POST", path, because));
  assertEquals([ended.status, ended.cancelReason], ["cancelled", "moderator"]);
});

test("a moderator withdraws a ticket through the API, with the version that they saw", async () => {
  const moderator = await signUpModerator(app, "mona");
  const { bob, ticketId } = await aliceSells();
  const path = `/api/tickets/${ticketId}/withdrawal`;
  const because = { reason: "There is no such concert" };
  const seen = {
    "if-match": (await moderator.get(`/api/tickets/${ticketId}`)).headers.get("etag")!,
  };
  await problem(bob.call("POST", path, because, seen), 403, "forbidden");
  await problem(moderator.call("POST", path, because), 428, "version_required");
  const other = { "if-match": '"9-sold-other"' };
  await problem(moderator.call("POST", path, because, other), 412, "version_mismatch");
  await problem(moderator.call("POST", path, {}, seen), 422, "invalid");
  assertEquals((await json(moderator.call("POST", path, because, seen))).status, "withdrawn");
});

test("moderators cancel and refund; nobody else does", async () => {
  const moderator = await signUpModerator(app, "mona");
  const { alice, bob, ticketId } = await aliceSells();
  const id = await buy(bob, ticketId);
  await problem(bob.call("POST", `/api/orders/${id}/refund`), 403, "forbidden");
  await problem(alice.call("POST", `/api/orders/${id}/refund`), 403, "forbidden");
  await problem(app.visitor().call("POST", `/api/orders/${id}/refund`), 401, "unauthenticated");
  await problem(moderator.call("POST", "/api/orders/01UNKNOWN/refund"), 404, "not_found");
  await problem(moderator.call("DELETE", `/api/orders/${id}`), 409, "order_not_cancellable");
  const path = `/api/orders/${id}/refund`;
  await problem(moderator.call("POST", path, { reason: "x".repeat(301) }), 422, "invalid");
  assertEquals((await json(moderator.call("POST", path))).status, "refunded");
  assertEquals((await json(moderator.get("/api/users/current-user"))).groups, ["moderators"]);
});
