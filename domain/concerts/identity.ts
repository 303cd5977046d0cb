/** Which descriptions mean the same concert. */
import { createHash } from "node:crypto";
import { fold } from "../text.ts";

/** What sellers write about a concert. Times are epoch ms. */
export interface Described {
  name: string;
  venue: string;
  city: string;
  startsAt: number;
}

/**
 * SHA-256 of the folded texts and the start, as hex. Texts that differ in case, accents, blanks or dashes
 * give one identity.
 */
export const identityOf = ({ name, venue, city, startsAt }: Described): string =>
  createHash("sha256").update(JSON.stringify([fold(name), fold(venue), fold(city), startsAt]))
    .digest("hex");
