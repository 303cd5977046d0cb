/**
 * Apps: OAuth2 clients that act for other people who allow it, by an authorization code with PKCE. The
 * server behind this port redirects the browser to us twice: to learn who the person is (`signIn`), and
 * to ask them (`find`, then `allow` or `deny`). Each time only its challenge is trusted.
 */
import type { Result } from "../result.ts";
import type { OAuthAnswer } from "../ports/clients.ts";
import type { Scope } from "./scopes.ts";

/** The scope of an app that goes on acting while the person is away: it gets refresh tokens. */
export const LASTING = "offline_access";

export interface App {
  clientId: string;
  /** As its owner calls it. */
  name: string;
  ownerId: string;
}

/** What an app asks of a person. */
export interface AppRequest extends App {
  scopes: readonly Scope[];
  lasting: boolean;
  /** Where their answer is sent. */
  redirectUri: string;
  /** They have allowed all of this before. */
  remembered: boolean;
}

/** An app that a person has allowed to act for them. */
export interface ConnectedApp extends App {
  scopes: readonly Scope[];
  lasting: boolean;
  /** When they last did; epoch ms. */
  allowedAt: number;
}

/** Proof of a client's identity at the token endpoint; no secret: a public client. */
export interface ClientProof {
  clientId: string;
  secret: string | null;
}

export interface Apps {
  /**
   * The first and the later steps of an authorization, as the app wrote its query. `location` is a
   * path of ours, or an address of the app's. The cookies are the server's own, to keep the steps
   * together; `isOurs` tells which may be passed on to it.
   */
  authorize(query: string, cookies: string): Promise<{ location: string; setCookies: string[] }>;
  isOurs(cookieName: string): boolean;
  /** Says who the visitor is; answers the path that goes on. Refused as `app_request_ended`. */
  signIn(challenge: string, userId: string): Promise<Result<string>>;
  /** Refused as `app_request_ended`, and as `app_request_foreign` where another user was to be asked. */
  find(challenge: string, userId: string): Promise<Result<AppRequest>>;
  /** Both look again who is to be asked; answer the path that goes on. Refused like `find`. */
  allow(challenge: string, userId: string): Promise<Result<string>>;
  deny(challenge: string, userId: string): Promise<Result<string>>;
  /** A code or a refresh token for an access token. */
  exchange(form: Readonly<Record<string, string>>, proof: ClientProof): Promise<OAuthAnswer>;
  /** An app revokes a token of its own (RFC 7009). */
  giveBack(form: Readonly<Record<string, string>>, proof: ClientProof): Promise<OAuthAnswer>;
  /** Each app once, the newest first. */
  listConnected(userId: string): Promise<ConnectedApp[]>;
  /** Its tokens for this user stop to count: at once on this process, elsewhere within a minute. */
  revoke(userId: string, clientId: string): Promise<Result<null>>;
}
