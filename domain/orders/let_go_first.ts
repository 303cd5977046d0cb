/** Lets go of orders that are in the way, before a transaction that cannot let go of all of them itself. */
import { Busy, isError } from "#store/base/errors.ts";
import type { Services } from "../ports/services.ts";
import { decideDeadline } from "../trade/order_decisions.ts";
import { commitWorld } from "../commit_world.ts";
import { type LetGoFirst, loadOrderWorld } from "../load_world.ts";
import { orders } from "./order.ts";

/** A listing has six seats, so six orders at most are in the way; others may come meanwhile. */
const MAX_ROUNDS = 6;

/** The listing's version before and after an order was let go. */
export interface LetGo {
  was: number;
  is: number;
}

/** Runs the transaction; `letGo` ends one order in a commit of its own. */
export async function lettingGoFirst<T>(
  run: () => Promise<T>,
  letGo: (orderId: string) => Promise<unknown>,
): Promise<T> {
  for (let round = 0; round <= MAX_ROUNDS; round++) {
    try {
      return await run();
    } catch (error) {
      if (!isError<LetGoFirst>(error, "LetGoFirst")) throw error;
      for (const orderId of error.orderIds) await letGo(orderId);
    }
  }
  throw new Busy("other orders keep coming in the way");
}

/** Lets go of an order that has lapsed; any other one stays. */
export async function letLapsedGo(
  x: Pick<Services, "store" | "settings">,
  orderId: string,
): Promise<LetGo | null> {
  const found = await x.store.get(orders, orderId);
  if (!found) return null;
  return await x.store.transact(async (tx) => {
    const world = await loadOrderWorld(tx, found);
    const { world: next } = decideDeadline(world, x.settings);
    const stored = commitWorld(tx, world, next);
    return { was: world.listing!.version, is: stored.listing!.version };
  });
}
