/** No transaction checks more keys than a commit may, even at the maximum of everything. */
import { assert, assertEquals } from "@std/assert";
import { answerClaim, openClaim } from "#domain/claims/commands.ts";
import { decideOnClaim } from "#domain/claims/verdict.ts";
import { cancelConcert, mergeConcert } from "#domain/concerts/endings.ts";
import { addMember } from "#domain/groups/commands.ts";
import type { Once } from "#domain/idempotency/once.ts";
import { takeTicketOff } from "#domain/moderation/commands.ts";
import { refundOrder, reserveTicket } from "#domain/orders/commands.ts";
import { refreshPayment } from "#domain/payments/commands.ts";
import { reportTicket } from "#domain/reports/commands.ts";
import { editListing } from "#domain/tickets/edit_listing.ts";
import { listTickets } from "#domain/tickets/list_tickets.ts";
import { CHECKS_PER_TRANSACTION, type Kv } from "#store/kv/mod.ts";
import { Exchange, must, ticketAt } from "../exchange.ts";

const olga = { by: "terminal:olga", why: "she moderates" };
const SLOW_CARD = "4000000000000259";

/** How many keys each commit checked, since the last time that it was asked. */
class Counted {
  #checks: number[] = [];

  readonly kv = (kv: Deno.Kv): Kv =>
    new Proxy(kv, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (name !== "atomic") return typeof value === "function" ? value.bind(target) : value;
        return () => this.#counting(target.atomic());
      },
    });

  #counting(atomic: Deno.AtomicOperation): Deno.AtomicOperation {
    const at = this.#checks.push(0) - 1;
    const { check } = atomic;
    atomic.check = (...checks) => {
      this.#checks[at] += checks.length;
      return check.call(atomic, ...checks);
    };
    return atomic;
  }

  /** The most that one commit checked meanwhile. */
  async during(work: () => Promise<unknown>): Promise<number> {
    this.#checks = [];
    await work();
    return Math.max(...this.#checks);
  }
}

/** A request with an idempotency key. */
const once = (id: string): Once<unknown> => ({
  id,
  bodyHash: "hash",
  answerTo: () => Promise.resolve({ status: 201, headers: {}, body: "" }),
});

Deno.test("a form with six barcodes, an order for six tickets and its refund check nine keys at most", async () => {
  const counted = new Counted();
  const env = { REHOLD_COOLDOWN_SECONDS: "0", ORDER_EXPIRATION_SECONDS: "2" };
  await using e = await Exchange.open(env, { workers: false, kv: counted.kv });
  const [alice, bob, mona] = await Promise.all(["alice", "bob", "mona"].map((n) => e.user(n)));
  must(await addMember(e.x, "moderators", mona, olga));
  const found: Record<string, number> = {};
  const buyers = () => Promise.all(Array.from({ length: 6 }, () => e.user("buyer")));
  const { seat: _, code: __, codeType, ...shared } = ticketAt(e.clock.at + 86_400_000 * 9, "");
  const rows = (name: string) =>
    Array.from({ length: 6 }, (_, n) => ({ seat: String(n), code: `${name}-${n}`, codeType }));
  const input = { ...shared, split: "any" as const, tickets: rows("A") };

  found.list = await counted.during(async () => {
    must(await listTickets(e.x, alice, input, once("list")));
  });
  const listing = must(await listTickets(e.x, alice, { ...input, tickets: rows("B") }));
  const listingId = listing.id;
  const lapsed = async () => {
    for (const [at, buyer] of (await buyers()).entries()) {
      await e.reserve(buyer, listing.seats[at].id);
    }
    e.clock.forward(10);
  };

  await lapsed();
  found.reserve = await counted.during(async () => {
    must(await reserveTicket(e.x, bob, { listingId, quantity: 6 }, once("reserve")));
  });
  e.clock.forward(10);
  const order = must(await reserveTicket(e.x, bob, { listingId, quantity: 6 })).order;
  const payment = await e.checkout(bob, order.id);
  e.clock.at = order.expiresAt - 1_000;
  must(await e.pay(payment, SLOW_CARD));
  e.clock.at = order.expiresAt;
  await lapsed(); // and bob's order was let go
  found.claim = await counted.during(async () => {
    await refreshPayment(e.x, payment.id);
  });
  assertEquals((await e.orderNow(order.id)).status, "claimed");
  found.complete = await counted.during(async () => {
    await refreshPayment(e.x, payment.id);
  });
  assertEquals((await e.orderNow(order.id)).status, "complete");
  must(await reportTicket(e.x, await e.user("carol"), listingId, { reason: "copy", words: "" }));
  found.refund = await counted.during(async () => {
    must(await refundOrder(e.x, mona, order.id));
  });

  const other = must(await listTickets(e.x, alice, { ...input, tickets: rows("C") }));
  for (const [at, buyer] of (await buyers()).entries()) await e.reserve(buyer, other.seats[at].id);
  e.clock.forward(10);
  const { version } = await e.listingNow(other.id);
  const tickets = other.seats.map(({ id }, at) => ({ id, code: `D-${at}` }));
  found.edit = await counted.during(async () => {
    must(await editListing(e.x, alice, other.id, { venue: "Arena", tickets }, version));
  });
  for (const [at, buyer] of (await buyers()).entries()) await e.reserve(buyer, other.seats[at].id);
  must(await reportTicket(e.x, bob, other.id, { reason: "copy", words: "" }));
  const now = await e.listingNow(other.id);
  found.takeOff = await counted.during(async () => {
    must(await takeTicketOff(e.x, mona, other.id, now.version, "A copy"));
  });

  for (const [what, checks] of Object.entries(found)) {
    assert(checks > 0 && checks <= CHECKS_PER_TRANSACTION, `${what}: ${checks}`);
  }
  assertEquals(found.list, CHECKS_PER_TRANSACTION);
});

Deno.test("a claim and all that can end it check nine keys at most", async () => {
  // The store throws if a transaction checks more. Handlers commit in groups, so that the checks of a
  // commit say nothing here.
  await using e = await Exchange.open();
  const [alice, bob, mona] = await Promise.all(["alice", "bob", "mona"].map((n) => e.user(n)));
  must(await addMember(e.x, "moderators", mona, olga));
  const because = { reason: "Not held", requestId: null };
  const words = { kind: "never_came", text: "Nothing came." } as const;
  const claimed = async (name: string) => {
    const order = await e.buy(await e.take(bob, await e.listing(alice, 6, { title: name }), 6));
    must(await reportTicket(e.x, mona, order.listingId, { reason: "copy", words: "" }));
    return order;
  };
  const [upheld, off, into, won] = [
    await claimed("Upheld"),
    await claimed("Off"),
    await claimed("Off again"),
    await claimed("Refunded"),
  ];
  e.clock.at = upheld.terms.startsAt + 1_000;
  must(await openClaim(e.x, bob, upheld.id, words, once("claim")));
  for (const { id } of [off, into, won]) must(await openClaim(e.x, bob, id, words));
  must(await answerClaim(e.x, alice, upheld.id, "It did."));
  must(await decideOnClaim(e.x, mona, upheld.id, { outcome: "upheld", reason: "Not held" }));
  await e.settle();
  must(await refundOrder(e.x, mona, won.id));
  await e.settle();
  // Its listings follow two decisions at once: the concert that it became part of is cancelled.
  must(await mergeConcert(e.x, mona, off.concertId!, into.concertId!, because));
  must(await cancelConcert(e.x, mona, into.concertId!, because));
  await e.settle();
  for (const { id } of [off, into]) assertEquals((await e.orderNow(id)).status, "refunded");
});
