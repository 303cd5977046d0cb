/** A buyer who was not let in gets the money back if a moderator finds so; the seller's money waits meanwhile. */
import { assertEquals } from "@std/assert";
import { ANSWER_MS } from "#domain/claims/claim.ts";
import { answerClaim, openClaim, withdrawClaim } from "#domain/claims/commands.ts";
import { findParty, listClaims, listClaimsToDecide } from "#domain/claims/queries.ts";
import { cancelConcert } from "#domain/concerts/endings.ts";
import { decisionsOn } from "#domain/decisions/queries.ts";
import { addMember } from "#domain/groups/commands.ts";
import { verifyOrders } from "#domain/invariants/verify.ts";
import { payouts } from "#domain/payouts/payout.ts";
import { codeOf, must } from "../exchange.ts";
import { DUE_DAYS, Money } from "../payouts/cast.ts";
import {
  answered,
  atTheDoor,
  claimed,
  claimOf,
  DAY_MS,
  moved,
  NOT_LET_IN,
  verdict,
} from "./cast.ts";

Deno.test("a claim can be made from the concert's start, for two days, and once", async () => {
  await using m = await Money.open();
  const [first, second] = [await m.sale(), await m.sale()];
  const claim = async (orderId: string) =>
    codeOf(await openClaim(m.e.x, m.bob, orderId, NOT_LET_IN));
  const { startsAt } = first.terms;
  m.e.clock.at = startsAt - 1;
  assertEquals(await claim(first.id), "claim_closed");
  m.e.clock.at = startsAt;
  const opened = must(await openClaim(m.e.x, m.bob, first.id, NOT_LET_IN));
  assertEquals([opened.existing, opened.claim.status], [false, "open"]);
  m.e.clock.at = startsAt + 2 * DAY_MS;
  assertEquals(await claim(second.id), "claim_closed");
  assertEquals(must(await openClaim(m.e.x, m.bob, first.id, NOT_LET_IN)).existing, true);
  m.e.clock.at--;
  assertEquals(await claim(second.id), "ok");
});

Deno.test("of a moved concert, its own start counts; a cancelled one is refunded without a claim", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  const later = order.terms.startsAt + 10 * DAY_MS;
  await moved(m, order, later);
  const claim = async () => codeOf(await openClaim(m.e.x, m.bob, order.id, NOT_LET_IN));
  m.e.clock.at = order.terms.startsAt + 60_000;
  assertEquals(await claim(), "claim_closed");
  m.e.clock.at = later;
  assertEquals(await claim(), "ok");

  const other = await m.sale({ title: "Another night" });
  const because = { reason: "The singer is ill", requestId: null };
  must(await cancelConcert(m.e.x, m.mo, other.concertId!, because));
  m.e.clock.at = other.terms.startsAt;
  assertEquals(codeOf(await openClaim(m.e.x, m.bob, other.id, NOT_LET_IN)), "claim_closed");
});

Deno.test("only the buyer claims and withdraws, only the seller answers, and a stranger sees nothing", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  const carol = await m.e.user("Carol");
  await atTheDoor(m, order);
  const { x } = m.e;
  const by = async (act: (userId: string) => Promise<string>) =>
    await Promise.all([m.alice, m.mo, carol].map(act));
  assertEquals(
    await by(async (id) => codeOf(await openClaim(x, id, order.id, NOT_LET_IN))),
    ["forbidden", "forbidden", "not_found"],
  );
  await claimed(m, order);
  assertEquals(
    await by(async (id) => codeOf(await withdrawClaim(x, id, order.id))),
    ["forbidden", "forbidden", "not_found"],
  );
  assertEquals(codeOf(await answerClaim(x, m.bob, order.id, "Yes")), "forbidden");
  assertEquals(codeOf(await answerClaim(x, carol, order.id, "Yes")), "not_found");
  assertEquals(codeOf(await findParty(x, carol, order.id)), "not_found");
  assertEquals(codeOf(await answerClaim(x, m.alice, order.id, "I sold it once.")), "ok");
  const seen = await Promise.all(
    [m.alice, m.bob, carol].map((id) => listClaims(x, id, { limit: 5 })),
  );
  assertEquals(seen.map(({ items }) => items.length), [1, 1, 0]);
  assertEquals(codeOf(await listClaimsToDecide(x, m.bob, { limit: 5 })), "forbidden");
  assertEquals(must(await listClaimsToDecide(x, m.mo, { limit: 5 })).items.length, 1);
});

Deno.test("a claim blocks the payout in its commit; the end of it has the seller paid", async () => {
  await using m = await Money.open();
  await m.account();
  const [rejected, withdrawn] = [await m.sale(), await m.sale()];
  await claimed(m, rejected);
  await claimed(m, withdrawn);
  assertEquals((await m.payout(rejected)).blocks, ["claim"]);
  await m.days(DUE_DAYS);
  assertEquals((await m.payout(rejected)).status, "held");
  must(await verdict(m, rejected, "rejected"));
  must(await withdrawClaim(m.e.x, m.bob, withdrawn.id));
  await m.e.settle();
  for (const order of [rejected, withdrawn]) {
    assertEquals((await m.payout(order)).status, "sent");
    assertEquals(await m.transferred(order), { times: 1, sum: 4500 });
    assertEquals((await m.e.orderNow(order.id)).status, "complete");
  }
});

Deno.test("a claim that is upheld refunds the buyer in the same commit, with a reason that is recorded", async () => {
  await using m = await Money.open();
  await m.account();
  const order = await m.sale();
  await answered(m, order);
  const upheld = must(await verdict(m, order, "upheld"));
  // Before any worker has run.
  assertEquals((await m.e.orderNow(order.id)).status, "refunded");
  assertEquals((await m.payout(order)).status, "cancelled");
  assertEquals([upheld.status, upheld.reason], ["upheld", "Both sides were heard"]);
  const [decision] = await decisionsOn(m.e.x.store, order.id);
  assertEquals([decision.action, decision.reason], ["claim_upheld", "Both sides were heard"]);
  await m.e.settle();
  assertEquals((await m.e.paymentNow(order.paymentId!)).status, "refunded");
  await m.days(DUE_DAYS);
  assertEquals(await m.transferred(order), { times: 0, sum: 0 });
});

Deno.test("without an answer a claim is upheld after 48 hours at the earliest, and the refusal says how long", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  const { createdAt } = await claimed(m, order);
  m.e.clock.at = createdAt + ANSWER_MS - 1000;
  const early = await verdict(m, order, "upheld");
  assertEquals(early.ok ? null : early.refusal, { code: "claim_waits", retryAfterSeconds: 1 });
  m.e.clock.at = createdAt + ANSWER_MS;
  assertEquals(codeOf(await verdict(m, order, "upheld")), "ok");
});

Deno.test("a moderator decides no claim about what they bought or sold themselves", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  await answered(m, order);
  for (const party of [m.alice, m.bob]) {
    assertEquals(
      codeOf(await verdict({ ...m, e: m.e, mo: party } as Money, order, "upheld")),
      "forbidden",
    );
    must(await addMember(m.e.x, "moderators", party));
    assertEquals(
      codeOf(await verdict({ ...m, e: m.e, mo: party } as Money, order, "upheld")),
      "own_ticket",
    );
  }
});

Deno.test("a claim that nobody decides for a week alarms an operator each day, until it is decided", async () => {
  await using m = await Money.open();
  const [order, decided] = [await m.sale(), await m.sale()];
  await claimed(m, order);
  await answered(m, decided);
  must(await verdict(m, decided, "rejected"));
  await m.days(6.9);
  const alarms = () => m.e.log.alarms.filter((event) => event === "claim.undecided").length;
  assertEquals(alarms(), 0);
  await m.days(0.1);
  assertEquals(alarms(), 1);
  await m.days(1);
  assertEquals(alarms(), 2);
  must(await verdict(m, order, "rejected"));
  await m.days(1);
  assertEquals(alarms(), 2);
});

Deno.test("a refund for another reason, such as a cancelled concert, ends the claim for the buyer", async () => {
  await using m = await Money.open();
  const [refunded, off] = [await m.sale(), await m.sale({ title: "Another night" })];
  await claimed(m, refunded);
  await claimed(m, off);
  await m.refund(refunded);
  const because = { reason: "The hall had burnt down", requestId: null };
  must(await cancelConcert(m.e.x, m.mo, off.concertId!, because));
  await m.e.settle();
  for (const order of [refunded, off]) {
    const claim = await claimOf(m, order);
    assertEquals([claim.status, claim.closedBy], ["upheld", "refund"]);
    assertEquals((await m.e.orderNow(order.id)).status, "refunded");
  }
});

Deno.test("the verification finds a payout that its claim does not block, or that it blocks for ever", async () => {
  await using m = await Money.open();
  const [open, rejected] = [await m.sale(), await m.sale()];
  await claimed(m, open);
  await claimed(m, rejected);
  must(await verdict(m, rejected, "rejected"));
  const found = async () => {
    const rules: string[] = [];
    for await (const { entity, id, rule } of verifyOrders(m.e.x.store)) {
      rules.push(`${entity} ${id === open.id ? "open" : "rejected"}: ${rule}`);
    }
    return rules.sort();
  };
  assertEquals(await found(), []);
  await m.e.x.store.transact(async (tx) => {
    const [one, other] = await tx.getMany([[payouts, open.id], [payouts, rejected.id]]);
    tx.put(payouts, { ...one!, blocks: [] });
    tx.put(payouts, { ...other!, blocks: ["claim"] });
  });
  assertEquals(await found(), [
    "claim open: claim_block_wrong",
    "claim rejected: claim_block_wrong",
  ]);
});
