/** Where a job over listings goes on, in an index whose rows are in order of seller and listing. */
import { z } from "zod";
import type { KeyPart } from "#store/entity/mod.ts";
import { idSchema } from "../stored.ts";

/** The last listing that the job has dealt with. */
export const placeSchema = z.object({ sellerId: idSchema, listingId: idSchema });
type Place = z.infer<typeof placeSchema>;

/** The place of an index row whose last part is the seller. */
export const placeOf = ({ parts, id }: { parts: readonly KeyPart[]; id: string }): Place => ({
  sellerId: String(parts.at(-1)),
  listingId: id,
});

/** The start of the range after a place; null: from the first row. */
export const startAfter = (place: Place | null): KeyPart[] | undefined =>
  place ? [place.sellerId, place.listingId, ""] : undefined;

export const isSamePlace = (a: Place | null, b: Place | null): boolean =>
  a?.sellerId === b?.sellerId && a?.listingId === b?.listingId;
