/**
 * Links in mails. A link carries a keyed digest of its subject, so it cannot be read from the database,
 * the outbox or a backup; it is computed again when the mail is written.
 */
import { Buffer } from "node:buffer";
import { timingSafeEqual } from "node:crypto";
import type { Secrets } from "#domain/ports/secrets.ts";

type Digests = Pick<Secrets, "digest">;
type Purpose = "recovery link" | "old address link" | "new address link";

const LINK = /^([\w-]{1,64}(?:\.\d{1,9})?)\.([\w-]{43})$/;

/** `about`: an id, followed by a number if it can be requested several times: "ID", "ID.2". */
export const makeLink = async (secrets: Digests, purpose: Purpose, about: string) =>
  `${about}.${await secrets.digest(about, purpose)}`;

/** What the link is about; null if it was not made here for that purpose. */
export async function readLink(
  secrets: Digests,
  purpose: Purpose,
  link: string,
): Promise<string | null> {
  const [, about, given] = LINK.exec(link) ?? [];
  if (about === undefined) return null;
  const right = await secrets.digest(about, purpose);
  return timingSafeEqual(Buffer.from(given), Buffer.from(right)) ? about : null;
}
