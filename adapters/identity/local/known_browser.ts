/**
 * Known browsers: one that has signed in to an account before carries a proof of it, and its attempts are
 * counted separately, so that other people's guesses do not lock it out. The proof grants no access and
 * names nobody. It is valid for one account, for a limited time, until the password changes.
 */
import { Buffer } from "node:buffer";
import { timingSafeEqual } from "node:crypto";
import type { Secrets } from "#domain/ports/secrets.ts";
import { base64url } from "../../common/base64url.ts";
import type { Credential } from "./credential.ts";

/** Lifetime of a proof, from the last sign-in. */
export const KNOWN_MS = 180 * 24 * 3_600_000;

const PROOF = /^([0-9a-z]{1,11})\.([\w-]{22})\.([\w-]{43})$/;

const NOBODY: Whose = { id: "", epoch: 0 };

type Digests = Pick<Secrets, "digest">;

/** The account and its password's epoch. */
type Whose = Pick<Credential, "id" | "epoch">;

const signature = (secrets: Digests, { id, epoch }: Whose, since: string, browser: string) =>
  secrets.digest([id, epoch, since, browser].join("\n"), "known browser");

export async function makeKnown(secrets: Digests, whose: Whose, now: number): Promise<string> {
  const browser = base64url(crypto.getRandomValues(new Uint8Array(16)));
  const since = now.toString(36);
  return `${since}.${browser}.${await signature(secrets, whose, since, browser)}`;
}

/** The id to count the browser under; null if the account does not know it. Takes the same time without an account. */
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
