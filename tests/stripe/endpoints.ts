/** The endpoints that the exchange uses: from parsed parameters to Stripe's objects. */
import { invalid, missing, StripeError } from "./errors.ts";
import { refund } from "./after_sale.ts";
import { connectEndpoints } from "./connect/endpoints.ts";
import { expand, type Expanded } from "./expand.ts";
import type { Verb } from "./faults.ts";
import type { Params } from "./form.ts";
import type { Ledger } from "./ledger.ts";
import { parse, shapes } from "./params.ts";
import type { Thing } from "./things.ts";

export interface Endpoint {
  verb: Verb;
  method: "GET" | "POST";
  path: RegExp;
  /** Validates the parameters; returns the function that executes the request. */
  prepare(ledger: Ledger, params: Params, id: string): () => Expanded;
}

/** The smallest and the largest amount of a card payment, in the API's units. */
const MINIMUM: Record<string, number> = { eur: 50, usd: 50, gbp: 30, jpy: 50, chf: 50, sek: 300 };
const MAXIMUM = 99_999_999;
/** Amounts must be multiples of these: currencies whose last decimal, or last two, must be 0. */
const STEP: Record<string, number> = {
  bhd: 10,
  jod: 10,
  kwd: 10,
  omr: 10,
  tnd: 10,
  isk: 100,
  ugx: 100,
};

const payments: readonly Endpoint[] = [
  {
    verb: "open",
    method: "POST",
    path: /^\/v1\/checkout\/sessions$/,
    prepare(ledger, params) {
      const p = parse(shapes.openSession, params);
      const { price_data: price, quantity } = p.line_items[0];
      const amount = price.unit_amount * quantity;
      checkAmount(amount, price.currency);
      const manual = p.payment_intent_data.capture_method === "manual";
      return () =>
        expand(
          ledger,
          ledger.open({
            mode: "payment",
            amount_total: amount,
            currency: price.currency,
            client_reference_id: p.client_reference_id ?? null,
            customer_email: p.customer_email ?? null,
            metadata: p.metadata ?? {},
            success_url: p.success_url,
            cancel_url: p.cancel_url,
            expires_at: p.expires_at,
          }, {
            name: price.product_data.name,
            manual,
            intentMetadata: p.payment_intent_data.metadata ?? {},
            transferGroup: p.payment_intent_data.transfer_group,
          }),
          p.expand,
        );
    },
  },
  {
    verb: "read",
    method: "GET",
    path: /^\/v1\/checkout\/sessions\/([^/]+)$/,
    prepare(ledger, params, id) {
      const p = parse(shapes.read, params);
      return () => expand(ledger, ledger.session(id), p.expand);
    },
  },
  {
    verb: "expire",
    method: "POST",
    path: /^\/v1\/checkout\/sessions\/([^/]+)\/expire$/,
    prepare(ledger, params, id) {
      const p = parse(shapes.expire, params);
      return () => expand(ledger, ledger.expire(id), p.expand);
    },
  },
  {
    verb: "list",
    method: "GET",
    path: /^\/v1\/checkout\/sessions$/,
    prepare(ledger, params) {
      const p = parse(shapes.listSessions, params);
      return () => {
        ledger.tick();
        return list(ledger, [...ledger.sessions.values()], p, "/v1/checkout/sessions");
      };
    },
  },
  {
    verb: "capture",
    method: "POST",
    path: /^\/v1\/payment_intents\/([^/]+)\/capture$/,
    prepare(ledger, params, id) {
      const p = parse(shapes.capture, params);
      return () => expand(ledger, ledger.capture(id, p.amount_to_capture), p.expand);
    },
  },
  {
    verb: "cancel",
    method: "POST",
    path: /^\/v1\/payment_intents\/([^/]+)\/cancel$/,
    prepare(ledger, params, id) {
      const p = parse(shapes.cancel, params);
      return () => expand(ledger, ledger.cancel(id), p.expand);
    },
  },
  {
    verb: "refund",
    method: "POST",
    path: /^\/v1\/refunds$/,
    prepare(ledger, params) {
      const p = parse(shapes.refund, params);
      return () => expand(ledger, refund(ledger, p.payment_intent, p.amount, p.metadata), p.expand);
    },
  },
  {
    verb: "list",
    method: "GET",
    path: /^\/v1\/refunds$/,
    prepare(ledger, params) {
      const p = parse(shapes.listRefunds, params);
      return () => list(ledger, ofIntent(ledger.refunds, p.payment_intent), p, "/v1/refunds");
    },
  },
  {
    verb: "list",
    method: "GET",
    path: /^\/v1\/balance_transactions$/,
    prepare(ledger, params) {
      const p = parse(shapes.listBalance, params);
      return () => list(ledger, [...ledger.balance.values()], p, "/v1/balance_transactions");
    },
  },
  {
    verb: "list",
    method: "GET",
    path: /^\/v1\/disputes$/,
    prepare(ledger, params) {
      const p = parse(shapes.listDisputes, params);
      return () => list(ledger, ofIntent(ledger.disputes, p.payment_intent), p, "/v1/disputes");
    },
  },
];

const endpoints = [...payments, ...connectEndpoints(list)];

export const endpointOf = (method: string, path: string): Endpoint | undefined =>
  endpoints.find((it) => it.method === method && it.path.test(path));

function ofIntent<T extends { payment_intent: string }>(all: Map<string, T>, id?: string): T[] {
  return [...all.values()].filter((it) => id === undefined || it.payment_intent === id);
}

export type List = typeof list;

/** A page of a list, newest first as at Stripe; `starting_after` is the last id of the page before. */
function list(
  ledger: Ledger,
  all: (Thing & { created: number })[],
  p: { created?: { gte?: number }; limit: number; starting_after?: string; expand?: string[] },
  url: string,
): Expanded {
  const wanted = all.filter(({ created }) => created >= (p.created?.gte ?? 0)).reverse();
  const at = p.starting_after ? wanted.findIndex(({ id }) => id === p.starting_after) : -1;
  if (p.starting_after && at < 0) throw missing("object", p.starting_after, "starting_after");
  const page = wanted.slice(at + 1, at + 1 + p.limit);
  const inside = p.expand?.map((path) => path.replace(/^data\./, ""));
  return {
    object: "list",
    url,
    has_more: wanted.length > at + 1 + p.limit,
    data: page.map((it) => expand(ledger, it, inside)),
  };
}

function checkAmount(amount: number, currency: string): void {
  const param = "line_items[0][price_data][unit_amount]";
  const least = MINIMUM[currency] ?? 1;
  if (amount < least) {
    throw invalid(`Amount must be at least ${least} ${currency}`, {
      code: "amount_too_small",
      param,
    });
  }
  if (amount > MAXIMUM) {
    throw invalid(`Amount must be no more than ${MAXIMUM} ${currency}`, {
      code: "amount_too_large",
      param,
    });
  }
  if (amount % (STEP[currency] ?? 1) !== 0) {
    throw invalid(`Invalid ${currency.toUpperCase()} amount ${amount}`, { param });
  }
}

/** The bank declines a capture. */
export const captureDeclined = () =>
  new StripeError(402, {
    type: "card_error",
    code: "card_declined",
    decline_code: "do_not_honor",
    message: "Your card was declined.",
  });
