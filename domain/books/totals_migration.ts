/**
 * Adds up the totals that the postings of older versions were made without, and stores these postings in their present
 * shape. Until it is finished, the totals of such a database are too small.
 */
import { entity } from "#store/entity/mod.ts";
import { type Migration, ofProgress } from "../migration.ts";
import { postings } from "./posting.ts";

export const totalsProgress = entity({
  name: "posting_totals",
  about: "Whether the totals of older versions' postings have been added up: one row.",
  ...ofProgress,
});

export const totalsOfPostings: Migration = {
  progress: totalsProgress,
  row: "postings",
  event: "postings_have_totals",
  stages: 1,
  async pass({ store }) {
    const { upgraded, sumsCorrected, left } = await store.rebuildIndexes(postings);
    // What cannot be read stays so, and operators know of it.
    const failed = left.filter(({ problem }) => problem !== "value_unreadable").length;
    return { done: upgraded + sumsCorrected, failed, last: null };
  },
};
