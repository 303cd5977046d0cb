/**
 * Who is signed in. Every page needs `Identity`. Signing in comes in two kinds: accounts of our own
 * (`OwnAccounts`), or the self-service flows of an identity server (`Flows`).
 */
import type { Language } from "#words/languages.ts";
import type { Result } from "../result.ts";
import type { Flows } from "./flows.ts";
import type { OwnAccounts } from "./own_accounts.ts";
import type { Account, Session, SignedIn } from "./people.ts";

/** Where an identity server keeps the accounts, calls have a time limit and throw `IdentityUnavailable`. */
export interface Identity {
  /**
   * Whose session this token belongs to; null if it is unknown, ended or expired. `language`: for
   * letters to a user who is seen for the first time.
   */
  signedIn(token: string, language?: Language): Promise<SignedIn | null>;
  signOut(token: string): Promise<void>;
  /** Active sessions, most recently used first. */
  listSessions(userId: string): Promise<Session[]>;
  endSession(userId: string, sessionId: string): Promise<Result<null>>;
  /** Signs the user out everywhere. */
  endSessions(userId: string): Promise<void>;
  /** Two e-mail addresses with the same key belong to the same account. */
  addressKey(email: string): string;
  /** The accounts with this address, compared by its key. There can be more than one with an identity server. */
  accountsAt(email: string): Promise<Account[]>;
  accountOf(userId: string): Promise<Account | null>;
  /**
   * Whether the account exists and is not blocked. A change on the identity server shows within a minute.
   * Never throws: while the server is unreachable, the last known answer counts, or else "active".
   */
  isActive(userId: string): Promise<boolean>;
  /** Exactly one of the two is set: `accounts` for our own accounts, `flows` for an identity server. */
  readonly accounts: OwnAccounts | null;
  readonly flows: Flows | null;
}

/** The identity server does not answer, or not with anything usable: nobody can be authenticated. */
export class IdentityUnavailable extends Error {
  override readonly name = "IdentityUnavailable";
}
