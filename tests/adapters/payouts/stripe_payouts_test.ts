/** The payout adapter on the fake Stripe: what it asks, and what it makes of each answer. */
import { en } from "#words/en/mod.ts";
import { inWords, says } from "#words/problems.ts";
import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import type { Payout } from "#domain/payouts/payout.ts";
import { aPayout as sending } from "../help.ts";
import { BadNotice, GatewayUnavailable } from "#domain/ports/payments.ts";
import { PayoutRefused } from "#domain/ports/payouts.ts";
import { FakeStripe } from "../../stripe/fake.ts";
import type { Fault } from "../../stripe/faults.ts";
import { payoutsOn } from "../../stripe/gateway.ts";
import { openShop, payAt } from "../payments/stripe_help.ts";

const ORIGIN = "https://tickets.example";
const NOW = Date.parse("2030-01-01T12:00:00Z");
const USER = "01MCCKG2G06SWN9P5MWG01V6JD";

/** A buyer's payment of 4500, and a seller who can be paid. */
async function shop() {
  const open = openShop();
  const { fake } = open;
  const gateway = payoutsOn(fake, { origin: ORIGIN });
  const { connect } = fake.ledger;
  const payment = await open.opened({
    amount: { amount: 4500, currency: "EUR" },
    params: {
      description: "A concert",
      buyerEmail: "bob@example.org",
      expiresAt: open.clock.now() + 900_000,
      transferGroup: sending("").id,
    },
  });
  payAt(fake, payment.sessionId);
  await open.gateway.capture(payment, "capture");
  const [charge] = fake.ledger.charges.values();
  const accountId = await gateway.openAccount(USER, null);
  connect.onboard(accountId);
  return { open, fake, gateway, connect, accountId, charge };
}

async function refusedBy(why: PayoutRefused["why"], call: () => Promise<unknown>): Promise<void> {
  const error: unknown = await call().catch((it) => it);
  assert(error instanceof PayoutRefused, String(error));
  assertEquals(error.why, why);
}

Deno.test("an account is asked for transfers only, opened once, and its page is a link to Stripe's form, then to its dashboard", async () => {
  const fake = new FakeStripe(() => NOW);
  const gateway = payoutsOn(fake, { origin: ORIGIN });
  const id = await gateway.openAccount(USER, null);
  assertEquals(await gateway.openAccount(USER, null), id, "the same call within the hour");
  const params = new URLSearchParams(fake.calls[0].params);
  assertEquals(params.get("capabilities[transfers][requested]"), "true");
  assertEquals([...params.keys()].filter((name) => name.startsWith("capabilities")).length, 1);
  assertEquals(params.get("controller[stripe_dashboard][type]"), "express");
  assert(await gateway.openAccount(USER, id) !== id, "one that replaces a closed one");

  assertEquals(await gateway.account(id), { status: "pending", ending: null });
  assert((await gateway.onboardingUrl(id)).includes("/setup/"));
  const link = new URLSearchParams(fake.calls.at(-1)!.params);
  assertEquals(link.get("refresh_url"), `${ORIGIN}/account/payouts/setup`);
  assertEquals(link.get("return_url"), `${ORIGIN}/account/payouts`);
  fake.ledger.connect.onboard(id, "4242");
  assertEquals(await gateway.account(id), { status: "active", ending: "4242" });
  assert((await gateway.onboardingUrl(id)).includes("/express/"));
});

Deno.test("an account is active only while it can receive transfers: otherwise restricted, or closed if Stripe rejects it or it is gone", async () => {
  const { gateway, connect, accountId } = await shop();
  connect.restrict(accountId);
  assertEquals((await gateway.account(accountId)).status, "restricted");
  assert((await gateway.onboardingUrl(accountId)).includes("/setup/"), "Stripe asks for more");
  connect.reject(accountId);
  assertEquals((await gateway.account(accountId)).status, "closed");
  connect.close(accountId);
  assertEquals(await gateway.account(accountId), { status: "closed", ending: null });
});

Deno.test("a transfer is of the charge's money, in the order's group, and is found again by its mark", async () => {
  const { fake, gateway, connect, accountId, charge } = await shop();
  const payout = sending(accountId);
  const order = { amount: 4000, source: charge.id };
  const id = await gateway.transfer(payout, order, "k");
  assertEquals(await gateway.transfer(payout, order, "k"), id, "the same key pays once");
  const made = connect.transfers.get(id)!;
  assertEquals(
    [made.amount, made.destination, made.source_transaction, made.transfer_group, made.metadata],
    [4000, accountId, charge.id, payout.id, { payoutId: payout.id, attempt: "1" }],
  );
  assertEquals(await gateway.read(payout), [{ id, attempt: 1, amount: 4000, reversed: 0 }]);
  assertEquals(
    await gateway.read({ ...payout, id: USER }),
    [],
    "those of other orders are not read",
  );
  assertEquals(fake.ledger.connect.transfers.size, 1);

  const sent = { ...payout, transferId: id };
  await gateway.reverse(sent, 1000, "r1");
  await gateway.reverse(sent, 1000, "r1");
  await gateway.reverse(sent, 500, "r2");
  assertEquals((await gateway.read(sent))[0].reversed, 1500);
});

Deno.test("more than a hundred transfers in a group are all read", async () => {
  const { gateway, connect, accountId, charge } = await shop();
  for (let attempt = 1; attempt <= 130; attempt++) {
    await gateway.transfer(
      sending(accountId, { attempt }),
      { amount: 1, source: charge.id },
      `${attempt}`,
    );
  }
  connect.transfers.get([...connect.transfers.keys()][0])!.metadata = {};
  const attempts = (await gateway.read(sending(accountId))).map(({ attempt }) => attempt);
  assertEquals(attempts.sort((a, b) => a - b), Array.from({ length: 129 }, (_, n) => n + 2));
});

Deno.test("an old charge has no group: its seller is paid from the balance, if that covers it", async () => {
  const { gateway, connect, accountId } = await shop();
  await gateway.transfer(sending(accountId), { amount: 4000, source: null }, "k1");
  assertEquals(connect.transferred(), 4000);
  const more = sending(accountId, { attempt: 2 });
  await refusedBy("balance", () => gateway.transfer(more, { amount: 500, source: null }, "k2"));
});

Deno.test("a refusal names the account or the balance; everything else is unknown, and repeated", async () => {
  const { fake, gateway, connect, accountId, charge } = await shop();
  const payout = sending(accountId);
  let key = 0;
  const transfer = (over: Partial<Payout> = {}, amount = 100) =>
    gateway.transfer({ ...payout, ...over }, { amount, source: charge.id }, `k${++key}`);
  connect.restrict(accountId);
  await refusedBy("account", transfer);
  await refusedBy("account", () => transfer({ accountId: "acct_gone" }));
  connect.onboard(accountId);
  connect.isPoor = true;
  await refusedBy("balance", transfer);
  connect.isPoor = false;
  // Neither: a fault of ours, or of the charge.
  await assertRejects(() => transfer({}, 4_501), GatewayUnavailable);
  const faults: Fault[] = [
    { kind: "reset", after: false },
    { kind: "reset", after: true },
    { kind: "500", after: true },
    { kind: "429" },
    { kind: "401" },
    { kind: "garbage" },
  ];
  for (const fault of faults) {
    fake.faults.next("transfer", fault);
    await assertRejects(() => transfer(), GatewayUnavailable);
  }
});

Deno.test("what the account has spent cannot be taken back", async () => {
  const { gateway, connect, accountId, charge } = await shop();
  const payout = sending(accountId);
  const transferId = await gateway.transfer(payout, { amount: 4500, source: charge.id }, "k");
  connect.payOut(accountId);
  const sent = { ...payout, transferId };
  await refusedBy("balance", () => gateway.reverse(sent, 4500, "r"));
  assertEquals((await gateway.read(sent))[0].reversed, 0);
});

Deno.test("news of an account names it; a failed payout is named as well; a forged or old delivery is refused", async () => {
  const fake = new FakeStripe(() => NOW);
  const gateway = payoutsOn(fake, { origin: ORIGIN });
  const read = async (event: object, secret = fake.accountWebhooks.secret, at = NOW) => {
    const body = JSON.stringify({ id: "evt_1", object: "event", ...event });
    const signature = await fake.accountWebhooks.sign(body, secret, at);
    return await gateway.readNotice!(new TextEncoder().encode(body), signature);
  };
  const account = "acct_1";
  for (
    const type of ["account.updated", "capability.updated", "account.application.deauthorized"]
  ) {
    const event = { type, account, data: { object: { id: "x" } } };
    assertEquals(await read(event), { accountId: account, failedPayout: null }, type);
  }
  const failed = { type: "payout.failed", account, data: { object: { id: "po_1" } } };
  assertEquals(await read(failed), { accountId: account, failedPayout: "po_1" });
  assertEquals(await read({ ...failed, type: "payout.paid" }), null);
  assertEquals(await read({ ...failed, account: undefined }), null, "our own payout to our bank");
  // The other endpoint's secret.
  await assertRejects(() => read(failed, "whsec_test"), BadNotice);
  await assertRejects(() => read(failed, undefined, NOW - 301_000), BadNotice);
});

Deno.test("the exchange's own account must keep sellers' money, and in the currency of the prices", async () => {
  const fake = new FakeStripe(() => NOW);
  const gateway = payoutsOn(fake, { origin: ORIGIN });
  const { platform } = fake.ledger.connect;
  assertEquals(await gateway.checkPlatform!("EUR"), []);
  platform.interval = "daily";
  const [automatic, ...others] = await gateway.checkPlatform!("EUR");
  assertEquals(automatic, says("platform_pays_out", { interval: "daily" }));
  assertEquals(others, []);
  platform.interval = "manual";
  const [foreign] = await gateway.checkPlatform!("CHF");
  assertEquals(foreign, says("platform_currency", { settled: "EUR", currency: "CHF" }));
  platform.alsoSettles = ["chf"];
  assertEquals(await gateway.checkPlatform!("CHF"), [], "a second settlement currency");
  fake.faults.next("platform", { kind: "401" });
  const [key] = await gateway.checkPlatform!("EUR");
  assertMatch(
    inWords(key, en),
    /^Stripe does not let STRIPE_SECRET_KEY read your account \(.+\)\.$/,
  );
  fake.faults.next("platform", { kind: "429" });
  await assertRejects(() => gateway.checkPlatform!("EUR"), GatewayUnavailable);
});
