/** Limits on how often something may be tried. */
import type { Tx } from "#store/types.ts";
import type { Result } from "../result.ts";

/** What is limited, and the subject it is counted for: `_address` takes an address, `_account` a user. */
export type Limit =
  | `sign_in_${"pair" | "account" | "browser" | "address"}`
  | "proof_account"
  | "mail_account"
  | `recovery_${"account" | "address"}`
  | "email_change_account"
  | `settings_${"account" | "address"}`
  | "sign_up_address"
  | `code_${"account" | "address"}`
  | `listing_${"account" | "address"}`
  | "report_account"
  | "claim_account"
  | "picture_account"
  | `write_${"account" | "address"}`
  | `api_${"token" | "address"}`;

export type Subjects = Partial<Record<Limit, string>>;

/** An attempt that was counted. */
export type Attempt = readonly { id: string; limit: Limit }[];

/** How much of one limit remains. */
export interface Budget {
  readonly limit: Limit;
  readonly max: number;
  readonly windowMs: number;
  readonly left: number;
  readonly resetMs: number;
}

export interface Throttling {
  /** Counts an attempt, or refuses it as `rate_limited` (not counted) with the seconds to wait. */
  take(subjects: Subjects): Promise<Result<Attempt>>;
  /** How much remains of the limits that are kept in memory; empty where nothing is counted. */
  budgets(subjects: Subjects): Budget[];
  /** After a success: resets the counts of the user's own tries; the others get this attempt back. */
  succeed(tx: Tx, attempt: Attempt): Promise<void>;
  /** The attempt never took place: it is not counted, and earlier ones still are. */
  giveBack(tx: Tx, attempt: Attempt): Promise<void>;
  /** Resets the counts of these subjects. */
  forget(tx: Tx, subjects: Subjects): Promise<void>;
}
