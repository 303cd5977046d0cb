/** What operators decide about a payout: release or block it, or note that it was paid by hand. */
import type { Tx } from "#store/types.ts";
import { type Order, orders } from "../orders/order.ts";
import type { PayoutWork } from "../ports/services.ts";
import { decidePaidByHand } from "../trade/payouts/payout_decisions.ts";
import { decideBlocked, decideUnblocked } from "../trade/payouts/payout_recall.ts";
import { withPayout } from "../trade/payouts/payout_steps.ts";
import type { World } from "../trade/world.ts";
import { decideNow } from "./commit.ts";
import { MAX_HAPPENED, type Payout, payouts } from "./payout.ts";

/** settled: the seller was paid by hand. */
export type OperatorDoes = "release" | "block" | "settled";

/** What may still give the buyer the money back; null: nothing that is open. */
export const openOn = ({ status, blocks }: Payout): "claim" | "dispute" | null =>
  status === "held"
    ? blocks.find((one) => one === "claim" || one === "dispute") as "claim" ?? null
    : null;

/** `anyway`: also with a claim or a dispute that is open. Null: it is too late for this, or nothing would change. */
const decisions: Record<OperatorDoes, (world: World, anyway: boolean) => World | null> = {
  release: (world) =>
    world.payout!.blocks.includes("operator") ? decideUnblocked(world, "operator") : null,
  block: decideBlockedByName,
  settled: (world, anyway) => openOn(world.payout!) && !anyway ? null : decidePaidByHand(world),
};

function decideBlockedByName(world: World): World | null {
  const { status, blocks, history } = world.payout!;
  if (status !== "held") return null;
  if (!blocks.includes("operator")) return decideBlocked(world, "operator");
  if (!isBlockedByNobody(world.payout!)) return null;
  // From now on, it is a block of an operator.
  const said = { at: world.now, what: "blocked", why: "operator" } as const;
  return withPayout(world, { history: [...history, said] });
}

/** Whether its history says nothing of an operator who has blocked it. A full one may have lost it, and counts as one that does. */
const isBlockedByNobody = ({ blocks, history }: Payout): boolean =>
  blocks.includes("operator") && history.length < MAX_HAPPENED &&
  !history.some(({ what, why }) => what === "blocked" && why === "operator");

/**
 * Whether the migration has blocked it, and no operator. It has made the payouts of orders that were complete before;
 * those that are made with their orders may have been blocked by an operator before payouts had histories.
 */
const isBlockedByMigration = (payout: Payout, order: Order | null): boolean =>
  isBlockedByNobody(payout) && order !== null &&
  (order.completedAt === null || payout.createdAt > order.completedAt);

/**
 * `anyway`: the seller was paid although a claim or a dispute is open. `record` is called in the commit of a change.
 * `changed`: false if the payout is past that, or was so already, or something is open on it. Null: there is no such
 * payout.
 */
export async function operatePayout(
  x: PayoutWork,
  payoutId: string,
  does: OperatorDoes,
  { anyway = false, record }: { anyway?: boolean; record?: (tx: Tx, payout: Payout) => void } = {},
): Promise<{ payout: Payout; changed: boolean } | null> {
  let changed = false;
  const world = await decideNow(x, payoutId, (world, tx) => {
    const next = decisions[does](world, anyway);
    changed = next !== null;
    if (changed) record?.(tx, world.payout!);
    return { world: next ?? world, next: "none" };
  });
  return world && { payout: world.payout!, changed };
}

/** A payout that waits for an operator. `old`: the migration has blocked it. */
export interface Blocked {
  payout: Payout;
  old: boolean;
}

/** A page of the payouts that operators have blocked, oldest first. */
export const blockedByOperators = async (
  { store }: Pick<PayoutWork, "store">,
  limit: number,
  after?: Payout,
): Promise<Blocked[]> => {
  const start = after ? [after.createdAt, after.id, ""] : undefined;
  const rows = await store.listKeys(payouts, "operator", { start, limit });
  const ids = rows.map(({ id }) => id);
  const [found, sales] = await Promise.all([
    store.getMany(payouts, ids),
    store.getMany(orders, ids),
  ]);
  return found.flatMap((payout, at) =>
    payout ? [{ payout, old: isBlockedByMigration(payout, sales[at]) }] : []
  );
};
