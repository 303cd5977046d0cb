/**
 * Who somebody is. What everybody needs to know of it is one part; how people get in is another, and comes
 * in two kinds: accounts of our own, or the flows of a server that keeps them.
 */
import type { Language } from "#words/languages.ts";
import type { EmailChanges, OwnAccounts } from "../own_accounts.ts";
import type { Result } from "../result.ts";
import type { Scope } from "../clients/scopes.ts";
import type { User } from "../users/user.ts";

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

/** Somebody as the server that keeps the accounts knows them. `proved` as in `SignedIn`. */
export interface Account {
  user: User;
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
  /** Two addresses with the same key are one account: as whoever keeps the accounts compares them. */
  addressKey(email: string): string;
  /** Whose address this is, compared like that. More than one where nothing forbids it. */
  accountsAt(email: string): Promise<Account[]>;
  accountOf(userId: string): Promise<Account | null>;
  /**
   * Whether the account is there and not blocked; what has changed elsewhere is seen within a minute. Never
   * throws: while nobody can say, what was last known counts, and at first that it is active.
   */
  isActive(userId: string): Promise<boolean>;
  /** Null where another server keeps them. Exactly one of the two is there. */
  readonly accounts: OwnAccounts | null;
  readonly flows: Flows | null;
}

/**
 * The self-service flows of a server that keeps the accounts. A browser begins one there, is sent to a page
 * of ours with the flow's id, and posts the page's form back there; all of it under an address of ours.
 */
export interface Flows {
  /** The cookie that carries the token. That server sets it, not we. */
  readonly cookie: string;
  /** What paths of ours begin with that lead there. */
  readonly prefix: string;
  /** The path of ours where a browser begins a flow. */
  begin(kind: FlowKind, how?: Beginning): string;
  /** The flow that a page shows. `cookies`: the header as the browser sent it. */
  read(kind: FlowKind, id: string, cookies: string): Promise<Flow | NoFlow>;
  /** What went wrong apart from a form; null when that is not known (any more). */
  readError(id: string): Promise<FlowError | null>;
  /** A change of somebody's address that was seen; null when that is long ago. */
  emailChanged: EmailChanges["changed"];
  /** Whether this token's session waits for its second factor. */
  isHalf(token: string): Promise<boolean>;
  /** What a form tries, to be counted; null for an address that is not passed on. */
  triedBy(request: Passed): Tried | null;
  /** Hands a browser's request on; null for an address that is not passed on. */
  pass(request: Passed): Promise<Reply | null>;
  /** An account with this password, for demo data; its user is seen at once. */
  addAccount(account: { name: string; email: string; password: string }): Promise<Result<User>>;
}

export const flowKinds = ["login", "registration", "recovery", "verification", "settings"] as const;
export type FlowKind = typeof flowKinds[number];

export interface Beginning {
  /** Where a finished flow leads: a path of ours. */
  returnTo?: string;
  /** Whoever is signed in proves once more that it is they. */
  again?: boolean;
  /** Signing in with the second factor, on top of a session with the first. */
  secondFactor?: boolean;
  /** A third party's wish to have the person signed in; as that server gave it. */
  loginChallenge?: string | null;
}

/** There is no such flow for this browser. */
export interface NoFlow {
  /** gone: expired or unknown · foreign: begun by another browser · signed_out · half: see `isHalf`. */
  no: "gone" | "foreign" | "signed_out" | "half";
  /** Where it would have led: a path of ours. */
  returnTo: string | null;
}

export interface Flow {
  id: string;
  kind: FlowKind;
  /** As that server calls it: `choose_method`, `sent_email`, `passed_challenge`, `success`, … */
  state: string;
  /** The path of ours where its form is posted. */
  action: string;
  /** A path of ours. */
  returnTo: string | null;
  loginChallenge: string | null;
  /** Somebody is signed in, and is asked to prove once more that it is they. */
  again: boolean;
  secondFactor: boolean;
  messages: FlowMessage[];
  nodes: FlowNode[];
}

/** Said by number, so that pages can say it in their own words. */
export interface FlowText {
  id: number;
  /** That server's own words. */
  text: string;
  gaps: Record<string, string | number>;
}
export interface FlowMessage extends FlowText {
  tone: "info" | "problem";
}

/** What a page shows of a flow. `group`: the way to prove who one is that it belongs to, "default" for all. */
export type FlowNode =
  & { group: string }
  & (
    | { is: "hidden"; name: string; value: string }
    | {
      is: "field";
      name: string;
      /** Of the input. */
      type: string;
      value: string;
      label: FlowText | null;
      required: boolean;
      disabled: boolean;
      autoComplete: string | null;
      maxLength: number | null;
      messages: FlowMessage[];
    }
    | { is: "submit"; name: string; value: string; label: FlowText | null; disabled: boolean }
    /** Does something by that server's script alone: the names of functions of it. */
    | {
      is: "trigger";
      name: string;
      value: string;
      label: FlowText | null;
      onClick: string;
      onLoad: string | null;
    }
    | { is: "script"; src: string; integrity: string }
    | { is: "link"; href: string; label: FlowText | null }
    | { is: "image"; src: string; label: FlowText | null }
    /** Something to copy or to write down. */
    | { is: "text"; text: FlowText; label: FlowText | null; secrets: string[] }
  );

export interface FlowError {
  /** That server's name for it. */
  id: string | null;
  status: number;
}

/** A request of a browser to that server. */
export interface Passed {
  method: string;
  /** As in the address, below the prefix. */
  path: string;
  search: string;
  cookies: string;
  /** The fields of a form; null with GET. */
  form: Readonly<Record<string, string>> | null;
  visitor: Visitor;
  languages: string;
}

/** Each as that server compares it: two ways to write one thing are the same text here. */
export interface Tried {
  kind: FlowKind;
  /** Whose password is tried: the key of an address. */
  account: string | null;
  /** Where a second factor or a code is tried: a session, or a flow. */
  proof: string | null;
  /** Where a letter goes: the key of an address. */
  mail: string | null;
}

export interface Reply {
  status: number;
  headers: [string, string][];
  body: Uint8Array<ArrayBuffer> | null;
  /** The token of the session that has begun, in full or up to its second factor. */
  token: string | null;
}

/** The server that keeps the accounts does not answer, or not sensibly: who asks is not known. */
export class IdentityUnavailable extends Error {
  override readonly name = "IdentityUnavailable";
}
