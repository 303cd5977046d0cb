/** Stripe's webhooks: signatures, and which payment they are about. */
import { assertEquals, assertRejects } from "@std/assert";
import { EVENT_TYPES } from "#adapters/payments/stripe/notices.ts";
import { BadNotice } from "#domain/ports/payments.ts";
import {
  closeDispute,
  dispute,
  refund,
  settleRefund,
  updateDispute,
} from "../../stripe/after_sale.ts";
import { openShop, payAt, type Shop } from "./stripe_help.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const EVENT = JSON.stringify({
  id: "evt_1",
  object: "event",
  type: "checkout.session.completed",
  data: {
    object: {
      id: "cs_1",
      object: "checkout.session",
      client_reference_id: "pay1",
      payment_intent: "pi_1",
    },
  },
});
const NOTICE = { paymentId: "pay1", sessionId: "cs_1", paymentIntentId: "pi_1" };

async function readSigned(shop: Shop, body: string, secret?: string, at?: number) {
  const signature = await shop.fake.webhooks.sign(body, secret, at);
  return await shop.gateway.readNotice!(bytes(body), signature);
}

Deno.test("a signed event identifies its payment", async () => {
  await using shop = openShop();
  assertEquals(await readSigned(shop, EVENT), NOTICE);
});

Deno.test("during a rotation both secrets are accepted; afterwards only the new one", async () => {
  await using both = openShop({ webhookSecrets: ["whsec_new", "whsec_old"] });
  assertEquals(await readSigned(both, EVENT, "whsec_old"), NOTICE);
  assertEquals(await readSigned(both, EVENT, "whsec_new"), NOTICE);
  await using one = openShop({ webhookSecrets: ["whsec_new"] });
  await assertRejects(() => readSigned(one, EVENT, "whsec_old"), BadNotice);
});

Deno.test("forged, altered, unsigned and old deliveries are refused", async () => {
  await using shop = openShop();
  const good = await shop.fake.webhooks.sign(EVENT);
  const refuses = (body: string, signature: string) =>
    assertRejects(() => shop.gateway.readNotice!(bytes(body), signature), BadNotice);
  await refuses(EVENT, await shop.fake.webhooks.sign(EVENT, "whsec_forged"));
  await refuses(EVENT.replace("pay1", "pay2"), good);
  for (const none of ["", "t=1", "v1=00", "nonsense", `t=${"9".repeat(400)},v1=00`]) {
    await refuses(EVENT, none);
  }
  shop.clock.pass(300_000);
  assertEquals(await shop.gateway.readNotice!(bytes(EVENT), good), NOTICE);
  shop.clock.pass(1_000);
  await refuses(EVENT, good);
});

Deno.test("unknown, unreadable and foreign events are ignored", async () => {
  await using shop = openShop();
  const others = [
    EVENT.replace("checkout.session.completed", "customer.created"),
    EVENT.replace("checkout.session.completed", "a.type.of.the.future"),
    EVENT.replace('"pay1"', "null").replace('"pi_1"', "null"),
    EVENT.replace('"pay1"', JSON.stringify("x".repeat(190))).replace('"pi_1"', "null"),
    "{}",
    "not json",
    '{"object":"v2.core.event","type":"v1.billing"}',
  ];
  for (const body of others) assertEquals(await readSigned(shop, body), null, body);
});

Deno.test("every type of event about a payment leads to that payment", async () => {
  await using shop = openShop();
  const { ledger, webhooks } = shop.fake;
  const meant = new Map<string, Set<string | null>>();
  webhooks.endpoint = async (body, signature) => {
    const notice = await shop.gateway.readNotice!(bytes(body), signature);
    const { type } = JSON.parse(body);
    meant.set(
      type,
      (meant.get(type) ?? new Set()).add(
        notice && (notice.payoutId ?? notice.paymentId ?? notice.paymentIntentId),
      ),
    );
    return 200;
  };
  const [bought, given, ended] = [await shop.opened(), await shop.opened(), await shop.opened()];
  ledger.pay(bought.sessionId, "declined");
  payAt(shop.fake, bought.sessionId);
  payAt(shop.fake, given.sessionId);
  await shop.gateway.cancel(given, "k1");
  await shop.gateway.expireCheckout(ended);
  await shop.gateway.capture(bought, "k2");
  const intent = (await shop.gateway.read(bought)).paymentIntentId!;
  const warning = dispute(ledger, intent, "warning_needs_response");
  updateDispute(ledger, warning.id, "needs_response");
  closeDispute(ledger, warning.id, "won");
  const outside = refund(ledger, intent);
  settleRefund(ledger, outside.id, "failed");
  const transfer = { object: "transfer", id: "tr_1", metadata: { payoutId: given.orderId } };
  webhooks.tell("transfer.reversed", transfer);
  await webhooks.deliver();
  assertEquals(meant.get("transfer.reversed"), new Set([given.orderId]));
  assertEquals(new Set(meant.keys()), EVENT_TYPES);
  assertEquals(meant.get("checkout.session.completed"), new Set([bought.id, given.id]));
  assertEquals(meant.get("checkout.session.expired"), new Set([ended.id]));
  assertEquals(meant.get("payment_intent.canceled"), new Set([given.id]));
  for (const type of ["refund.created", "charge.dispute.created", "charge.dispute.closed"]) {
    assertEquals(meant.get(type), new Set([intent]), type);
  }
});
