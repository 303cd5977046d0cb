/**
 * A browser that was signed in to an account before carries a proof of it. Guesses of others at that
 * account are not counted against it: it has a count of its own. The proof opens nothing, names nobody
 * and is good for one account, for a bounded time, until the password changes: whoever signed in with a
 * stolen one guesses at the next like everybody else.
 */
import { Buffer } from "node:buffer";
import { timingSafeEqual } from "node:crypto";
import type { Secrets } from "#domain/ports/secrets.ts";
import { base64url } from "../../secrets.ts";
import type { Credential } from "./credential.ts";

/** From the last time that it signed in. */
export const KNOWN_MS = 180 * 24 * 3_600_000;

const PROOF = /^([0-9a-z]{1,11})\.([\w-]{22})\.([\w-]{43})$/;

const NOBODY: Whose = { id: "", epoch: 0 };

type Digests = Pick<Secrets, "digest">;

/** Whose it is, under which of their passwords. */
type Whose = Pick<Credential, "id" | "epoch">;

const signature = (secrets: Digests, { id, epoch }: Whose, since: string, browser: string) =>
  secrets.digest([id, epoch, since, browser].join("\n"), "known browser");

export async function makeKnown(secrets: Digests, whose: Whose, now: number): Promise<string> {
  const browser = base64url(crypto.getRandomValues(new Uint8Array(16)));
  const since = now.toString(36);
  return `${since}.${browser}.${await signature(secrets, whose, since, browser)}`;
}

/** What to count the browser by; null when the account has not met it. The same work where there is none. */
export async function knownBrowser(
  secrets: Digests,
  known: string | undefined,
  whose: Whose | null,
  now: number,
): Promise<string | null> {
  const [, since, browser, given] = PROOF.exec(known ?? "") ?? [];
  if (given === undefined) return null;
  const right = await signature(secrets, whose ?? NOBODY, since, browser);
  const age = now - parseInt(since, 36);
  const proves = timingSafeEqual(Buffer.from(given), Buffer.from(right));
  return whose && proves && age < KNOWN_MS ? browser : null;
}
