/** Who sends a request: visitors, users who are signed in, and API clients that act for them. */
import type { Scope } from "../clients/scopes.ts";
import type { User } from "../users/user.ts";

/** Where a request comes from; for rate limits and the list of sessions. */
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
  /** Whether the user has verified their e-mail address; null where verification is not required. */
  proved: boolean | null;
}

/** A user as the identity server knows them. `proved` as in `SignedIn`. */
export interface Account {
  user: User;
  proved: boolean | null;
}

/** Who sends a request: a user in a browser, or an API client with a token that acts for the user. */
export interface Caller {
  user: User;
  /** Null for an API client. */
  session: Session | null;
  /** Null for an API client, too. */
  proved: boolean | null;
  /** Null for a user in a browser. */
  clientId: string | null;
  /** What the API client may do; null for a user in a browser, who has no such restriction. */
  scopes: readonly Scope[] | null;
}
