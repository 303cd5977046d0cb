/** Removes unused words and cities from the vocabulary of the search; called once a minute with a limit. */
import type { Store } from "#store/types.ts";
import { offerings } from "../offerings/offering.ts";
import type { Services } from "../ports/services.ts";

/** Where the next sweep of this process continues, for each counted index. */
const positions = new WeakMap<Store, Map<string, string | null>>();

/** Checks `limit` counted words and as many city spellings, and removes those at 0. Returns how many. */
export async function sweepVocabulary(x: Services, limit: number): Promise<number> {
  const at = positions.get(x.store) ?? new Map<string, string | null>();
  positions.set(x.store, at);
  let dropped = 0;
  for (const index of ["word_date", "city"] as const) {
    const after = at.get(index) ?? undefined;
    const swept = await x.store.dropEmptyCounts(offerings, index, { after, limit });
    at.set(index, swept.last);
    dropped += swept.dropped;
  }
  return dropped;
}
