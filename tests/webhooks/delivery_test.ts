/** Delivery of events to endpoints: recipients, retries and giving up. The test controls the clock. */
import { Webhook } from "standardwebhooks";
import { assert, assertEquals } from "@std/assert";
import { cancelOrder, refundOrder } from "#domain/orders/commands.ts";
import { addMember } from "#domain/groups/commands.ts";
import { editTicket, withdrawTicket } from "#domain/tickets/commands.ts";
import {
  activateEndpoint,
  addEndpoint,
  removeEndpoint,
  replayDelivery,
  rotateSecret,
} from "#domain/webhooks/commands.ts";
import { webhookKinds } from "#domain/webhooks/kinds.ts";
import { listDeliveries, listEndpoints } from "#domain/webhooks/queries.ts";
import { codeOf, Exchange, must } from "../exchange.ts";
import { openReceiver, type Receiver } from "./receiver.ts";

const HOUR = 3_600;

const open = () => Exchange.open({}, { webhooks: { loopback: true } });

const kindsOfSales = webhookKinds.filter((kind) => !kind.startsWith("concert."));
const listen = async (e: Exchange, userId: string, { url }: Receiver, kinds = kindsOfSales) =>
  must(await addEndpoint(e.x, userId, { url, kinds }));

const deliveriesOf = async (e: Exchange, userId: string, endpointId: string) =>
  must(await listDeliveries(e.x, userId, endpointId, { limit: 100 })).items;

/** Advances the clock minute by minute, and handles what falls due. A minute is a lease: what runs ends first. */
async function pass(e: Exchange, seconds: number): Promise<void> {
  await e.settle();
  for (let passed = 0; passed < seconds; passed += 60) {
    e.clock.forward(60);
    await e.settle();
  }
}

async function sell(e: Exchange, seller: string, buyer: string) {
  const order = await e.reserve(buyer, (await e.ticket(seller)).id);
  must(await e.pay(await e.checkout(buyer, order.id)));
  await e.settle();
  return order;
}

Deno.test("an endpoint that fails for an hour finally gets each event, once per id", async () => {
  await using e = await open();
  await using receiver = openReceiver();
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const { endpoint } = await listen(e, alice, receiver);
  receiver.answer = () => new Response("out of order", { status: 500 });
  const order = await sell(e, alice, bob);
  await pass(e, HOUR);
  assert(receiver.received.length > 9, "deliveries were not retried");
  assertEquals(receiver.acceptedTypes(), []);
  receiver.answer = () => new Response(null, { status: 204 });
  await pass(e, 3 * HOUR);

  assertEquals(receiver.acceptedTypes(), ["order.completed", "order.created", "ticket.listed"]);
  const accepted = receiver.received.filter(({ status }) => status === 204);
  assertEquals(new Set(accepted.map(({ id }) => id)).size, 3);
  for (const { id, body } of accepted) {
    const attempts = receiver.received.filter((one) => one.id === id);
    assert(attempts.length > 3);
    for (const one of attempts) assertEquals(one.body, body, "the body differs between attempts");
  }
  const completed = accepted.map(({ body }) => JSON.parse(body)).find(({ type }) =>
    type === "order.completed"
  );
  assertEquals([completed.data.orderId, completed.data.ticketId], [order.id, order.ticketIds[0]]);
  for (const one of await deliveriesOf(e, alice, endpoint.id)) {
    assertEquals([one.status, one.nextAttemptAt, one.lastStatus], ["delivered", null, 204]);
  }
  const [{ failingSince, disabledAt }] = await listEndpoints(e.x, alice);
  assertEquals([failingSince, disabledAt], [null, null]);
  assertEquals([e.log.errors, e.log.alarms], [[], []]);
});

Deno.test("seller and buyer each get the events of their sale that they subscribed to, and others get none", async () => {
  await using e = await open();
  await using atAlice = openReceiver();
  await using atBob = openReceiver();
  await using atCarol = openReceiver();
  const [alice, bob, carol] = [await e.user("alice"), await e.user("bob"), await e.user("carol")];
  assert((await addMember(e.x, "moderators", carol)).ok);
  await listen(e, alice, atAlice);
  await listen(e, bob, atBob, ["order.completed", "order.refunded"]);
  await listen(e, carol, atCarol);
  const ticket = await e.ticket(alice);
  must(await editTicket(e.x, alice, ticket.id, { description: "New" }, ticket.version));
  const order = await e.reserve(bob, ticket.id);
  must(await cancelOrder(e.x, bob, order.id));
  await e.settle();
  assertEquals(atAlice.acceptedTypes(), [
    "order.cancelled",
    "order.created",
    "ticket.listed",
    "ticket.updated",
  ]);
  const sold = await sell(e, alice, bob);
  must(await refundOrder(e.x, carol, sold.id));
  await e.settle();
  assertEquals(atBob.acceptedTypes(), ["order.completed", "order.refunded"]);
  assertEquals(atCarol.received, []);
});

Deno.test("as long as there is no endpoint, no event has an outbox row for webhooks", async () => {
  await using e = await Exchange.open({}, { workers: false, webhooks: { loopback: true } });
  await using receiver = openReceiver();
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const rows = async () => {
    const { due, scheduled, claimed } = await e.x.store.outbox.counts();
    return due + scheduled + claimed;
  };
  await e.ticket(alice);
  assertEquals(await rows(), 0);
  await listen(e, bob, receiver);
  await e.ticket(alice);
  assertEquals(await rows(), 1);
});

Deno.test("after 32 hours a delivery is given up; its owner can replay it with the same id", async () => {
  await using e = await open();
  await using receiver = openReceiver();
  const alice = await e.user("alice");
  const { endpoint } = await listen(e, alice, receiver);
  receiver.answer = () => new Response(null, { status: 302, headers: { location: "/elsewhere" } });
  await e.ticket(alice);
  await e.settle();
  for (let hours = 0; hours < 40; hours++) {
    e.clock.forward(HOUR);
    await e.settle();
  }
  const [failed] = await deliveriesOf(e, alice, endpoint.id);
  assertEquals([failed.status, failed.attempts, failed.lastStatus], ["failed", 9, 302]);
  assert(failed.lastAttemptAt! - failed.createdAt >= 24 * HOUR * 1000);
  assertEquals(
    new Set(receiver.received.map(({ id }) => id)).size,
    1,
    "redirects are not followed",
  );
  receiver.answer = () => new Response(null, { status: 200 });
  const bob = await e.user("bob");
  assertEquals(codeOf(await replayDelivery(e.x, bob, endpoint.id, failed.id)), "not_found");
  must(await replayDelivery(e.x, alice, endpoint.id, failed.id));
  await e.settle();
  assertEquals((await deliveriesOf(e, alice, endpoint.id))[0].status, "delivered");
  assertEquals(receiver.received.at(-1)!.id, failed.id);
  assertEquals(e.log.alarms, []);
});

Deno.test("a replay replaces the next scheduled attempt", async () => {
  await using e = await open();
  await using receiver = openReceiver();
  const alice = await e.user("alice");
  const { endpoint } = await listen(e, alice, receiver);
  receiver.answer = () => new Response(null, { status: 503 });
  await e.ticket(alice);
  await pass(e, HOUR);
  const [{ id, status }] = await deliveriesOf(e, alice, endpoint.id);
  assertEquals(status, "pending");
  receiver.answer = () => new Response(null, { status: 204 });
  must(await replayDelivery(e.x, alice, endpoint.id, id));
  await e.settle();
  await pass(e, 3 * HOUR);
  assertEquals(receiver.acceptedTypes(), ["ticket.listed"]);
});

Deno.test("an endpoint that fails for three days is disabled and its owner notified; nothing is sent until it is enabled again", async () => {
  await using e = await open();
  await using receiver = openReceiver();
  const alice = await e.user("alice");
  const { endpoint } = await listen(e, alice, receiver);
  receiver.answer = () => new Response(null, { status: 500 });
  for (let day = 0; day < 4; day++) {
    await e.ticket(alice);
    await e.settle();
    for (let hours = 0; hours < 24; hours++) {
      e.clock.forward(HOUR);
      await e.settle();
    }
  }
  assert((await listEndpoints(e.x, alice))[0].disabledAt !== null);
  const letters = e.x.mailer.sent()!.map(({ subject }) => subject);
  assertEquals(letters, ["Your webhook was turned off"]);
  const before = receiver.received.length;
  receiver.answer = () => new Response(null, { status: 204 });
  await e.ticket(alice);
  await e.settle();
  const [last] = await deliveriesOf(e, alice, endpoint.id);
  assertEquals(codeOf(await replayDelivery(e.x, alice, endpoint.id, last.id)), "webhook_disabled");
  assertEquals(receiver.received.length, before);
  must(await activateEndpoint(e.x, alice, endpoint.id));
  await e.ticket(alice);
  must(await replayDelivery(e.x, alice, endpoint.id, last.id));
  await e.settle();
  assertEquals(receiver.received.length, before + 2);
});

Deno.test("an endpoint that answers 410 is disabled", async () => {
  await using e = await open();
  await using receiver = openReceiver();
  const alice = await e.user("alice");
  await listen(e, alice, receiver);
  receiver.answer = () => new Response(null, { status: 410 });
  await e.ticket(alice);
  await pass(e, HOUR);
  assertEquals(receiver.received.length, 1);
  assert((await listEndpoints(e.x, alice))[0].disabledAt !== null);
});

Deno.test("deliveries to a removed endpoint are given up", async () => {
  await using e = await open();
  await using receiver = openReceiver();
  const alice = await e.user("alice");
  const { endpoint } = await listen(e, alice, receiver);
  receiver.answer = () => new Response(null, { status: 500 });
  const ticket = await e.ticket(alice);
  await e.settle();
  must(await removeEndpoint(e.x, alice, endpoint.id));
  must(await withdrawTicket(e.x, alice, ticket.id));
  receiver.answer = () => new Response(null, { status: 204 });
  await pass(e, 2 * HOUR);
  assertEquals(receiver.acceptedTypes(), []);
  assertEquals(await e.x.store.outbox.counts().then(({ scheduled, due }) => scheduled + due), 0);
});

Deno.test("each attempt is signed according to Standard Webhooks; for a day after a rotation with both secrets", async () => {
  await using e = await open();
  await using receiver = openReceiver();
  const alice = await e.user("alice");
  const { endpoint, secret } = await listen(e, alice, receiver);
  const stored = JSON.stringify(await listEndpoints(e.x, alice));
  assert(!stored.includes(secret.slice(6)), "the secret is stored in plain text");
  const signedWith = async (...secrets: string[]) => {
    await e.ticket(alice);
    await e.settle();
    const { id, headers, body } = receiver.received.at(-1)!;
    assertEquals(headers.get("content-type"), "application/json");
    const at = Number(headers.get("webhook-timestamp"));
    assertEquals(at, Math.floor(e.clock.at / 1000));
    const expected = secrets.map((one) => new Webhook(one).sign(id, new Date(at * 1000), body));
    assertEquals(headers.get("webhook-signature"), expected.join(" "));
  };
  await signedWith(secret);
  const rotated = must(await rotateSecret(e.x, alice, endpoint.id));
  await signedWith(rotated.secret, secret);
  e.clock.forward(24 * HOUR);
  await signedWith(rotated.secret);
});
