/** What a review compares of the fees that a seller paid. */
import { assert } from "@std/assert";
import { contentOf, sameWords } from "#domain/decisions/content.ts";
import { eur, listingOf } from "../domain/cast.ts";

Deno.test("fees of 0 are no fees, so writing one for the other needs no new review; other fees need one", () => {
  const content = (paidFees: ReturnType<typeof eur> | null) =>
    contentOf({ ...listingOf(), paidFees });
  assert(sameWords(content(null), content(eur(0))));
  assert(sameWords(content(eur(0)), content(null)));
  assert(!sameWords(content(null), content(eur(1))));
});
