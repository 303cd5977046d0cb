/**
 * Who somebody is. What everybody needs to know of it is one part; how people get in is another, and comes
 * in two kinds: accounts of our own, or the flows of a server that keeps them.
 */
import type { Language } from "#words/languages.ts";
import type { Result } from "./result.ts";
import type { Scope } from "./clients/scopes.ts";
import type { User } from "./users/user.ts";

/** Where a request comes from, for throttles and the list of sessions. */
export interface Visitor {
  address: string;
  userAgent: string;
}
export interface Session {
  id: string;
  userId: string;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
  userAgent: string;
}
export interface SignedIn {
  user: User;
  session: Session;
  /** Whether mail to the user's address has been proved to arrive; null where nobody asks for proof. */
  proved: boolean | null;
}

/** Who asks: a person in a browser, or a program with a token of theirs. */
export interface Asker {
  user: User;
  /** Null for a program. */
  session: Session | null;
  /** Null for a program, too. */
  proved: boolean | null;
  /** The program's; null for a person. */
  clientId: string | null;
  /** What the program may do; null for a person, who may do all that is theirs. */
  scopes: readonly Scope[] | null;
}

/** Calls to a server that keeps the accounts are bounded in time, and throw `IdentityUnavailable`. */
export interface Identity {
  /**
   * Who holds this token; null when it is unknown, ended or expired. `language`: of letters to somebody
   * who is seen for the first time.
   */
  signedIn(token: string, language?: Language): Promise<SignedIn | null>;
  signOut(token: string): Promise<void>;
  /** Those that live, last used first. */
  listSessions(userId: string): Promise<Session[]>;
  endSession(userId: string, sessionId: string): Promise<Result<null>>;
  /** Signs the user out everywhere. */
  endSessions(userId: string): Promise<void>;
  /** Null where another server keeps them. Exactly one of the two is there. */
  readonly accounts: OwnAccounts | null;
  readonly flows: Flows | null;
}

/** Accounts with a password, kept by ourselves. */
export interface OwnAccounts {
  signUp(
    input: { name: string; email: string; password: string },
    visitor: Visitor,
  ): Promise<Result<{ user: User; token: string }>>;
  /** Ends the session of `formerToken`, if there is one: the token is rotated at sign-in. */
  signIn(
    input: { email: string; password: string },
    visitor: Visitor,
    formerToken?: string,
  ): Promise<Result<{ user: User; token: string }>>;
  /** Ends all other sessions of the user. */
  changePassword(
    who: SignedIn,
    input: { current: string; next: string },
    visitor: Visitor,
  ): Promise<Result<{ token: string }>>;
  changeName(userId: string, name: string): Promise<Result<User>>;
}

/**
 * The self-service flows of a server that keeps the accounts. A browser begins one there, is sent to a page
 * of ours with the flow's id, and posts the page's form back there; all of it through an address of ours.
 */
export interface Flows {
  /** The cookie that carries the token. That server sets it, not we. */
  readonly cookie: string;
}

/** The server that keeps the accounts does not answer, or not sensibly: who asks is not known. */
export class IdentityUnavailable extends Error {
  override name = "IdentityUnavailable";
}
