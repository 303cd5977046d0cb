/** Edge cases of the exchange's rules. */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { decideReserve } from "#domain/trade/order_decisions.ts";
import { expireOrder } from "#domain/orders/commands.ts";
import { orders } from "#domain/orders/order.ts";
import { letGo } from "#domain/trade/order_steps.ts";
import { decideObservation } from "#domain/trade/payment_decisions.ts";
import { decideOpening, MAX_PAYMENT_ATTEMPTS } from "#domain/trade/opening_decision.ts";
import { editTicket, withdrawTicket } from "#domain/tickets/commands.ts";
import { decideReview } from "#domain/trade/review_decisions.ts";
import { decideEdit, type ListingChange } from "#domain/trade/ticket_decisions.ts";
import type { TicketPatch } from "#domain/tickets/input.ts";
import { getTicket } from "#domain/tickets/queries.ts";
import { emptyWorld, type World } from "#domain/trade/world.ts";
import type { Kv } from "#store/kv/mod.ts";
import { codeOf, Exchange, must } from "../exchange.ts";
import {
  CONCERT,
  concertOf,
  DEADLINE,
  eur,
  holdsWith,
  listingOf,
  orderOf,
  rules,
  snapshotOf,
  T0,
  ticketIn,
  withTicket,
  worldWithOrder,
} from "./cast.ts";

const free = (now: number): World => ({
  ...emptyWorld(now),
  listing: listingOf(),
  holds: { carol: null },
});
const ask = { buyerId: "carol", choice: { ticketIds: ["ticket"] }, orderId: "new" };

Deno.test("nothing is reserved in the last minute before a concert", () => {
  assertEquals(
    codeOf(decideReserve(free(CONCERT - 60_000), ask, rules).answer),
    "ticket_not_available",
  );
  assertEquals(codeOf(decideReserve(free(CONCERT - 60_001), ask, rules).answer), "ok");
});

Deno.test("nobody buys their own ticket", () => {
  const world = { ...free(T0), holds: { alice: null } };
  const own = decideReserve(world, { ...ask, buyerId: "alice" }, rules);
  assertEquals(codeOf(own.answer), "own_ticket");
  assertEquals(own.world, world);
});

Deno.test("an expired order cannot be claimed late once the concert has started", () => {
  const world = { ...worldWithOrder("expired"), now: CONCERT };
  const { world: after } = decideObservation(world, snapshotOf("held"), rules);
  assertEquals([after.payment!.status, after.order!.status], ["voiding", "cancelled"]);
  const before = decideObservation({ ...world, now: CONCERT - 1 }, snapshotOf("held"), rules);
  assertEquals(before.world.order!.status, "claimed");
});

Deno.test("late money claims no ticket that its seller has moved to another concert", () => {
  const expired = worldWithOrder("expired");
  const claimed = (orderedConcertId: string | null) => {
    const world = {
      ...withTicket(expired, { concertId: "concert" }),
      concert: concertOf(),
      orderedConcertId,
      order: orderOf({ ...expired.order!, concertId: "former" }),
    };
    return decideObservation(world, snapshotOf("held"), rules).world.order!.status;
  };
  assertEquals([claimed("concert"), claimed("former"), claimed(null)], [
    "claimed",
    "cancelled",
    "cancelled",
  ]);
});

Deno.test("the cooldown after a lapsed hold starts at its deadline, even if it is noticed later", () => {
  const world = { ...worldWithOrder("lapsed"), now: DEADLINE + 60_000 };
  const after = letGo(world, "order", "expired", rules);
  assertEquals(after.holds.bob!.entries.ticket.cooldownUntil, DEADLINE + 120_000);
});

Deno.test("an order cannot let go of a ticket that another order holds", () => {
  const world = worldWithOrder("live");
  const other = withTicket(world, { orderId: "another" });
  assertThrows(() => letGo(other, "order", "buyer", rules));
});

Deno.test("an order can open a limited number of checkouts", () => {
  const attempt = { paymentId: "new", provider: "sandbox", buyerEmail: "bob@example.org" };
  const after = (attempts: number) =>
    decideOpening(
      { ...worldWithOrder("live"), payment: null, order: orderOf({ attempts }) },
      attempt,
      rules,
    ).answer;
  assertEquals(codeOf(after(MAX_PAYMENT_ATTEMPTS - 1)), "ok");
  assertEquals(codeOf(after(MAX_PAYMENT_ATTEMPTS)), "order_not_payable");
});

Deno.test("with moderation on a change of the text needs a review, and a new price does not", () => {
  const world = free(T0);
  const moderated = { ...rules, moderation: true };
  const statusAfter = (shared: ListingChange["shared"]) =>
    ticketIn(decideEdit(world, { shared, seats: [], country: null }, 1, moderated).world).status;
  assertEquals(statusAfter({ title: "Another Band" }), "pending");
  assertEquals(statusAfter({ description: "Call me" }), "pending");
  assertEquals(statusAfter({ venue: "Arena" }), "pending");
  assertEquals(statusAfter({ price: eur(4000) }), "available");
});

Deno.test("an edit or a review of an outdated version is refused", () => {
  assertEquals(
    codeOf(
      decideEdit(free(T0), { shared: { price: eur(4000) }, seats: [], country: null }, 2, rules)
        .answer,
    ),
    "version_mismatch",
  );
  assertEquals(codeOf(decideReview(free(T0), "reject", 2, rules).answer), "version_mismatch");
});

Deno.test("a withdrawn ticket's barcode may be listed again, a sold one's never", async () => {
  await using e = await Exchange.open();
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const ticket = await e.ticket(alice, { code: "SAME" });
  must(await withdrawTicket(e.x, alice, ticket.id));
  const again = await e.ticket(alice, { code: "SAME" });
  const order = await e.reserve(bob, again.id);
  must(await e.pay(await e.checkout(bob, order.id)));
  await e.settle();
  const other = await e.ticket(bob, { code: "OTHER" });
  const copied = await editTicket(e.x, bob, other.id, { code: "SAME" }, other.version);
  assertEquals(codeOf(copied), "code_already_listed");
});

Deno.test("content and format of a barcode must match, also if only one of them changes", async () => {
  await using e = await Exchange.open();
  const alice = await e.user("alice");
  const ticket = await e.ticket(alice, { code: "Zürich 1", codeType: "aztec" });
  const edit = (patch: TicketPatch, version: number) =>
    editTicket(e.x, alice, ticket.id, patch, version);
  const refused = await edit({ codeType: "code128" }, ticket.version);
  assertEquals(refused.ok ? [] : refused.refusal.errors!.map(({ path }) => path), ["code"]);
  const both = must(await edit({ code: "ZURICH-1", codeType: "code128" }, ticket.version));
  assertEquals(both.codeType, "code128");
  assertEquals(codeOf(await edit({ code: "Zürich 2" }, both.version)), "invalid");
  assertEquals(codeOf(await edit({ codeType: "pdf417" }, ticket.version)), "version_mismatch");
  assertEquals(must(await edit({ codeType: "pdf417" }, both.version)).codeType, "pdf417");
});

Deno.test("a ticket stored before there were barcode formats has a QR code", async () => {
  const opened: { kv?: Deno.Kv } = {};
  await using e = await Exchange.open({}, { kv: (kv) => opened.kv = kv });
  const { id, codeType: _codeType, ...old } = await e.ticket(await e.user("alice"));
  await opened.kv!.set(["ticket", "OLD"], { ...old, id: "OLD" });
  assertEquals((await getTicket(e.x.store, "OLD"))?.codeType, "qr");
  assertEquals((await getTicket(e.x.store, id))?.codeType, "qr");
});

Deno.test("a deadline's event that comes too early is rescheduled, and the order does not change", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const order = await e.reserve(bob, (await e.ticket(alice)).id);
  e.clock.at = order.expiresAt;
  const { outbox } = e.x.store;
  const [row] = await outbox.claim((await outbox.look(10)).due);
  e.clock.at = order.expiresAt - 5000; // the clock of the process that claimed it was ahead
  await expireOrder(e.x, order.id, row);
  assertEquals((await e.x.store.get(orders, order.id))!.status, "created");
  assertEquals((await outbox.look(10)).nextDueAt, order.expiresAt);
});

Deno.test("an event's row is deleted in the commit of its effect, for a claim and for a sale", async () => {
  const commits: { sets: string[]; deletes: string[] }[] = [];
  const recording = (kv: Deno.Kv): Kv =>
    new Proxy(kv, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (name !== "atomic") return typeof value === "function" ? value.bind(target) : value;
        return () => {
          const [atomic, commit] = [target.atomic(), {
            sets: [] as string[],
            deletes: [] as string[],
          }];
          commits.push(commit);
          const { set, delete: remove } = atomic;
          atomic.set = (key, stored, options) => {
            commit.sets.push(`${String(key[0])} ${(stored as { status?: string }).status}`);
            return set.call(atomic, key, stored, options);
          };
          atomic.delete = (key) => {
            commit.deletes.push(String(key[0]));
            return remove.call(atomic, key);
          };
          return atomic;
        };
      },
    });
  await using e = await Exchange.open({}, { kv: recording });
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const order = await e.reserve(bob, (await e.ticket(alice)).id);
  must(await e.pay(await e.checkout(bob, order.id)));
  await e.settle();
  for (const effect of ["order claimed", "order complete"]) {
    const found = commits.filter(({ sets }) => sets.includes(effect));
    assertEquals(found.length, 1, effect);
    assert(found[0].deletes.includes("outbox"), `${effect} leaves its row`);
  }
});

Deno.test("a buyer's own lapsed hold does not count towards the limit", () => {
  const holds = { carol: holdsWith("carol", { until: T0 }) };
  const world = { ...free(T0), listing: listingOf({ id: "other" }), holds };
  const other = { ...ask, choice: { ticketIds: ["other"] } };
  assertEquals(codeOf(decideReserve(world, other, { ...rules, maxHolds: 1 }).answer), "ok");
  const held = { ...world, now: T0 - 1 };
  assertEquals(codeOf(decideReserve(held, other, { ...rules, maxHolds: 1 }).answer), "hold_limit");
});
