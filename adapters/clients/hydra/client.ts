/** Converts OAuth2 clients between Hydra's form and ours. Fields that only we have are in `metadata`. */
import { z } from "zod";
import { type ApiClient, grants as allGrants, type NewClient } from "#domain/ports/clients.ts";
import { LASTING } from "#domain/ports/apps.ts";
import { type Scope, scopes as allScopes } from "#domain/clients/scopes.ts";
import { idSchema, instant } from "#domain/stored.ts";

const DAY_MS = 24 * 3_600_000;

/** Under one key, so that operators can add their own metadata. */
const metadata = z.object({
  ticketing: z.object({ createdAt: instant, expiresAt: instant.nullable() }),
});

/** A client created by us; others have no owner among our users and are ignored. */
export const hydraClient = z.object({
  client_id: idSchema,
  client_name: z.string(),
  owner: idSchema,
  scope: z.string(),
  grant_types: z.array(z.string()).nullish(),
  redirect_uris: z.array(z.string()).nullish(),
  token_endpoint_auth_method: z.string(),
  metadata,
});
export type HydraClient = z.infer<typeof hydraClient>;

/** Hydra returns `client_secret` only when a client is created. */
export const madeClient = hydraClient.extend({ client_secret: z.string().optional() });

/** The request that creates a client. Hydra generates the secret, 26 random characters. */
export function clientToMake(id: string, ownerId: string, input: NewClient, now: number) {
  const { name, scopes, grants, redirectUris, isPublic, expiresInDays } = input;
  const asksPeople = grants.includes("authorization_code");
  return {
    client_id: id,
    client_name: name,
    owner: ownerId,
    scope: [...scopes, ...(grants.includes("refresh_token") ? [LASTING] : [])].join(" "),
    grant_types: grants,
    response_types: asksPeople ? ["code"] : [],
    redirect_uris: redirectUris,
    token_endpoint_auth_method: isPublic ? "none" : "client_secret_basic",
    metadata: {
      ticketing: {
        createdAt: now,
        expiresAt: expiresInDays === null ? null : now + expiresInDays * DAY_MS,
      },
    } satisfies HydraClient["metadata"],
  };
}

/** The scopes of ours in a scope text; `LASTING` is not one of them. */
export function scopesIn(text: string | readonly string[]): Scope[] {
  const given = typeof text === "string" ? text.split(" ") : text;
  return allScopes.filter((scope) => given.includes(scope));
}

export const hasEnded = ({ metadata: { ticketing: { expiresAt } } }: HydraClient, now: number) =>
  expiresAt !== null && now >= expiresAt;

export function apiClient(client: HydraClient, lastUsedAt: number | null): ApiClient {
  const { createdAt, expiresAt } = client.metadata.ticketing;
  return {
    id: client.client_id,
    userId: client.owner,
    kind: "oauth2",
    name: client.client_name,
    scopes: scopesIn(client.scope),
    grants: allGrants.filter((grant) => client.grant_types?.includes(grant)),
    redirectUris: client.redirect_uris ?? [],
    isPublic: client.token_endpoint_auth_method === "none",
    createdAt,
    expiresAt,
    lastUsedAt,
  };
}
