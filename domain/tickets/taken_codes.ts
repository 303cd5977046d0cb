/** Refuses barcodes that somebody has listed already, or whose concert was cancelled. */
import { isError, type UniqueTaken } from "#store/base/errors.ts";
import type { Services } from "../ports/services.ts";
import type { Refusal } from "../refusals.ts";
import type { Result } from "../result.ts";
import { alreadyListed, calledOff, findCalledOff, findTaken, type SealedCode } from "./codes.ts";
import type { Listing } from "./listing.ts";

/** The refusal of a barcode that another listing has, or whose concert was cancelled; null: none. */
export async function refusesKnown(
  x: Services,
  codes: readonly SealedCode[],
  listingId: string,
  /** Those that the commit does not check itself. */
  unchecked = codes,
): Promise<Refusal | null> {
  const taken = await findTaken(x, unchecked, listingId);
  if (taken) return alreadyListed(taken);
  const off = await findCalledOff(x, codes, listingId);
  return off && calledOff(off);
}

/** When two sellers list one barcode at the same moment, the slower commit fails on the unique index. */
export async function refusingTaken(
  x: Services,
  codes: readonly SealedCode[],
  listingId: string,
  run: () => Promise<Result<Listing>>,
): Promise<Result<Listing>> {
  try {
    return await run();
  } catch (error) {
    if (!isError<UniqueTaken>(error, "UniqueTaken") || error.index !== "code") throw error;
    const now: Refusal = alreadyListed(await findTaken(x, codes, listingId) ?? codes[0]);
    return { ok: false, refusal: now };
  }
}
