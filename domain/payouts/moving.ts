/** Payouts with a call under way. */
import type { Store } from "#store/types.ts";
import type { PayoutWork } from "../ports/services.ts";
import { type Payout, payouts } from "./payout.ts";
import { settlePayout } from "./settle.ts";

const PAGE = 100;
/** By then the outbox row of a call has settled the payout, unless the row was lost: it died, or a backup was older. */
const LOOK_AFTER_MS = 3_600_000;
/** Payouts that one look brings on; the others wait for the next. */
const MAX_LOOKED = 1_000;

/** Brings on the payouts whose call is an hour old, whatever became of their rows. An error of one stops no other. */
export async function lookAtMoving(x: PayoutWork, signal?: AbortSignal): Promise<void> {
  const before = x.store.now() - LOOK_AFTER_MS;
  let looked = 0;
  for await (const { id, calledAt, createdAt } of moving(x.store)) {
    if (signal?.aborted || (calledAt ?? createdAt) > before || looked++ >= MAX_LOOKED) return;
    try {
      await settlePayout(x, id);
    } catch (error) {
      x.log.alarm("payout.stuck", { payoutId: id, error: String(error) });
    }
  }
}

/** All payouts with a call under way, the oldest call first. */
export async function* moving(store: Pick<Store, "list">): AsyncGenerator<Payout> {
  let cursor: string | undefined;
  do {
    const page = await store.list(payouts, "moving", { limit: PAGE, cursor });
    yield* page.items;
    cursor = page.next;
  } while (cursor);
}
