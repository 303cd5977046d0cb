/** Every handler stays within the limits of a transaction, even at the maximum of everything. */
import { assert, assertEquals } from "@std/assert";
import { emit, events } from "#domain/events.ts";
import { addMember } from "#domain/groups/commands.ts";
import { MAX_CLIENTS } from "#domain/ports/clients.ts";
import { approveTicket, rejectTicket, takeTicketOff } from "#domain/moderation/commands.ts";
import { cancelOrder, refundOrder } from "#domain/orders/commands.ts";
import { MAX_OPEN_REPORTS } from "#domain/reports/report.ts";
import { reportTicket } from "#domain/reports/commands.ts";
import { editTicket } from "#domain/tickets/commands.ts";
import { findTicket } from "#domain/tickets/queries.ts";
import { openPayoutAccount } from "#domain/payouts/account_commands.ts";
import { addEndpoint } from "#domain/webhooks/commands.ts";
import { MAX_ENDPOINTS } from "#domain/webhooks/endpoint.ts";
import { webhookKinds } from "#domain/webhooks/kinds.ts";
import { listDeliveries, listEndpoints } from "#domain/webhooks/queries.ts";
import { handlers } from "#workers/handlers.ts";
import { Exchange, must } from "../exchange.ts";
import { openReceiver } from "../webhooks/receiver.ts";
import { keptLog } from "./help.ts";

/** They only write to Keto, one object at a time, and make no transaction. */
const MIRRORS = "permissions.mirror_";

/** A user with the maximum number of endpoints and programs. */
async function fullUser(e: Exchange, name: string, url: string): Promise<string> {
  const id = await e.user(name);
  for (let n = 0; n < MAX_ENDPOINTS; n++) {
    must(await addEndpoint(e.x, id, { url, kinds: [...webhookKinds] }));
  }
  for (let n = 0; n < MAX_CLIENTS; n++) {
    must(
      await e.x.clients.create(id, {
        kind: "token",
        name: "p",
        scopes: ["tickets:read"],
        grants: [],
        redirectUris: [],
        isPublic: false,
        expiresInDays: null,
      }),
    );
  }
  return id;
}

Deno.test("no handler fails at the maximum: five endpoints of seller, buyer and moderator, fifty programs, twenty reports", async () => {
  const log = keptLog();
  await using e = await Exchange.open({ MODERATION: "on" }, { log, webhooks: { loopback: true } });
  await using receiver = openReceiver();
  const [alice, bob, carol] = await Promise.all(
    ["alice", "bob", "carol"].map((name) => fullUser(e, name, receiver.url)),
  );
  assert((await addMember(e.x, "moderators", carol)).ok);
  const onSale = async () => {
    const { id, version } = await e.ticket(alice);
    return must(await approveTicket(e.x, carol, id, version));
  };
  // Listed, edited and rejected; reported by the maximum number of people, and taken down.
  const turnedDown = await e.ticket(alice);
  const edited = must(
    await editTicket(e.x, alice, turnedDown.id, { description: "New" }, turnedDown.version),
  );
  must(await rejectTicket(e.x, carol, edited.id, edited.version, "No"));
  const reported = await onSale();
  await e.reserve(bob, reported.id);
  for (let n = 0; n < MAX_OPEN_REPORTS; n++) {
    const reporter = await e.user(`reporter${n}`);
    must(await reportTicket(e.x, reporter, reported.id, { reason: "copy", words: "" }));
  }
  const { version } = must(await findTicket(e.x, carol, reported.id));
  must(await takeTicketOff(e.x, carol, reported.id, version, "Fake"));
  // Let go, lapsed, sold and refunded.
  must(await cancelOrder(e.x, bob, (await e.reserve(bob, (await onSale()).id)).id));
  await e.reserve(bob, (await onSale()).id);
  must(await openPayoutAccount(e.x, alice));
  const sold = await e.reserve(bob, (await onSale()).id);
  const payment = await e.checkout(bob, sold.id);
  must(await e.pay(payment));
  await e.settle();
  must(await refundOrder(e.x, carol, sold.id));
  await e.settle();
  e.clock.forward(3_600);
  await e.settle();

  // Rare events are emitted about existing values: handlers with nothing to do return at once.
  const ids = {
    concertId: sold.concertId,
    ticketId: sold.ticketIds[0],
    orderId: sold.id,
    paymentId: payment.id,
    payoutId: sold.id,
    claimId: sold.id,
    pictureId: e.x.store.newId(),
    chunks: 1,
    sellerId: alice,
    listingId: sold.listingId,
    from: sold.terms.startsAt,
    startsAt: sold.terms.startsAt + 1,
    endpointId: (await listEndpoints(e.x, alice))[0].id,
    userId: alice,
    failedPayout: "po_1",
    recoveryId: e.x.store.newId(),
    amount: 1,
    incurred: 1,
    changeId: e.x.store.newId(),
    epoch: 1,
    round: 1,
    version: 1,
  };
  const seen = () =>
    new Set(
      log.kept.filter(({ event }) => event === "event_handled")
        .map(({ fields }) => fields!.handler as string),
    );
  const names = handlers.filter(({ name }) => !name.startsWith(MIRRORS));
  for (const event of new Set(names.filter(({ name }) => !seen().has(name)).map((h) => h.event))) {
    const payload = events[event].safeParse(ids);
    if (!payload.success) continue; // its payload needs something that should have happened above
    const one = { name: event, payload: payload.data } as Parameters<typeof emit>[1];
    await e.x.store.transact((tx) => emit(tx, one));
  }
  await e.settle();

  assertEquals(names.map(({ name }) => name).filter((name) => !seen().has(name)), []);
  assertEquals(log.kept.filter(({ level }) => level !== "info" && level !== "debug"), []);
  const { dead } = await e.x.store.outbox.counts();
  assertEquals(dead, 0);
  // Each of the ten endpoints got the sale, a few at a time, since all are on one host.
  for (let minute = 0; minute < 60; minute++) {
    e.clock.forward(60);
    await e.settle();
  }
  for (const person of [alice, bob]) {
    for (const { id } of await listEndpoints(e.x, person)) {
      const { items } = must(await listDeliveries(e.x, person, id, { limit: 100 }));
      const told = items.filter(({ kind }) => kind === "order.completed");
      assertEquals(told.map(({ status }) => status), ["delivered"]);
    }
  }
});
