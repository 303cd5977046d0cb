/** The calls about what sellers get. */
import { z } from "zod";
import { pageFields } from "../inputs.ts";
import type { Operation } from "../operation.ts";
import { openedAccountSchema, payoutAccountSchema, payoutOutSchema } from "../payout_schemas.ts";
import { pageOf } from "../schemas.ts";

const READ = { who: "signed_in", tag: "Payouts", scope: "payouts:read" } as const;

export const payoutOperations: readonly Operation[] = [
  {
    ...READ,
    id: "listPayouts",
    method: "GET",
    path: "/api/payouts",
    summary: "What you get for your sales",
    query: z.object(pageFields),
    lists: payoutOutSchema,
    answers: { 200: { description: "Newest first.", schema: pageOf(payoutOutSchema) } },
    refusals: ["invalid"],
  },
  {
    ...READ,
    id: "getPayout",
    method: "GET",
    path: "/api/payouts/{id}",
    summary: "What you get for one sale",
    description: "Its id is the order's.",
    answers: { 200: { description: "The payout.", schema: payoutOutSchema } },
    refusals: ["not_found"],
  },
  {
    ...READ,
    id: "getPayoutAccount",
    method: "GET",
    path: "/api/payout-account",
    summary: "Where your money goes",
    answers: { 200: { description: "Your account.", schema: payoutAccountSchema } },
    refusals: [],
  },
  {
    id: "openPayoutAccount",
    method: "POST",
    path: "/api/payout-account",
    tag: "Payouts",
    summary: "Set up where your money goes",
    description:
      "Opens your account at the payout provider, or finds it. Go on at `onboardingUrl`.",
    who: "signed_in",
    scope: "payouts:write",
    headers: ["Idempotency-Key"],
    answers: { 201: { description: "To be set up.", schema: openedAccountSchema } },
    refusals: ["invalid"],
  },
];
