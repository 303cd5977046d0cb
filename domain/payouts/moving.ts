/** Payouts with a call under way. */
import type { Store } from "#store/types.ts";
import { type Payout, payouts } from "./payout.ts";

const PAGE = 100;

/** All of them, those first whose call was made first. */
export async function* moving(store: Pick<Store, "list">): AsyncGenerator<Payout> {
  let cursor: string | undefined;
  do {
    const page = await store.list(payouts, "moving", { limit: PAGE, cursor });
    yield* page.items;
    cursor = page.next;
  } while (cursor);
}
