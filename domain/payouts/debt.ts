/** What a seller owes the exchange: it is kept from their next payouts. */
import { z } from "zod";
import { entity } from "#store/entity/mod.ts";
import { instant, stored } from "../stored.ts";

/** repaid: paid to our bank · writeoff: given up · recover: owed again after it was given up. */
const debtChanges = ["repaid", "writeoff", "recover"] as const;
export type DebtChange = typeof debtChanges[number];

/** The newest are kept: by them a command that is repeated by mistake is recognised. */
export const MAX_NOTED = 20;

const debtSchema = z.object({
  ...stored,
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** All that the seller has ever owed, and all that was paid of it, in minor units. Debts are paid in turn. */
  incurred: z.int().min(0),
  paid: z.int().min(0),
  /** What of it was given up and is not owed again. */
  writtenOff: z.int().min(0).default(0),
  /** What operators have noted, oldest first. */
  noted: z.array(
    z.object({ how: z.enum(debtChanges), amount: z.int().min(1), at: instant }),
  ).max(MAX_NOTED).default([]),
});
export type SellerDebt = z.infer<typeof debtSchema>;

export const sellerDebts = entity({
  name: "seller_debt",
  about: "What a seller owes the exchange; the id is the seller's.",
  schema: debtSchema,
});

/** What is owed now, in minor units. */
export const owedNow = (debt: Pick<SellerDebt, "incurred" | "paid"> | null): number =>
  debt ? debt.incurred - debt.paid : 0;
