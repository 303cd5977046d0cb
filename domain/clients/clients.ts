/**
 * Programs that act for a user: a personal access token is one, an OAuth2 client of theirs another.
 * The port that the embedded registry and Ory Hydra both are.
 */
import type { Result } from "../result.ts";
import type { Scope } from "./scopes.ts";

export const clientKinds = ["token", "oauth2"] as const;
export type ClientKind = typeof clientKinds[number];

/** Days that a client may live; null: until it is revoked. */
export const MAX_CLIENT_DAYS = 366;
/** Clients of one user at most. */
export const MAX_CLIENTS = 50;

export interface ApiClient {
  id: string;
  userId: string;
  kind: ClientKind;
  name: string;
  scopes: readonly Scope[];
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
  /** Null: until it is revoked. */
  expiresInDays: number | null;
}

export interface Clients {
  /** The secret is answered once and kept only as a hash. Refused as `client_limit`. */
  create(userId: string, input: NewClient): Promise<Result<{ client: ApiClient; secret: string }>>;
  /** Newest first, expired ones included. */
  list(userId: string): Promise<ApiClient[]>;
  /** Its tokens stop to count at once. */
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
}
