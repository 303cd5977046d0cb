/** Letters about a claim say what is true when they are sent, however late that is. */
import { assertEquals, assertMatch } from "@std/assert";
import { answerClaim, withdrawClaim } from "#domain/claims/commands.ts";
import { REMIND_MS } from "#domain/claims/claim.ts";
import { onClaimAnswered, onClaimOpened } from "#domain/mail/on_claim_events.ts";
import { must } from "../exchange.ts";
import { Money } from "../payouts/cast.ts";
import { claimed } from "./cast.ts";

/** The letters of this kind that were sent. */
const lettersOf = (m: Money, kind: string) =>
  m.e.x.mailer.sent()!.filter(({ id }) => id.startsWith(`${kind}.`));

Deno.test("a seller who has answered is not asked for an answer by a letter that comes late", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  const claim = await claimed(m, order);
  await m.e.settle();
  assertEquals(lettersOf(m, "claim-opened").length, 1);
  must(await answerClaim(m.e.x, m.alice, order.id, "I sold it once."));
  const told = { claimId: claim.id, orderId: order.id, version: 1 };
  assertEquals(await onClaimOpened(m.e.x, told), undefined, "it is answered");
  await m.e.settle();
  assertEquals(lettersOf(m, "claim-answered").length, 1);
  must(await withdrawClaim(m.e.x, m.bob, order.id));
  assertEquals(await onClaimAnswered(m.e.x, told), undefined, "nobody decides any more");
});

Deno.test("a seller who has not answered after half of their time is reminded once, another one never", async () => {
  await using m = await Money.open();
  const [silent, answers, ended] = [await m.sale(), await m.sale(), await m.sale()];
  for (const order of [silent, answers, ended]) await claimed(m, order);
  must(await answerClaim(m.e.x, m.alice, answers.id, "I sold it once."));
  must(await withdrawClaim(m.e.x, m.bob, ended.id));
  await m.seconds(REMIND_MS / 1000 - 1);
  assertEquals(lettersOf(m, "claim-reminder"), []);
  await m.seconds(1);
  const [reminder, ...more] = lettersOf(m, "claim-reminder");
  assertEquals(more, []);
  assertEquals(reminder.subject, "Please answer the buyer: The Night Owls");
  assertMatch(reminder.text, new RegExp(`Please answer by [^]*/orders/${silent.id}/claim`));
  await m.days(7);
  assertEquals(lettersOf(m, "claim-reminder").length, 1);
});
