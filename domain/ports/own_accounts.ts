/** Accounts with a password that we keep ourselves: signing up and in, recovery, changing one's own data. */
import type { SignedIn, Visitor } from "./people.ts";
import type { Result } from "../result.ts";
import type { User } from "../users/user.ts";

/** A new session. */
export interface Entered {
  user: User;
  token: string;
  /** The browser keeps this after the session has ended: see `BrowserState`. */
  known: string;
}

/** What a browser still has from earlier sessions when a user signs in. */
export interface BrowserState {
  formerToken?: string;
  /**
   * Proves that this browser was signed in to the account under its current password. Such a browser is
   * not locked out by other people's guesses.
   */
  known?: string;
}

export interface OwnAccounts {
  signUp(
    input: { name: string; email: string; password: string },
    visitor: Visitor,
  ): Promise<Result<Entered>>;
  /** Ends the session of `formerToken`, if any: the token is rotated at sign-in. */
  signIn(
    input: { email: string; password: string },
    visitor: Visitor,
    browser?: BrowserState,
  ): Promise<Result<Entered>>;
  /** Ends all other sessions of the user and invalidates what other browsers keep as `known`. */
  changePassword(
    who: SignedIn,
    input: { current: string; next: string },
    visitor: Visitor,
  ): Promise<Result<Entered>>;
  changeName(userId: string, name: string): Promise<Result<User>>;
  /** Checks the user's password. Refusals: `invalid` with path "current", `rate_limited`. */
  prove(who: SignedIn, current: string): Promise<Result<null>>;
  readonly recovery: Recovery;
  readonly emailChanges: EmailChanges;
}

/** Recovery after a forgotten password, by a link in a letter. */
export interface Recovery {
  /** Sends a letter if an account has the address. The answer and the work are the same if none has. */
  ask(email: string, visitor: Visitor): Promise<Result<null>>;
  /** What the letter about an `ask` needs; null: no letter is sent. */
  letter(recoveryId: string): Promise<{ user: User; link: string } | null>;
  /** Whose link it is; null if it was used, has expired or never existed. */
  whose(link: string): Promise<User | null>;
  /** Ends all sessions and starts one. Refusals: `link_over`, `invalid` with path "password". */
  finish(link: string, password: string, visitor: Visitor): Promise<Result<Entered>>;
}

/** The two addresses in a change of e-mail address. */
export type Side = "old" | "new";

/** A requested change, and which of the two addresses have confirmed it. */
export interface EmailChange {
  from: string;
  to: string;
  yes: Record<Side, boolean>;
  /** Another account has the new address by now, so the change cannot happen. */
  taken: boolean;
}

/** An account gets a new e-mail address once both addresses have confirmed it, each by its own link. */
export interface EmailChanges {
  /** Replaces an earlier request. Refusals: `invalid` (`email`, `current`), `email_taken`. */
  ask(who: SignedIn, input: { email: string; current: string }): Promise<Result<null>>;
  /** The pending change, if any. */
  waiting(userId: string): Promise<EmailChange | null>;
  stop(userId: string): Promise<void>;
  /** What the letters about an `ask` need; null once the change has ended. */
  letter(
    changeId: string,
    round: number,
    side: Side,
  ): Promise<{ user: User; change: EmailChange; link: string } | null>;
  /** What the letter about a completed change needs. */
  changed(changeId: string): Promise<{ user: User; change: EmailChange } | null>;
  read(link: string): Promise<{ side: Side; change: EmailChange } | null>;
  /** `half`: the other address has not confirmed yet. Refusals: `link_over`, `email_taken`. */
  answer(link: string, yes: boolean): Promise<Result<"half" | "changed" | "stopped">>;
}
