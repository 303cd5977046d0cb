/** Accounts with a password, kept by ourselves: getting in, getting back in, changing what is one's own. */
import type { SignedIn, Visitor } from "./ports/identity.ts";
import type { Result } from "./result.ts";
import type { User } from "./users/user.ts";

/** Somebody is signed in from now on. */
export interface Entered {
  user: User;
  token: string;
  /** For the browser to keep when the session is over: see `Brought`. */
  known: string;
}

/** What a browser brings along when somebody signs in. */
export interface Brought {
  formerToken?: string;
  /** Proves that it was signed in to one account, under its present password: others' guesses do not shut it out. */
  known?: string;
}

export interface OwnAccounts {
  signUp(
    input: { name: string; email: string; password: string },
    visitor: Visitor,
  ): Promise<Result<Entered>>;
  /** Ends the session of `formerToken`, if there is one: the token is rotated at sign-in. */
  signIn(
    input: { email: string; password: string },
    visitor: Visitor,
    brought?: Brought,
  ): Promise<Result<Entered>>;
  /** Ends all other sessions of the user; what other browsers keep as `known` is worth nothing from then on. */
  changePassword(
    who: SignedIn,
    input: { current: string; next: string },
    visitor: Visitor,
  ): Promise<Result<Entered>>;
  changeName(userId: string, name: string): Promise<Result<User>>;
  /** That whoever sits there knows the password; refused as `invalid` with path "current", or `rate_limited`. */
  prove(who: SignedIn, current: string): Promise<Result<null>>;
  readonly recovery: Recovery;
  readonly emailChanges: EmailChanges;
}

/** Back in after a forgotten password, by a link in a letter. */
export interface Recovery {
  /** Has a letter sent if an account has the address: answer and work are the same where none has. */
  ask(email: string, visitor: Visitor): Promise<Result<null>>;
  /** What the letter about an `ask` needs; null: nobody is to be written to. */
  letter(recoveryId: string): Promise<{ user: User; link: string } | null>;
  /** Whose link it is; null when it was used, is over, or never was one. */
  whose(link: string): Promise<User | null>;
  /** Ends all sessions and begins one. Refused as `link_over`, or as `invalid` with path "password". */
  finish(link: string, password: string, visitor: Visitor): Promise<Result<Entered>>;
}

/** The two addresses that a change of e-mail address is about. */
export type Side = "old" | "new";

/** A change that was asked for, and which of both addresses have said yes. */
export interface EmailChange {
  from: string;
  to: string;
  yes: Record<Side, boolean>;
  /** Another account has the new address by now: nothing comes of it. */
  taken: boolean;
}

/** An account gets another e-mail address when both have said yes, by a link each. */
export interface EmailChanges {
  /** In place of what was asked before. Refused as `invalid` (`email`, `current`) or `email_taken`. */
  ask(who: SignedIn, input: { email: string; current: string }): Promise<Result<null>>;
  /** What still waits; null: nothing does. */
  waiting(userId: string): Promise<EmailChange | null>;
  stop(userId: string): Promise<void>;
  /** What the letters about an `ask` need; null when it is over. */
  letter(
    changeId: string,
    round: number,
    side: Side,
  ): Promise<{ user: User; change: EmailChange; link: string } | null>;
  /** What the letter about a change that has happened needs. */
  changed(changeId: string): Promise<{ user: User; change: EmailChange } | null>;
  read(link: string): Promise<{ side: Side; change: EmailChange } | null>;
  /** `half`: the other address has not said yes yet. Refused as `link_over`, `email_taken`. */
  answer(link: string, yes: boolean): Promise<Result<"half" | "changed" | "stopped">>;
}
