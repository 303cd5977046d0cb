/** The parameters of each endpoint; unknown ones are refused, as at Stripe. */
import { z } from "zod";
import { invalid } from "./errors.ts";
import type { Params } from "./form.ts";

const number = z.string().regex(/^-?\d+$/).transform(Number);
const text = z.string().min(1).max(5_000);
const metadata = z.record(z.string().max(40), z.string().max(500));
const expand = z.array(z.string()).optional();
const since = z.strictObject({ gte: number }).partial().optional();
const page = {
  limit: number.pipe(z.number().min(1).max(100)).default(10),
  starting_after: text.optional(),
};

export const shapes = {
  openSession: z.strictObject({
    mode: z.literal("payment"),
    line_items: z.array(z.strictObject({
      quantity: number,
      price_data: z.strictObject({
        currency: z.string().regex(/^[a-z]{3}$/),
        unit_amount: number,
        product_data: z.strictObject({ name: text, description: text.optional() }),
      }),
    })).length(1),
    success_url: z.url(),
    cancel_url: z.url(),
    expires_at: number.optional(),
    customer_email: z.email().optional(),
    client_reference_id: z.string().max(200).optional(),
    metadata: metadata.optional(),
    allowed_payment_method_types: z.array(z.enum(["card", "link", "klarna"])).optional(),
    adaptive_pricing: z.strictObject({ enabled: z.enum(["true", "false"]) }).optional(),
    submit_type: z.enum(["auto", "pay", "book"]).optional(),
    payment_intent_data: z.strictObject({
      capture_method: z.enum(["automatic", "automatic_async", "manual"]).optional(),
      description: text.optional(),
      metadata: metadata.optional(),
      transfer_group: text.optional(),
    }).default({}),
    expand,
  }),
  read: z.strictObject({ expand }),
  expire: z.strictObject({ expand }),
  capture: z.strictObject({ amount_to_capture: number.optional(), expand }),
  cancel: z.strictObject({
    cancellation_reason: z.enum(["duplicate", "fraudulent", "requested_by_customer", "abandoned"])
      .optional(),
    expand,
  }),
  refund: z.strictObject({
    payment_intent: text,
    amount: number.optional(),
    metadata: metadata.optional(),
    reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
    expand,
  }),
  nothing: z.strictObject({}),
  openAccount: z.strictObject({
    controller: z.strictObject({
      fees: z.strictObject({ payer: z.enum(["account", "application"]) }),
      losses: z.strictObject({ payments: z.enum(["application", "stripe"]) }),
      requirement_collection: z.enum(["application", "stripe"]),
      stripe_dashboard: z.strictObject({ type: z.enum(["express", "full", "none"]) }),
    }),
    capabilities: z.strictObject({
      transfers: z.strictObject({ requested: z.enum(["true", "false"]) }),
    }),
    metadata: metadata.optional(),
  }),
  link: z.strictObject({
    account: text,
    type: z.literal("account_onboarding"),
    collection_options: z.strictObject({ fields: z.enum(["currently_due", "eventually_due"]) }),
    refresh_url: z.url(),
    return_url: z.url(),
  }),
  transfer: z.strictObject({
    amount: number,
    currency: z.string().regex(/^[a-z]{3}$/),
    destination: text,
    source_transaction: text.optional(),
    transfer_group: text.optional(),
    metadata: metadata.optional(),
  }),
  listTransfers: z.strictObject({
    created: since,
    transfer_group: text.optional(),
    ...page,
    expand,
  }),
  reversal: z.strictObject({ amount: number.optional(), metadata: metadata.optional() }),
  listSessions: z.strictObject({ created: since, ...page, expand }),
  listBalance: z.strictObject({ created: since, ...page, expand }),
  listRefunds: z.strictObject({ created: since, payment_intent: text.optional(), ...page, expand }),
  listDisputes: z.strictObject({
    created: since,
    payment_intent: text.optional(),
    ...page,
    expand,
  }),
};

/** Throws Stripe's error for an unknown, missing or invalid parameter. */
export function parse<S extends z.ZodType>(shape: S, params: Params): z.output<S> {
  const parsed = shape.safeParse(params);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const nameOf = (path: PropertyKey[]) =>
    path.map((part, index) => index === 0 ? String(part) : `[${String(part)}]`).join("");
  if (issue.code === "unrecognized_keys") {
    const param = nameOf([...issue.path, issue.keys[0]]);
    throw invalid(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
  }
  const param = nameOf(issue.path);
  const absent = issue.code === "invalid_type" && issue.message.includes("undefined");
  throw absent
    ? invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param })
    : param === "customer_email"
    ? invalid(`Invalid email address: ${params[param]}`, { code: "email_invalid", param })
    : invalid(`Invalid ${param}: ${issue.message}`, { param });
}
