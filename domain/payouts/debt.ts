/** What a seller owes the exchange: it is kept from their next payouts. */
import { z } from "zod";
import { entity } from "#store/entity/mod.ts";
import { stored } from "../stored.ts";

const debtSchema = z.object({
  ...stored,
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** All that the seller has ever owed, and all that was paid of it, in minor units. Debts are paid in turn. */
  incurred: z.int().min(0),
  paid: z.int().min(0),
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
