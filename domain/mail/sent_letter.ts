/** Copies of the letters about orders, as they were sent: evidence, should a bank ask. */
import { z } from "zod";
import { idsFrom } from "#store/base/ids.ts";
import { entity } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";
import { idSchema, instant, stored, storedText } from "../stored.ts";

/** Characters of the subject, and of the plain text, that are kept. */
export const MAX_SUBJECT = 500;
export const MAX_TEXT = 16_000;
/**
 * How long copies are kept, from the order on: banks take up disputes until 540 days after a payment.
 */
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
});
type SentLetter = z.infer<typeof sentLetterSchema>;

/** So the copies of an order's letters stand together, and those of older orders before them. */
export const sentLetterId = (orderId: string, letterId: string): string => `${orderId}-${letterId}`;

export const sentLetters = entity({
  name: "sent_letter",
  about: "The copy of a letter about an order, as it was sent; the id begins with the order's.",
  schema: sentLetterSchema,
  endedBefore: (now) => idsFrom(now - LETTERS_KEPT_MS),
});

/** The letters about an order, in the order in which they were sent. */
export async function lettersAbout(
  store: Pick<Store, "listById">,
  orderId: string,
): Promise<SentLetter[]> {
  const [start, end] = [`${orderId}-`, `${orderId}.`];
  const found = await store.listById(sentLetters, { start, end, limit: MAX_READ });
  return found.sort((a, b) => a.sentAt - b.sentAt);
}
