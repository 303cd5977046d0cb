/** The limits: how many attempts in which window, and where each is counted. */
import { networkOf } from "#domain/network.ts";
import type { Limit, Subjects } from "#domain/ports/throttling.ts";

const MINUTE_MS = 60_000;

export interface Rule {
  /** Attempts allowed in a window. */
  max: number;
  windowMs: number;
  /**
   * database: guards a secret, so restarts and other processes must not reset it.
   * memory: only spares this process work. A row that every write of a crowd updated would be a
   * worse bottleneck than the crowd.
   */
  kept: "database" | "memory";
  /** The alarm that tells operators that the limit was reached. */
  alarm?: string;
  /** The text for people, where it says more than how long to wait. */
  says?: "wait_or_recover" | "wait_codes" | "wait_claims" | "wait_pictures";
}

/**
 * `…_account` counts per account, `…_address` per network: a whole office may share one address,
 * hence the larger numbers.
 */
export const limits = {
  /** One account from one network, so that guessing elsewhere does not lock out the owner. */
  sign_in_pair: { max: 10, windowMs: 15 * MINUTE_MS, kept: "database", says: "wait_or_recover" },
  /** One account from all networks, so that a botnet guesses slowly too. Known browsers are exempt. */
  sign_in_account: {
    max: 100,
    windowMs: 180 * MINUTE_MS,
    kept: "database",
    says: "wait_or_recover",
  },
  /** A browser that has signed in to the account before; replaces the two limits above. */
  sign_in_browser: {
    max: 10,
    windowMs: 15 * MINUTE_MS,
    kept: "database",
    says: "wait_or_recover",
  },
  sign_in_address: { max: 100, windowMs: 15 * MINUTE_MS, kept: "database" },
  /** Proofs within a session: the password again, or a second factor. */
  proof_account: { max: 10, windowMs: 15 * MINUTE_MS, kept: "database" },
  /** Mails that anybody can trigger to one address. */
  mail_account: { max: 10, windowMs: 15 * MINUTE_MS, kept: "database" },
  /**
   * Mails for a forgotten password. The window is the lifetime of their links, so at the limit at
   * least one link still works. A new password ends the links and resets this count.
   */
  recovery_account: { max: 5, windowMs: 30 * MINUTE_MS, kept: "database" },
  recovery_address: { max: 30, windowMs: 30 * MINUTE_MS, kept: "database" },
  /** Mails that confirm a new e-mail address. */
  email_change_account: { max: 5, windowMs: 60 * MINUTE_MS, kept: "database" },
  /** Changes of settings at the identity server. */
  settings_account: { max: 30, windowMs: 15 * MINUTE_MS, kept: "database" },
  settings_address: { max: 100, windowMs: 15 * MINUTE_MS, kept: "database" },
  sign_up_address: { max: 60, windowMs: 60 * MINUTE_MS, kept: "database" },
  /** Answers to "is this barcode listed?": many requests mean that somebody is guessing barcodes. */
  code_account: {
    max: 10,
    windowMs: 60 * MINUTE_MS,
    kept: "database",
    alarm: "barcodes_guessed",
    says: "wait_codes",
  },
  code_address: {
    max: 40,
    windowMs: 60 * MINUTE_MS,
    kept: "database",
    alarm: "barcodes_guessed",
    says: "wait_codes",
  },
  /** New listings: each reveals that its barcode was not listed before. */
  listing_account: { max: 100, windowMs: 60 * MINUTE_MS, kept: "database" },
  listing_address: { max: 1_000, windowMs: 60 * MINUTE_MS, kept: "database" },
  /** Reports of tickets: each is work for a moderator. */
  report_account: { max: 10, windowMs: 60 * MINUTE_MS, kept: "database" },
  /**
   * Claims that are sent, also those that are refused or were made before: each is work for a moderator, and holds
   * back a seller's money. Whoever comes to this limit only waits: a claim can be made for two days.
   */
  claim_account: {
    max: 20,
    windowMs: 60 * MINUTE_MS,
    kept: "database",
    alarm: "claims_flooded",
    says: "wait_claims",
  },
  /** Pictures that are sent for claims and looked at, also those that are refused. */
  picture_account: {
    max: 60,
    windowMs: 60 * MINUTE_MS,
    kept: "database",
    says: "wait_pictures",
  },
  /** All requests that write. */
  write_account: { max: 120, windowMs: MINUTE_MS, kept: "memory" },
  write_address: { max: 1_200, windowMs: MINUTE_MS, kept: "memory" },
  /** All calls of the API. */
  api_token: { max: 1_200, windowMs: MINUTE_MS, kept: "memory" },
  api_address: { max: 6_000, windowMs: MINUTE_MS, kept: "memory" },
} as const satisfies Record<Limit, Rule>;

/** A subject of one limit. */
export interface Named {
  limit: Limit;
  /** Unique among all limits. */
  name: string;
}

/** The subjects as they are counted. Sign-ins also count for account and address together. */
export function namesOf(subjects: Subjects): Named[] {
  const { sign_in_account: account, sign_in_address: address } = subjects;
  const paired = account !== undefined && address !== undefined
    ? { sign_in_pair: pairOf(account, address), ...subjects }
    : subjects;
  return (Object.entries(paired) as [Limit, string][]).map(([limit, subject]) => ({
    limit,
    name: `${limit}:${countedAs(limit, subject)}`,
  }));
}

/** One account from one network. */
export const pairOf = (account: string, address: string): string =>
  `${networkOf(address)} ${account}`;

export const isOfAddress = (limit: Limit): boolean => limit.endsWith("_address");

export const countedAs = (limit: Limit, subject: string): string =>
  isOfAddress(limit) ? networkOf(subject) : subject;
