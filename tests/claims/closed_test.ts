/** Who cannot claim, answer, withdraw, add a picture or decide reads the real reason. */
import { assertEquals } from "@std/assert";
import { answerClaim, openClaim, withdrawClaim } from "#domain/claims/commands.ts";
import { addPicture } from "#domain/claims/picture_commands.ts";
import { cancelConcert } from "#domain/concerts/endings.ts";
import { wordsOf } from "#domain/refusals.ts";
import type { Result } from "#domain/result.ts";
import { must } from "../exchange.ts";
import { Money } from "../payouts/cast.ts";
import {
  answered,
  atTheDoor,
  bank,
  bankSays,
  claimed,
  DAY_MS,
  NOT_LET_IN,
  verdict,
} from "./cast.ts";
import { blackPng } from "./pictures.ts";

const EARLY = "The concert has not begun yet. A problem can be reported from its start.";
const LATE = "The time in which a problem can be reported has passed.";
const OFF = "The concert was cancelled, so the order is refunded without a claim.";
const REFUNDED = "The order was refunded, so there is nothing to claim.";
const BANK_PAID =
  "The buyer's bank has decided for the buyer already, so nobody else decides about the money.";
const UNSOLD = "This order was not completed, so there is nothing to claim.";

function why(result: Result<unknown>): string {
  if (result.ok) return "ok";
  const { code } = result.refusal;
  return code === "claim_closed" ? wordsOf(result.refusal).detail : code;
}

Deno.test("who cannot claim reads why: too early, too late, cancelled, refunded, paid back by the bank, never bought", async () => {
  const it = bank();
  await using m = await Money.open(it);
  const [order, late, refunded, disputed] = [
    await m.sale(),
    await m.sale(),
    await m.sale(),
    await m.sale(),
  ];
  const off = await m.sale({ title: "Another night" });
  const claim = async (orderId: string) => why(await openClaim(m.e.x, m.bob, orderId, NOT_LET_IN));
  const held = await m.e.reserve(m.bob, (await m.e.ticket(m.alice)).id);
  assertEquals(await claim(order.id), EARLY);
  assertEquals(await claim(held.id), UNSOLD);
  await m.refund(refunded);
  const because = { reason: "The singer is ill", requestId: null };
  must(await cancelConcert(m.e.x, m.mo, off.concertId!, because));
  await atTheDoor(m, order);
  await bankSays(m, it, disputed, "lost");
  assertEquals(await claim(refunded.id), REFUNDED);
  assertEquals(await claim(off.id), OFF);
  assertEquals(await claim(disputed.id), BANK_PAID);
  m.e.clock.at = late.terms.startsAt + 2 * DAY_MS;
  assertEquals(await claim(late.id), LATE);
});

/** What the buyer, the seller and the moderator read who come after the end. */
async function afterwards(m: Money, { id }: { id: string }): Promise<Set<string>> {
  return new Set([
    why(await answerClaim(m.e.x, m.alice, id, "I sold it once.")),
    why(await withdrawClaim(m.e.x, m.bob, id)),
    why(await addPicture(m.e.x, m.bob, id, blackPng())),
  ]);
}

Deno.test("a claim that has ended says how, to whoever wants to change it", async () => {
  const it = bank();
  await using m = await Money.open(it);
  const [withdrawn, upheld, rejected, refunded, lost, open] = [
    await m.sale(),
    await m.sale(),
    await m.sale(),
    await m.sale(),
    await m.sale(),
    await m.sale(),
  ];
  await claimed(m, withdrawn);
  must(await withdrawClaim(m.e.x, m.bob, withdrawn.id));
  await answered(m, upheld);
  must(await verdict(m, upheld, "upheld"));
  await answered(m, rejected);
  must(await verdict(m, rejected, "rejected"));
  await claimed(m, refunded);
  await m.refund(refunded);
  await claimed(m, lost);
  await bankSays(m, it, lost, "lost");
  const ends = {
    "The buyer has withdrawn this claim.": withdrawn,
    "A moderator has decided this claim for the buyer.": upheld,
    "A moderator has decided this claim for the seller.": rejected,
    "The order was refunded, so this claim has ended.": refunded,
    "The buyer's bank has decided for the buyer, so this claim has ended.": lost,
  };
  for (const [told, order] of Object.entries(ends)) {
    assertEquals([...await afterwards(m, order)], [told]);
  }
  const other = { [upheld.id]: "rejected", [rejected.id]: "upheld" } as const;
  assertEquals(
    why(await verdict(m, upheld, other[upheld.id])),
    "A moderator has decided this claim for the buyer.",
  );
  assertEquals(
    why(await verdict(m, rejected, other[rejected.id])),
    "A moderator has decided this claim for the seller.",
  );
  assertEquals(
    why(await verdict(m, withdrawn, "upheld")),
    "The buyer has withdrawn this claim.",
  );
  it.says = null;
  await answered(m, open);
  assertEquals(
    why(await answerClaim(m.e.x, m.alice, open.id, "And again")),
    "The seller has answered already, and answers once.",
  );
});
