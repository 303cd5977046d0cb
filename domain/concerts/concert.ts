/** A concert: what the listings of one evening share, and the page that they stand on. */
import { z } from "zod";
import { ending, entity, list, many, uniques } from "#store/entity/mod.ts";
import { wordsOf } from "../search/words.ts";
import { idSchema, instant, shownInstant, stored } from "../stored.ts";
import { keyText } from "../text.ts";
import { localDay } from "../time_zone.ts";
import { concertDetails } from "./details.ts";
import { identityOf } from "./identity.ts";

/** How many former identities lead to a concert; the oldest is dropped. */
export const MAX_FORMER_IDENTITIES = 10;

/** How many merges, one after another, may lead to a concert. */
export const MAX_MERGES = 16;

/** The mark of a concert whose offering is out of date. */
export const OFFERING_MARK = "offering";

/** A concert that nobody lists a ticket for is removed after this time. */
const UNLISTED_MS = 24 * 3_600_000;

const concertSchema = z.object({
  ...stored,
  ...concertDetails.shape,
  status: z.enum(["scheduled", "cancelled"]),
  /** When a moderator last moved it, and its start before that. */
  movedAt: instant.nullable(),
  movedFrom: shownInstant.nullable(),
  /** The concert that it is part of now. */
  mergedInto: idSchema.nullable(),
  /** The seller of its first listing. */
  createdBy: idSchema,
  /** A listing was ever made. */
  listed: z.boolean(),
  /** A listing was ever approved, or needed no approval: from then on the concert is public. */
  approved: z.boolean(),
  /** Identities before corrections and moves: they still lead here. */
  formerIdentities: z.array(z.string()).max(MAX_FORMER_IDENTITIES),
  /** Part of another concert that has taken over its words: only its id leads there. */
  nameless: z.boolean().default(false),
  /** The longest chain of merges that ends here, at most `MAX_MERGES`. */
  merges: z.int().min(0).default(0),
});
export type Concert = z.infer<typeof concertSchema>;

/** What sellers are proposed: public, to take place, and not part of another concert. */
const isProposed = ({ approved, status, mergedInto }: Concert): boolean =>
  approved && status === "scheduled" && mergedInto === null;

const identitiesOf = (concert: Concert): string[] =>
  concert.nameless ? [] : [...new Set([identityOf(concert), ...concert.formerIdentities])];

export const concerts = entity({
  name: "concert",
  about: "A concert that fans sell tickets for.",
  schema: concertSchema,
  marks: { [OFFERING_MARK]: "The concert or an offer changed: its offering is to be made again." },
  marking: ({ id }) => ({ name: OFFERING_MARK, id }),
  changesAt: ({ startsAt }, now) => startsAt > now ? startsAt : null,
  indexes: {
    identity: uniques<Concert>(
      "SHA-256 of folded name, venue, city and start, and those before corrections and moves",
      (c) => identitiesOf(c).map((identity) => [identity]),
    ),
    day: list<Concert>(
      "Public concerts by local day and venue, to propose them to sellers",
      (c) => isProposed(c) ? [localDay(c), keyText(c.venue)] : null,
    ),
    words: many<Concert>(
      "For moderators: words of name, venue and city of all concerts that were ever listed, by start",
      (c) => c.listed ? wordsOf(c).map((word) => [word, c.startsAt]) : [],
    ),
    unlisted: ending<Concert>(
      "When a concert without a listing ends",
      (c) => c.listed ? null : [c.createdAt + UNLISTED_MS],
    ),
  },
  upgrades: [{
    about: "Moderators find it by words",
    change: (value) => value,
    formerKeys: { words: () => [] },
  }],
});
