/** API clients and access tokens as stored: only hashes of their secrets. */
import { z } from "zod";
import { type ApiClient, clientKinds } from "#domain/ports/clients.ts";
import { scopes } from "#domain/clients/scopes.ts";
import { idSchema, instant, stored } from "#domain/stored.ts";
import { ending, entity, list } from "#store/entity/mod.ts";

const clientSchema = z.object({
  ...stored,
  userId: idSchema,
  kind: z.enum(clientKinds),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  /** SHA-256 of the secret, base64url: 256 random bits need no slow hash. */
  secretHash: z.string(),
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});
export type StoredClient = z.infer<typeof clientSchema>;

export const apiClients = entity({
  name: "client",
  about: "A personal access token or an OAuth2 client; its secret is known by its hash only.",
  schema: clientSchema,
  indexes: {
    user: list<StoredClient>("A user's clients, oldest first", (c) => [c.userId]),
  },
});

const accessTokenSchema = z.object({
  ...stored,
  clientId: idSchema,
  scopes: z.array(z.enum(scopes)),
  secretHash: z.string(),
  expiresAt: instant,
});
type StoredAccessToken = z.infer<typeof accessTokenSchema>;

export const accessTokens = entity({
  name: "access_token",
  about: "A short-lived token of an OAuth2 client; known by its hash only.",
  schema: accessTokenSchema,
  indexes: {
    expiry: ending<StoredAccessToken>("By their end, to remove old ones", (t) => [t.expiresAt]),
  },
});

export const isExpired = (client: StoredClient, now: number): boolean =>
  client.expiresAt !== null && now >= client.expiresAt;

export function publicClient(client: StoredClient): ApiClient {
  const { id, userId, kind, name, scopes, createdAt, expiresAt, lastUsedAt } = client;
  return {
    id,
    userId,
    kind,
    name,
    scopes,
    grants: kind === "oauth2" ? ["client_credentials"] : [],
    redirectUris: [],
    isPublic: false,
    createdAt,
    expiresAt,
    lastUsedAt,
  };
}
