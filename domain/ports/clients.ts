/**
 * API clients, which act for a user: personal access tokens, and the apps (OAuth2 clients) they registered.
 * The port that the embedded registry and Ory Hydra both are.
 */
import type { Tx } from "#store/types.ts";
import type { Result } from "../result.ts";
import type { Apps } from "../clients/apps.ts";
import type { Grant } from "../clients/input.ts";
import type { Scope } from "../clients/scopes.ts";

export const clientKinds = ["token", "oauth2"] as const;
export type ClientKind = typeof clientKinds[number];

/** Days that a client may live; null: until it is revoked. */
export const MAX_CLIENT_DAYS = 366;
/** Clients of one user at most; in each of two registries, where there are two. */
export const MAX_CLIENTS = 50;

export interface ApiClient {
  id: string;
  userId: string;
  kind: ClientKind;
  name: string;
  scopes: readonly Scope[];
  /** How an OAuth2 client comes by its tokens; none for a personal token. */
  grants: readonly Grant[];
  /** Where people go back to who were asked whether it may act for them. */
  redirectUris: readonly string[];
  /** Keeps no secret, since everybody can read its code: in a browser, on a phone. */
  isPublic: boolean;
  createdAt: number;
  /** Epoch ms; null: never. */
  expiresAt: number | null;
  /** To the nearest minutes; null: never used. */
  lastUsedAt: number | null;
}

/** What a bearer token proves: for whom it acts, and how far. */
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
  /** Null: until it is revoked. */
  expiresInDays: number | null;
}

export interface MadeClient {
  client: ApiClient;
  secret: string | null;
}

/** What OAuth 2's own endpoints answer, as they write it. */
export interface OAuthAnswer {
  status: number;
  body: Readonly<Record<string, unknown>>;
}

/** Every call throws `ClientsUnavailable` where the registry is another server and does not answer. */
export interface Clients {
  /**
   * The secret is answered once and kept only as a hash; null: a public client has none. Refused as
   * `client_limit`, or as `invalid` for what this registry cannot do. `keep` adds to the commit that
   * makes the client; where the registry is another server, it has a commit of its own straight after,
   * and a client for which that fails is removed again.
   */
  create(
    userId: string,
    input: NewClient,
    keep?: (tx: Tx, made: MadeClient) => Promise<void>,
  ): Promise<Result<MadeClient>>;
  /** Newest first, expired ones included. */
  list(userId: string): Promise<ApiClient[]>;
  /** Its tokens stop to count: at once on this process, elsewhere within a minute. */
  remove(userId: string, clientId: string): Promise<Result<null>>;
  /**
   * A token for an OAuth2 client (client credentials). `null` scopes: all that the client has.
   * Refused as `bad_credentials`, or as `insufficient_scope` for a scope that it does not have.
   */
  issueToken(
    input: { clientId: string; secret: string; scopes: readonly string[] | null },
  ): Promise<Result<{ token: string; scopes: readonly Scope[]; expiresInSeconds: number }>>;
  /** Null when it is unknown, expired or revoked. */
  introspect(token: string): Promise<Bearer | null>;
  /** Apps that act for other people who allow it; null where the registry has no such flow. */
  readonly apps: Apps | null;
}

/** The server that knows the clients does not answer: who asks is neither let in nor turned away. */
export class ClientsUnavailable extends Error {
  override readonly name = "ClientsUnavailable";
}
