/** Signing up, in and back in with an identity server (Ory Kratos). */
import type { Result } from "../result.ts";
import type { User } from "../users/user.ts";
import type { Flow, FlowError, FlowKind, NoFlow } from "./flow.ts";
import type { EmailChanges } from "./own_accounts.ts";
import type { Visitor } from "./people.ts";

/**
 * The self-service flows of an identity server. A browser starts a flow there, is redirected to one of our
 * pages with the flow's id, and posts that page's form back to the server. All requests go through our
 * own origin, under `prefix`.
 */
export interface Flows {
  /** The cookie with the session token. The identity server sets it. */
  readonly cookie: string;
  /** Requests to our paths with this prefix are forwarded to the identity server. */
  readonly prefix: string;
  /** Our path where a browser starts a flow. */
  begin(kind: FlowKind, how?: Beginning): string;
  /** The flow that a page shows. `cookies`: the `Cookie` header as the browser sent it. */
  read(kind: FlowKind, id: string, cookies: string): Promise<Flow | NoFlow>;
  /** An error outside a form; null if it is unknown or has been deleted. */
  readError(id: string): Promise<FlowError | null>;
  /** A change of address that we noticed; null once its record has expired. */
  emailChanged: EmailChanges["changed"];
  /** Whether this token's session still lacks its second factor. */
  isHalf(token: string): Promise<boolean>;
  /** What a form attempts, for rate limits; null for a path that is not forwarded. */
  attemptOf(request: ForwardedRequest): Attempted | null;
  /** Forwards a browser's request; null for a path that is not forwarded. */
  pass(request: ForwardedRequest): Promise<Reply | null>;
  /** Creates an account with this password, and its user; for demo data. */
  addAccount(account: { name: string; email: string; password: string }): Promise<Result<User>>;
}

export interface Beginning {
  /** Where a finished flow leads: one of our paths. */
  returnTo?: string;
  /** Re-authentication: the user is signed in and has to prove it once more. */
  again?: boolean;
  /** Adds the second factor to a session that has the first. */
  secondFactor?: boolean;
  /** The login challenge of an OAuth2 server: an app asks to have the user signed in. */
  loginChallenge?: string | null;
}

/** A browser's request to be forwarded to the identity server. */
export interface ForwardedRequest {
  method: string;
  /** As in the URL, without the prefix. */
  path: string;
  search: string;
  cookies: string;
  /** The form's fields; null with GET. */
  form: Readonly<Record<string, string>> | null;
  visitor: Visitor;
  languages: string;
}

/** Each value is normalised the way the identity server does: equal accounts give equal text. */
export interface Attempted {
  kind: FlowKind;
  /** The account whose password is tried: the key of its e-mail address. */
  account: string | null;
  /** The session or flow whose second factor or code is tried. */
  proof: string | null;
  /** Where a letter goes: the key of an e-mail address. */
  mail: string | null;
}

export interface Reply {
  status: number;
  headers: [string, string][];
  body: Uint8Array<ArrayBuffer> | null;
  /** The token of the session that has started; it may still lack its second factor. */
  token: string | null;
}
