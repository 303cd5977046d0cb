/**
 * Apps of third parties that act for a user who allows it: OAuth2's authorization code grant with PKCE.
 * The authorization server redirects the browser to us twice: to learn who the user is (`signIn`) and to
 * ask for consent (`find`, then `allow` or `deny`). Each time it passes a challenge; we trust nothing else.
 */
import type { Result } from "../result.ts";
import type { Scope } from "../clients/scopes.ts";

/** The scope of an app that also works while the user is away: it gets refresh tokens. */
export const LASTING = "offline_access";

/** An app that asks a user for consent. */
interface App {
  clientId: string;
  /** The name that its owner gave it. */
  name: string;
  ownerId: string;
}

/** What a user is asked to consent to. */
export interface AppRequest extends App {
  scopes: readonly Scope[];
  lasting: boolean;
  /** Where the answer is sent. */
  redirectUri: string;
  /** The user has allowed all of this before. */
  remembered: boolean;
}

/** An app that a user has allowed to act for them. */
interface ConnectedApp extends App {
  scopes: readonly Scope[];
  lasting: boolean;
  /** The last time that they did; epoch ms. */
  allowedAt: number;
}

/** The response of an OAuth2 endpoint, in OAuth2's own format. */
export interface OAuthAnswer {
  status: number;
  body: Readonly<Record<string, unknown>>;
}

/** A client's credentials at the token endpoint; a public client has no secret. */
export interface ClientProof {
  clientId: string;
  secret: string | null;
}

export interface Apps {
  /**
   * Handles every step of an authorization; `query` is as the app wrote it. `location` is one of our paths or
   * the app's redirect URI. The cookies are the authorization server's own and tie the steps together;
   * `isOurs` says which cookies may be forwarded to it.
   */
  authorize(query: string, cookies: string): Promise<{ location: string; setCookies: string[] }>;
  isOurs(cookieName: string): boolean;
  /**
   * Tells the authorization server who the user is; returns the path to continue at. Refusal:
   * `app_request_ended`.
   */
  signIn(challenge: string, userId: string): Promise<Result<string>>;
  /** Refusals: `app_request_ended`; `app_request_foreign` if the request is for another user. */
  find(challenge: string, userId: string): Promise<Result<AppRequest>>;
  /** Both check the user again and return the path to continue at. Refusals: as for `find`. */
  allow(challenge: string, userId: string): Promise<Result<string>>;
  deny(challenge: string, userId: string): Promise<Result<string>>;
  /** Exchanges a code or a refresh token for an access token. */
  exchange(form: Readonly<Record<string, string>>, proof: ClientProof): Promise<OAuthAnswer>;
  /** An app revokes one of its own tokens (RFC 7009). */
  giveBack(form: Readonly<Record<string, string>>, proof: ClientProof): Promise<OAuthAnswer>;
  /** One entry for each app, newest first. */
  listConnected(userId: string): Promise<ConnectedApp[]>;
  /** Its tokens for this user stop working: at once in this process, elsewhere within a minute. */
  revoke(userId: string, clientId: string): Promise<Result<null>>;
}
