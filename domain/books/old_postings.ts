/** Postings are removed once they have been kept for BOOKS_YEARS; the totals stay as they are. */
import { DueRows, type Visited } from "#store/care/due_rows.ts";
import type { Services } from "../ports/services.ts";
import { postings } from "./posting.ts";

/** The same moment so many years before; epoch ms. */
export function yearsBefore(now: number, years: number): number {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return then.getTime();
}

/** Removes the next postings that are too old, a bounded number at a time. */
export function oldPostings(
  { store, settings }: Pick<Services, "store" | "settings">,
): (limit: number) => Promise<Visited> {
  const until = () => yearsBefore(store.now(), settings.booksYears);
  const due = new DueRows(
    { listKeys: (entity, index, range) => store.listKeys(entity, index, range), now: until },
    postings,
    "time",
  );
  const remove = (id: string) =>
    store.transact(async (tx) => {
      const posting = await tx.get(postings, id);
      if (!posting || posting.at > until()) return false;
      tx.delete(postings, id);
      return true;
    });
  return (limit) => due.visit(limit, remove);
}
