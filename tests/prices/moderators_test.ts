/** Moderators see what the cap is judged by, what buyers pay, and what a refund does to the money. */
import { assert, assertMatch, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../http/app.ts";
import {
  CARDS,
  html,
  list,
  openCheckout,
  PASSWORD,
  reserve,
  seeOther,
  sellForm,
  signUp,
  signUpModerator,
  textOf,
} from "../http/cast.ts";

const app = await startApp({
  env: { MODERATION: "on", BUYER_FEE_PERCENT: "10", SELLER_FEE_PERCENT: "5" },
});
Deno.test.afterAll(() => app.stop());
const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
const mo = await signUpModerator(app, "mo");
const signInAgain = (who: typeof mo) =>
  seeOther(who.post("/sign-in", { email: who.email, password: PASSWORD }), "/");
const form = { faceValue: "40", paidFees: "4", price: "19.99" };

async function approved(over: Record<string, string> = {}): Promise<string> {
  const id = await list(alice, { ...form, ...over });
  await seeOther(mo.post(`/moderation/${id}/approval`, { version: "1" }), "/moderation");
  return id;
}

test("a case shows the fees that the seller paid, and the total that buyers pay", async () => {
  const id = await list(alice, form);
  for (const path of ["/moderation", `/moderation/${id}`]) {
    const page = textOf(await html(mo.get(path))).replaceAll(/\s+/g, " ");
    assertStringIncludes(
      page,
      "€19.99 (face value €40.00 , and €4.00 in fees that the seller paid)",
    );
    assertStringIncludes(page, "Buyers pay €21.99 for each ticket: the price and the service fee.");
  }
  const bare = await list(alice, { ...form, paidFees: "" });
  const page = textOf(await html(mo.get(`/moderation/${bare}`)));
  assertStringIncludes(page, "€19.99 (face value €40.00 )");
});

test("other fees of an approved ticket send it back to the queue, and its case says what changed", async () => {
  const id = await approved({ code: "FEES-1" });
  const edit = { ...sellForm({ ...form, code: "FEES-1", paidFees: "11.50" }), version: "2" };
  await seeOther(alice.post(`/tickets/${id}/edit`, edit), `/tickets/${id}`);
  assertStringIncludes(textOf(await html(alice.get(`/tickets/${id}`))), "Waiting for review");
  const changed = textOf(await html(mo.get(`/moderation/${id}`)));
  assertMatch(changed, /Fees the seller paid Before € ?4 ?\. ?00 After € ?11 ?\. ?50/);
});

test("the form of a refund says what the buyer gets back, and what becomes of the seller's money", async () => {
  const page = await seeOther(alice.post("/account/payouts", {}), /^\/sandbox\/payouts\/acct_/);
  const iban = "DE89370400440532013000";
  await seeOther(alice.post(page, { name: "Alice", iban }), page);
  const orderId = await reserve(bob, await approved(), "2199");
  const checkout = await openCheckout(bob, orderId);
  const back = await seeOther(bob.post(checkout, { card: CARDS.pays }), /\/payment$/);
  const order = await seeOther(bob.get(back), `/orders/${orderId}`);
  await app.system.workers.relay.idle();

  const unpaid = textOf(await html(mo.get(order)));
  assertStringIncludes(unpaid, "With a refund the buyer gets back all that they paid: €21.99.");
  assertStringIncludes(
    unpaid,
    "The seller has not been paid for this sale yet. After a refund they get nothing for it.",
  );

  app.clock.at = Date.UTC(2027, 4, 4, 18, 1);
  app.system.workers.relay.wake();
  await app.system.workers.relay.idle();
  for (const one of [mo, alice]) await signInAgain(one);
  const said =
    "The seller has already been paid €18.99 for this sale. After a refund it is taken back;";
  const paid = textOf(await html(mo.get(order)));
  assertStringIncludes(paid, said);
  assert(!paid.includes("they get nothing"), paid);
  // The page that asks again for a reason says the same.
  assertStringIncludes(textOf(await html(mo.post(`${order}/refund`, { reason: "" }), 422)), said);
  assert(!textOf(await html(alice.get(order))).includes(said));

  await seeOther(mo.post(`${order}/refund`, { reason: "The seat was sold twice." }), order);
  await app.system.workers.relay.idle();
  const sale = textOf(await html(alice.get(order)));
  assertStringIncludes(sale, "This sale was refunded, so €18.99 was taken back from you.");
});
