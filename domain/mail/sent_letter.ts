/** Copies of the letters about orders, as they were sent: evidence, should a bank ask. */
import { z } from "zod";
import { ending, entity, list } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";
import { idSchema, instant, stored, storedText } from "../stored.ts";

/** Characters of the subject, and of the plain text, that are kept. */
export const MAX_SUBJECT = 500;
export const MAX_TEXT = 16_000;
/** How long copies are kept: banks take up disputes until 540 days after a payment. */
export const LETTERS_KEPT_MS = 600 * 86_400_000;
/** Copies of one order that are read: the first ones. */
const MAX_READ = 100;

const sentLetterSchema = z.object({
  ...stored,
  orderId: idSchema,
  /** Such as "bought". */
  kind: z.string().max(64),
  readerId: idSchema,
  /** The address that it was sent to. */
  to: z.string().max(320),
  subject: storedText,
  text: storedText,
  sentAt: instant,
  until: instant,
});
type SentLetter = z.infer<typeof sentLetterSchema>;

export const sentLetters = entity({
  name: "sent_letter",
  about: "The copy of a letter about an order, as it was sent.",
  schema: sentLetterSchema,
  indexes: {
    order: list<SentLetter>("Letters about an order, by time", (l) => [l.orderId, l.sentAt]),
    until: ending<SentLetter>("By their end, to remove old ones", (l) => [l.until]),
  },
});

/** The letters about an order, in the order in which they were sent. */
export const lettersAbout = async (
  store: Pick<Store, "list">,
  orderId: string,
): Promise<SentLetter[]> =>
  (await store.list(sentLetters, "order", { prefix: [orderId], limit: MAX_READ })).items;
