/**
 * The registry of API clients, which act for a user: personal access tokens and OAuth2 clients.
 * Adapters: the embedded registry and Ory Hydra.
 */
import type { Tx } from "#store/types.ts";
import type { Result } from "../result.ts";
import type { Scope } from "../clients/scopes.ts";
import type { Apps } from "./apps.ts";

export const clientKinds = ["token", "oauth2"] as const;
type ClientKind = typeof clientKinds[number];

/** How an OAuth2 client gets its tokens. */
export const grants = ["client_credentials", "authorization_code", "refresh_token"] as const;
export type Grant = typeof grants[number];

/** Longest lifetime of a client in days, unless it has no expiry. */
export const MAX_CLIENT_DAYS = 366;
/** Maximum number of clients per user and registry. */
export const MAX_CLIENTS = 50;

export interface ApiClient {
  id: string;
  userId: string;
  kind: ClientKind;
  name: string;
  scopes: readonly Scope[];
  /** The grant types of an OAuth2 client; empty for a personal token. */
  grants: readonly Grant[];
  /** Where browsers are redirected after consent was given or refused. */
  redirectUris: readonly string[];
  /** Has no secret because its code can be read: it runs in a browser or on a phone. */
  isPublic: boolean;
  createdAt: number;
  /** Epoch ms; null: never. */
  expiresAt: number | null;
  /** Accurate to a few minutes; null: never used. */
  lastUsedAt: number | null;
}

/** What a bearer token proves: which client acts for which user, with which scopes. */
export interface Bearer {
  userId: string;
  clientId: string;
  scopes: readonly Scope[];
}

export interface NewClient {
  kind: ClientKind;
  name: string;
  scopes: readonly Scope[];
  grants: readonly Grant[];
  redirectUris: readonly string[];
  isPublic: boolean;
  /** Null: no expiry. */
  expiresInDays: number | null;
}

export interface MadeClient {
  client: ApiClient;
  secret: string | null;
}

/** Every call throws `ClientsUnavailable` if the registry is another server and does not answer. */
export interface Clients {
  /**
   * Returns the secret, which is stored only as a hash; a public client has none. Refusals:
   * `client_limit`, `invalid` for what this registry cannot do. `keep` adds writes to the commit that
   * creates the client. If the registry is another server, `keep` has its own commit right afterwards,
   * and the client is removed if that fails.
   */
  create(
    userId: string,
    input: NewClient,
    keep?: (tx: Tx, made: MadeClient) => Promise<void>,
  ): Promise<Result<MadeClient>>;
  /** Newest first, including expired clients. */
  list(userId: string): Promise<ApiClient[]>;
  /** Its tokens stop working: at once in this process, elsewhere within a minute. */
  remove(userId: string, clientId: string): Promise<Result<null>>;
  /**
   * Issues a token to an OAuth2 client (client credentials). `null` scopes: all that the client has.
   * Refusals: `bad_credentials`, `insufficient_scope` for a scope that the client does not have.
   */
  issueToken(
    input: { clientId: string; secret: string; scopes: readonly string[] | null },
  ): Promise<Result<{ token: string; scopes: readonly Scope[]; expiresInSeconds: number }>>;
  /** Null if the token is unknown, expired or revoked. */
  introspect(token: string): Promise<Bearer | null>;
  /** Apps of third parties; null if the registry does not support them. */
  readonly apps: Apps | null;
}

/** The registry's server does not answer, so nobody can tell whether a token is valid. */
export class ClientsUnavailable extends Error {
  override readonly name = "ClientsUnavailable";
}
