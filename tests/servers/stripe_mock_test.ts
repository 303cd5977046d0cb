/** All our calls are valid by Stripe's own API description; misspelt ones are refused. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { PayoutGateway } from "#domain/ports/payouts.ts";
import { aPayment, aPayout } from "../adapters/help.ts";
import { dispute } from "../stripe/after_sale.ts";
import { payoutsOn } from "../stripe/gateway.ts";
import { openShop, payAt, type Shop, START } from "../adapters/payments/stripe_help.ts";
import { StripeMock } from "./stripe_mock.ts";

interface Request {
  method: string;
  path: string;
  headers: Headers;
  body: string;
}

/** Records every kind of request that the adapter makes to Stripe. */
async function everyRequest(): Promise<Request[]> {
  const requests: Request[] = [];
  await using shop = openShop();
  const listening: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    requests.push({
      method: init!.method!,
      path: url.pathname + url.search,
      headers: new Headers(init!.headers),
      body: String(init!.body ?? ""),
    });
    return await shop.fake.fetch(input as string, init as RequestInit);
  };
  await using spy = openShop({ fetch: listening });
  const { gateway } = spy;
  const [bought, ended, given] = [await spy.opened(), await spy.opened(), await spy.opened()];
  await spy.opened({ params: { description: "No address", buyerEmail: "", expiresAt: START } });
  await spy.opened({ amount: { amount: 4500, currency: "JPY" } });
  payAt(shop.fake, bought.sessionId);
  payAt(shop.fake, given.sessionId);
  await gateway.expireCheckout(ended);
  await gateway.capture(bought, "k1");
  await gateway.cancel(given, "k2");
  const { paymentIntentId } = await gateway.read(bought);
  const { id } = dispute(shop.fake.ledger, paymentIntentId!);
  await gateway.read(bought);
  shop.fake.ledger.disputes.get(id)!.status = "won";
  await gateway.refund({ ...bought, paymentIntentId }, "k3");
  await paySeller(shop, payoutsOn(shop.fake, { origin: "https://a.example", fetch: listening }));
  for (let n = 0; n < 110; n++) await shop.opened();
  let cursor: string | undefined;
  do cursor = (await gateway.listSince!(0, cursor)).next; while (cursor);
  return requests;
}

/** The calls about a seller's account and a transfer to it, and about the exchange's own account. */
async function paySeller(shop: Shop, payouts: PayoutGateway): Promise<void> {
  await payouts.checkPlatform!("EUR");
  const accountId = await payouts.openAccount("alice", null);
  await payouts.onboardingUrl(accountId);
  shop.fake.ledger.connect.onboard(accountId);
  await payouts.onboardingUrl(accountId);
  const group = aPayment(START).params;
  const bought = await shop.opened({ params: { ...group, transferGroup: aPayout(accountId).id } });
  payAt(shop.fake, bought.sessionId);
  await shop.gateway.capture(bought, "capture");
  const { chargeId } = await shop.gateway.read(bought);
  const payout = aPayout(accountId);
  const transferId = await payouts.transfer(payout, { amount: 900, source: chargeId }, "k4");
  for (let attempt = 2; attempt <= 102; attempt++) {
    const again = { ...payout, attempt };
    await payouts.transfer(again, { amount: 1, source: chargeId }, `k4.${attempt}`);
  }
  await payouts.reverse({ ...payout, transferId }, 500, "k5");
  await payouts.read(payout);
}

const ask = async (mock: StripeMock, { method, path, headers, body }: Request) => {
  const res = await fetch(mock.origin + path, {
    method,
    headers: {
      authorization: headers.get("authorization")!,
      "stripe-version": headers.get("stripe-version")!,
      ...(method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    ...(method === "POST" ? { body } : {}),
  });
  return { status: res.status, text: await res.text() };
};

Deno.test("every call that we make is accepted, and a misspelt parameter is refused at any depth", async () => {
  const requests = await everyRequest();
  await using mock = await StripeMock.start();
  const kinds = new Map<string, Request>();
  for (const request of requests) {
    const { status, text } = await ask(mock, request);
    assertEquals(status, 200, `${request.method} ${request.path} ${request.body}: ${text}`);
    const path = request.path.split("?")[0].replace(/\/(cs|pi|acct|tr)_test_\d+/, "/…");
    kinds.set(`${request.method} ${path}`, request);
  }
  assertEquals([...kinds.keys()].sort(), [
    "GET /v1/account",
    "GET /v1/accounts/…",
    "GET /v1/balance",
    "GET /v1/checkout/sessions",
    "GET /v1/checkout/sessions/…",
    "GET /v1/disputes",
    "GET /v1/refunds",
    "GET /v1/transfers",
    "POST /v1/account_links",
    "POST /v1/accounts",
    "POST /v1/accounts/…/login_links",
    "POST /v1/checkout/sessions",
    "POST /v1/checkout/sessions/…/expire",
    "POST /v1/payment_intents/…/cancel",
    "POST /v1/payment_intents/…/capture",
    "POST /v1/refunds",
    "POST /v1/transfers",
    "POST /v1/transfers/…/reversals",
  ]);

  // Each parameter of each call in turn, misspelt at its innermost name.
  let misspelt = 0;
  for (const [kind, request] of kinds) {
    const isPost = request.method === "POST";
    const [path, query = ""] = request.path.split("?");
    const params = [...new URLSearchParams(isPost ? request.body : query)];
    for (const [name] of params) {
      // Metadata keys are free, and list indexes are no names.
      if (name.startsWith("metadata") || name.includes("[metadata]") || /\[\d*\]$/.test(name)) {
        continue;
      }
      const wrong = name.endsWith("]") ? `${name.slice(0, -1)}x]` : `${name}x`;
      const changed = new URLSearchParams(
        params.map(([key, value]) => [key === name ? wrong : key, value]),
      ).toString();
      const typo = isPost
        ? { ...request, body: changed }
        : { ...request, path: `${path}?${changed}` };
      const { status, text } = await ask(mock, typo);
      assertEquals(status, 400, `${kind} accepts ${wrong}`);
      assertMatch(text, /additional properties are not allowed|is required|validation error/);
      misspelt++;
    }
  }
  assert(misspelt > 20, `only ${misspelt} parameters were tried`);

  const stale = { ...requests[0], headers: new Headers(requests[0].headers) };
  stale.headers.set("stripe-version", "2020-08-27");
  assertEquals((await ask(mock, stale)).status, 400, "another version of the API is refused");
});
