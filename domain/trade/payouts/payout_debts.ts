/** What the seller owes of a payout: steps from world to world. Pure. */
import { owedNow, type SellerDebt } from "../../payouts/debt.ts";
import type { Payout } from "../../payouts/payout.ts";
import { withEvent, type World } from "../world.ts";
import { withPayout } from "./payout_steps.ts";

/** The seller owes this of the payout, too. */
export function oweMore(world: World, amount: number): World {
  const more = owe(world, amount);
  const owed = world.payout!.owed + amount;
  return withPayout(more, { owed, owedUpTo: more.debt!.incurred });
}

/** The seller owes this much more. */
function owe(world: World, amount: number): World {
  const { debt, payout, now } = world;
  const { sellerId, currency } = payout!;
  const blank = { createdAt: now, updatedAt: now, version: 1, writtenOff: 0, noted: [] };
  const before: SellerDebt = debt ?? { id: sellerId, currency, ...blank, incurred: 0, paid: 0 };
  return { ...world, debt: { ...before, incurred: before.incurred + amount } };
}

/** So much of what the seller owes is paid; never more than they owe. */
export function pay(world: World, amount: number): World {
  const { debt } = world;
  const paid = Math.min(amount, owedNow(debt));
  if (!debt || paid === 0) return world;
  const less = { ...world, debt: { ...debt, paid: debt.paid + paid } };
  return withEvent(less, { name: "debt:paid", payload: { sellerId: debt.id } });
}

/** What of this payout is still owed: debts are paid in the order in which they arose. */
export const stillOwed = ({ owed, owedUpTo }: Payout, debt: SellerDebt | null): number =>
  owedNow(debt) === 0 || owedUpTo === null ? 0 : Math.min(owed, Math.max(0, owedUpTo - debt!.paid));
