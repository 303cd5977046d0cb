/** What a sale posts: in every cell of the payments' table, and when a moderator refunds. */
import { assert, assertEquals } from "@std/assert";
import { postings } from "#domain/books/posting.ts";
import type { PaymentStatus } from "#domain/payments/payment.ts";
import { decideRefund } from "#domain/trade/order_decisions.ts";
import { decideObservation } from "#domain/trade/payment_decisions.ts";
import {
  paymentMachine,
  type ProviderState,
  providerStates,
} from "#domain/trade/payment_machine.ts";
import type { ProviderDispute } from "#domain/ports/payments.ts";
import { withBooks } from "#domain/trade/books/opening_books.ts";
import type { World } from "#domain/trade/world.ts";
import { Exchange } from "../exchange.ts";
import {
  DEADLINE,
  eur,
  orderOf,
  paymentOf,
  rules,
  snapshotOf,
  worldWithOrder,
} from "../domain/cast.ts";
import { worldWithPayment } from "./payment_worlds.ts";
import { tellBalances, tellLines } from "./tell.ts";

/** For example "payment:captured B +4500 · S −4500". */
const told = ({ postings }: World): string[] =>
  postings.map(({ id, lines }) => `${id} ${tellLines(lines)}`);

/** The cells that post something, and what. */
const posts: Partial<Record<PaymentStatus, Partial<Record<ProviderState, string[]>>>> = {
  pending: { taken: ["payment:captured B +4500 · S −4500"] },
  authorized: { taken: ["payment:captured B +4500 · S −4500"] },
  voiding: { taken: ["payment:taken B +4500 · R −4500"] },
  voided: { taken: ["payment:taken B +4500 · R −4500"] },
  failed: { taken: ["payment:taken B +4500 · R −4500"] },
  captured: {
    returned: ["payment:refund S +4500 · R −4500", "payment:returned:2 B −4500 · R +4500"],
  },
  refunding: { returned: ["payment:returned:2 B −4500 · R +4500"] },
  refunded: { taken: ["payment:bounced:2 B +4500 · R −4500"] },
};

for (const status of Object.keys(paymentMachine) as PaymentStatus[]) {
  for (const state of providerStates) {
    const expected = posts[status]?.[state] ?? [];
    Deno.test(`a payment ${status} that is ${state} there posts ${expected.join(", ") || "nothing"}`, () => {
      const { world } = decideObservation(worldWithPayment(status), snapshotOf(state), rules);
      assertEquals(told(world), expected);
    });
  }
}

const late = (): World => ({ ...worldWithOrder("expired"), payment: paymentOf() });

Deno.test("money that came late, or in another amount, is due to the buyer as it was taken", () => {
  const after = { ...snapshotOf("taken"), authorizedAt: DEADLINE };
  const { world } = decideObservation(late(), after, rules);
  assertEquals(told(world), ["payment:taken B +4500 · R −4500"]);
  const other = { ...snapshotOf("taken"), amount: eur(4400) };
  const differs = decideObservation(worldWithOrder("live"), other, rules);
  assertEquals(told(differs.world), ["payment:taken B +4400 · R −4400"]);
  assertEquals(tellBalances(differs.world.payment!.balances!), "due 4400");
});

Deno.test("money that is only held is in no book", () => {
  assertEquals(told(decideObservation(late(), snapshotOf("held"), rules).world), []);
  assertEquals(
    told(decideObservation(worldWithOrder("live"), snapshotOf("held"), rules).world),
    [],
  );
});

Deno.test("a refund by a moderator is due until the provider has made it", () => {
  const { world } = decideRefund(worldWithOrder("complete"));
  assertEquals(told(world), ["payment:refund S +4500 · R −4500"]);
  assertEquals(tellBalances(world.payment!.balances!), "due 4500");
});

Deno.test("each refund of a payment that bounces has postings of its own", () => {
  const failed = { id: "re_1", status: "failed" } as const;
  const bounced = { ...snapshotOf("taken"), refund: failed };
  const { world } = decideObservation(worldWithPayment("refunded"), bounced, rules);
  assertEquals(told(world), ["payment:bounced:re_1 B +4500 · R −4500"]);
  const again = { ...snapshotOf("returned"), refund: { id: "re_2", status: "succeeded" } as const };
  const refunding = { ...world, postings: [], payment: world.payment };
  assertEquals(told(decideObservation(refunding, again, rules).world), [
    "payment:returned:re_2 B −4500 · R +4500",
  ]);
});

Deno.test("a payment from before there were books gets its opening posting first", () => {
  const before = paymentOf({ status: "captured", balances: null });
  const world = { ...worldWithOrder("complete"), payment: before };
  const refunded = decideRefund(world).world;
  assertEquals(told(refunded), [
    "payment:opening B +4500 · S −4500",
    "payment:refund S +4500 · R −4500",
  ]);
  const due = paymentOf({ status: "refunding", balances: null });
  const refunding = { ...world, order: orderOf({ status: "refunded" }), payment: due };
  const back = decideObservation(refunding, snapshotOf("returned"), rules).world;
  assertEquals(told(back), [
    "payment:opening B +4500 · R −4500",
    "payment:returned:2 B −4500 · R +4500",
  ]);
  assertEquals(tellBalances(back.payment!.balances!), "nothing");
});

Deno.test("a sale's posting is in the commit of its completion, and the totals with it", async () => {
  await using e = await Exchange.open();
  const [alice, bob] = [await e.user("Alice"), await e.user("Bob")];
  const { id } = await e.ticket(alice);
  const order = await e.buy(await e.reserve(bob, id));
  const found = await Array.fromAsync(e.x.store.scan(postings));
  assertEquals(found.map(({ cause, orderId }) => [cause, orderId]), [["captured", order.id]]);
  const entries = await e.x.store.get(postings, found[0].id);
  assert(entries !== null && entries.at === order.completedAt);
  const totals = await e.x.store.listTotals(postings, "account", { prefix: ["EUR"], limit: 10 });
  assertEquals(
    totals.map(({ parts, amount }) => `${String(parts[1]).split(":")[0]} ${amount}`),
    ["provider_balance 4500", "seller_payable -4500"],
  );
});

const news = (disputes: ProviderDispute[]) => ({ fee: 93, returned: 0, disputes });

Deno.test("a dispute that was lost before there were books leaves nothing payable, and moves nothing later", () => {
  const before = worldWithPayment("captured");
  const dispute = { status: "lost", openedAt: DEADLINE } as const;
  const former = { ...before, payment: { ...before.payment!, balances: null, dispute } };
  const opened = withBooks(former);
  assertEquals([told(opened), tellBalances(opened.payment!.balances!)], [[], "nothing"]);
  const one = { id: "dp", status: "lost", withdrawn: 4500, reinstated: 0, fees: 2000 } as const;
  const seen = decideObservation(
    former,
    { ...snapshotOf("taken"), dispute, news: news([one]) },
    rules,
  );
  assertEquals(told(seen.world), []);
  const again = decideObservation(
    seen.world,
    { ...snapshotOf("taken"), dispute, news: news([one]) },
    rules,
  );
  assertEquals(again.world.payment, seen.world.payment);
});

Deno.test("the fee of a payment from before there were books is not posted; that of one that was open then is", () => {
  const taken = { ...snapshotOf("taken"), news: news([]) };
  for (const [status, fee] of [["captured", null], ["authorized", 93]] as const) {
    const before = worldWithPayment(status);
    const former = { ...before, payment: { ...before.payment!, balances: null } };
    const { world } = decideObservation(former, taken, rules);
    const { world: later } = decideObservation({ ...world, postings: [] }, taken, rules);
    assertEquals(later.payment!.known.fee, fee);
  }
});
