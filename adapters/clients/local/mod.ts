/** The embedded registry of API clients: personal access tokens and OAuth2 client credentials. */
import { says } from "#words/problems.ts";
import { type Bearer, type Clients, MAX_CLIENTS, type NewClient } from "#domain/ports/clients.ts";
import { scopes as allScopes } from "#domain/clients/scopes.ts";
import type { Logger } from "#domain/ports/logger.ts";
import { ok, refuse } from "#domain/result.ts";
import { idSchema } from "#domain/stored.ts";
import { hasRoom } from "#domain/turnstile.ts";
import type { Store } from "#store/types.ts";
import { LAST_USED_EVERY_MS } from "../last_used.ts";
import { accessTokens, apiClients, isExpired, publicClient, type StoredClient } from "./client.ts";
import { makeToken, parseToken, provesSecret, type Token } from "./token.ts";

const DAY_MS = 24 * 3_600_000;
/** Lifetime of an access token. */
const ACCESS_TOKEN_SECONDS = 3_600;

export function createLocalClients({ store, log }: { store: Store; log: Logger }): Clients {
  /** The client of a token, if the secret is right and the client has not expired. */
  async function proved(token: Token): Promise<StoredClient | null> {
    const client = await store.get(apiClients, token.id);
    const right = await provesSecret(token, client);
    return right && client && !isExpired(client, store.now()) ? client : null;
  }

  /** Records the use of a client, at most once per `LAST_USED_EVERY_MS`; errors are only logged. */
  async function touch(client: StoredClient): Promise<void> {
    if (store.now() - (client.lastUsedAt ?? 0) < LAST_USED_EVERY_MS) return;
    await store.transact(async (tx) => {
      const now = await tx.get(apiClients, client.id);
      if (!now || tx.now - (now.lastUsedAt ?? 0) < LAST_USED_EVERY_MS) return;
      tx.put(apiClients, { ...now, lastUsedAt: tx.now });
    }).catch((error) => log.error("touch client", error));
  }

  return {
    apps: null,

    async create(userId, { kind, name, scopes, expiresInDays, ...others }, keep) {
      const path = forOthers(others);
      if (path) {
        return refuse("invalid", { errors: [{ path, message: says("no_third_parties") }] });
      }
      const id = store.newId();
      const { text, secretHash } = await makeToken(kind === "token" ? "tkp" : "tks", id);
      const mine = {
        entity: apiClients,
        index: "user",
        prefix: [userId],
        max: MAX_CLIENTS,
      } as const;
      return await store.transact(async (tx) => {
        if (!await hasRoom(tx, store, mine)) return refuse("client_limit");
        const client = tx.create(apiClients, {
          id,
          userId,
          kind,
          name,
          scopes: [...scopes],
          secretHash,
          expiresAt: expiresInDays === null ? null : tx.now + expiresInDays * DAY_MS,
          lastUsedAt: null,
        });
        const made = { client: publicClient(client), secret: text };
        await keep?.(tx, made);
        return ok(made);
      });
    },

    async list(userId) {
      const page = { prefix: [userId], limit: MAX_CLIENTS * 2, reverse: true };
      return (await store.list(apiClients, "user", page)).items.map(publicClient);
    },

    async remove(userId, clientId) {
      if (!idSchema.safeParse(clientId).success) return refuse("not_found");
      return await store.transact(async (tx) => {
        const client = await tx.get(apiClients, clientId);
        // Another user's client is reported as missing.
        if (client?.userId !== userId) return refuse("not_found");
        tx.delete(apiClients, clientId);
        return ok(null);
      });
    },

    async issueToken({ clientId, secret, scopes }) {
      const token = parseToken(secret);
      const client = token?.kind === "tks" && token.id === clientId ? await proved(token) : null;
      if (!client || client.kind !== "oauth2") return refuse("bad_credentials");
      const wanted = scopes === null
        ? client.scopes
        : allScopes.filter((scope) => scopes.includes(scope));
      const missing = (scopes ?? []).find((scope) => !(client.scopes as string[]).includes(scope));
      if (missing !== undefined) {
        return refuse("insufficient_scope", {
          detail: `The client does not have the scope ${missing}`,
        });
      }
      const id = store.newId();
      const made = await makeToken("tka", id);
      await store.transact((tx) => {
        tx.create(accessTokens, {
          id,
          clientId,
          scopes: [...wanted],
          secretHash: made.secretHash,
          expiresAt: tx.now + ACCESS_TOKEN_SECONDS * 1000,
        });
      });
      return ok({ token: made.text, scopes: wanted, expiresInSeconds: ACCESS_TOKEN_SECONDS });
    },

    async introspect(text): Promise<Bearer | null> {
      const token = parseToken(text);
      if (token?.kind === "tkp") {
        const client = await proved(token);
        if (client?.kind !== "token") return null;
        await touch(client);
        return { userId: client.userId, clientId: client.id, scopes: client.scopes };
      }
      if (token?.kind !== "tka") return null;
      const known = await store.get(accessTokens, token.id);
      if (!await provesSecret(token, known) || !known) return null;
      const client = await store.get(apiClients, known.clientId);
      const now = store.now();
      if (!client || isExpired(client, now) || now >= known.expiresAt) return null;
      await touch(client);
      // Scopes taken from the client since then are taken from its older tokens too.
      const left = known.scopes.filter((scope) => client.scopes.includes(scope));
      return { userId: client.userId, clientId: client.id, scopes: left };
    },
  };
}

/** The field that asks for a third-party app, which the embedded registry does not support; null if none does. */
function forOthers(
  { redirectUris, isPublic, grants }: Pick<NewClient, "redirectUris" | "isPublic" | "grants">,
): string | null {
  if (redirectUris.length > 0) return "redirectUris";
  if (isPublic) return "public";
  return grants.some((grant) => grant !== "client_credentials") ? "grantTypes" : null;
}
