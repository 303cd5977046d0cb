/** What operators decide about sellers' money: release or block a payout, or note what was paid by hand. */
import type { Tx } from "#store/types.ts";
import { repaidOutside, writtenOff } from "../books/causes.ts";
import { booksOf } from "../books/entry.ts";
import { post } from "../books/posting.ts";
import { emit } from "../events.ts";
import type { PayoutWork } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { decidePaidByHand } from "../trade/payouts/payout_decisions.ts";
import { decideBlocked, decideUnblocked } from "../trade/payouts/payout_recall.ts";
import { withPayout } from "../trade/payouts/payout_steps.ts";
import type { World } from "../trade/world.ts";
import { commitDecision } from "./commit.ts";
import { owedNow, type SellerDebt, sellerDebts } from "./debt.ts";
import { MAX_HAPPENED, type Payout, payouts } from "./payout.ts";

/** settled: the seller was paid by hand. */
export type OperatorDoes = "release" | "block" | "settled";

/** Null: it is too late for this, or nothing would change. */
const decisions: Record<OperatorDoes, (world: World) => World | null> = {
  release: (world) =>
    world.payout!.blocks.includes("operator") ? decideUnblocked(world, "operator") : null,
  block: decideBlockedByName,
  settled: decidePaidByHand,
};

function decideBlockedByName(world: World): World | null {
  const { status, blocks, history } = world.payout!;
  if (status !== "held") return null;
  if (!blocks.includes("operator")) return decideBlocked(world, "operator");
  if (!isBlockedByMigration(world.payout!)) return null;
  // From now on, it is a block of an operator.
  const said = { at: world.now, what: "blocked", why: "operator" } as const;
  return withPayout(world, { history: [...history, said] });
}

/**
 * Whether the migration has blocked it, and no operator: its history does not say so. A full history may have lost it,
 * and counts as an operator's.
 */
export const isBlockedByMigration = ({ blocks, history }: Payout): boolean =>
  blocks.includes("operator") && history.length < MAX_HAPPENED &&
  !history.some(({ what, why }) => what === "blocked" && why === "operator");

/** `changed`: false if the payout is past that, or was so already. Null: there is no such payout. */
export async function operatePayout(
  x: PayoutWork,
  payoutId: string,
  does: OperatorDoes,
): Promise<{ payout: Payout; changed: boolean } | null> {
  for (;;) {
    const payout = await x.store.get(payouts, payoutId);
    if (!payout) return null;
    let changed = false;
    const decided = await commitDecision(x, payout, undefined, (world) => {
      const next = decisions[does](world);
      changed = next !== null;
      return { world: next ?? world, next: "none" };
    });
    if (!decided) continue; // changed meanwhile
    return { payout: decided.world.payout!, changed };
  }
}

/** A page of the payouts that operators have blocked, oldest first. */
export const blockedByOperators = async (
  { store }: Pick<PayoutWork, "store">,
  limit: number,
  after?: Payout,
): Promise<Payout[]> => {
  const start = after ? [after.createdAt, after.id, ""] : undefined;
  const rows = await store.listKeys(payouts, "operator", { start, limit });
  const found = await store.getMany(payouts, rows.map(({ id }) => id));
  return found.filter((one) => one !== null);
};

/**
 * Some of what a seller owes was paid to our bank (`repaid`), or is given up. `amount`: minor units, at most what is
 * owed. Refusals: `not_found` if the seller owes nothing, `invalid` for more than they owe.
 */
export async function settleDebt(
  { store }: Pick<PayoutWork, "store">,
  sellerId: string,
  how: "repaid" | "writeoff",
  amount: number,
): Promise<Result<SellerDebt>> {
  return await store.transact(async (tx: Tx): Promise<Result<SellerDebt>> => {
    const debt = await tx.get(sellerDebts, sellerId);
    if (!debt || owedNow(debt) === 0) return refuse("not_found");
    if (amount < 1 || amount > owedNow(debt)) return refuse("invalid");
    const less = tx.put(sellerDebts, { ...debt, paid: debt.paid + amount });
    const books = booksOf({ sellerId, balances: null });
    const { lines } = how === "repaid" ? repaidOutside(books, amount) : writtenOff(books, amount);
    post(tx, {
      id: `${sellerId}:debt:${less.paid}`,
      cause: how === "repaid" ? "repaid" : "written_off",
      orderId: null,
      currency: debt.currency,
      lines,
    });
    emit(tx, { name: "debt:paid", payload: { sellerId } });
    return ok(less);
  });
}
