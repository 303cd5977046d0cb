/** Tokens issued by Hydra: issuing and introspection. */
import { z } from "zod";
import type { Bearer, Clients } from "#domain/ports/clients.ts";
import type { Logger } from "#domain/ports/logger.ts";
import { ok, refuse } from "#domain/result.ts";
import { idSchema } from "#domain/stored.ts";
import type { Store } from "#store/types.ts";
import { hasEnded, type HydraClient, hydraClient, scopesIn } from "./client.ts";
import type { Found, KeptBearers } from "./kept.ts";
import { type HydraServer, parsed } from "./server.ts";
import { noteUse } from "./use.ts";

/** The format of Hydra's opaque access tokens; other texts are rejected without asking it. */
const ACCESS_TOKEN = /^ory_at_[\w.-]{20,200}$/;

const issued = z.object({
  access_token: z.string(),
  expires_in: z.int().min(0),
  scope: z.string(),
});
const oauthError = z.object({ error: z.string() });
const introspected = z.union([
  z.object({
    active: z.literal(true),
    token_use: z.string(),
    client_id: z.string(),
    sub: z.string(),
    scope: z.string().default(""),
    exp: z.int(),
  }),
  z.object({ active: z.literal(false) }),
]);

interface Tools {
  server: HydraServer;
  store: Store;
  log: Logger;
  kept: KeptBearers;
}

/** A client that was created here; null if there is none with that id. */
export async function findClient(server: HydraServer, id: string): Promise<HydraClient | null> {
  const answer = await server.admin(`/clients/${encodeURIComponent(id)}`);
  if (answer.status === 404) return null;
  const client = hydraClient.safeParse(answer.body);
  // A client created directly in Hydra acts for none of our users.
  return answer.status === 200 && client.success ? client.data : null;
}

export function createTokens({ server, store, log, kept }: Tools) {
  async function look(token: string): Promise<Found> {
    const nobody: Found = { bearer: null, endsAt: Infinity };
    const answer = await server.admin("/oauth2/introspect", { method: "POST", form: { token } });
    const proof = parsed(introspected, answer);
    if (!proof.active || proof.token_use !== "access_token") return nobody;
    const client = await findClient(server, proof.client_id);
    if (!client || hasEnded(client, store.now())) return nobody;
    await noteUse(store, client.client_id).catch((error) => log.error("note use of client", error));
    // Client credentials: no user consented, so the client acts for its owner.
    const userId = proof.sub === client.client_id ? client.owner : proof.sub;
    // Scopes taken from the client since then are taken from its older tokens too.
    const left = scopesIn(client.scope);
    const scopes = scopesIn(proof.scope).filter((scope) => left.includes(scope));
    const { expiresAt } = client.metadata.ticketing;
    return {
      bearer: { userId, clientId: client.client_id, scopes },
      endsAt: Math.min(proof.exp * 1000, expiresAt ?? Infinity),
    };
  }

  const issueToken: Clients["issueToken"] = async ({ clientId, secret, scopes }) => {
    if (!idSchema.safeParse(clientId).success) return refuse("bad_credentials");
    const client = await findClient(server, clientId);
    if (!client || hasEnded(client, store.now())) return refuse("bad_credentials");
    const has = scopesIn(client.scope);
    const missing = (scopes ?? []).find((scope) => !(has as string[]).includes(scope));
    // Authenticate even if a scope is missing: strangers must not learn the client's scopes.
    const wanted = missing === undefined ? scopes ?? has : has;
    const answer = await server.public("/oauth2/token", {
      method: "POST",
      headers: { authorization: basicOf(clientId, secret) },
      form: { grant_type: "client_credentials", scope: wanted.join(" ") },
    });
    if (answer.status >= 400) {
      const { error } = oauthError.catch({ error: "unknown" }).parse(answer.body);
      log.info("token_refused", { clientId, error });
      return refuse("bad_credentials");
    }
    const token = parsed(issued, answer);
    if (missing !== undefined) {
      return refuse("insufficient_scope", {
        detail: `The client does not have the scope ${missing}`,
      });
    }
    return ok({
      token: token.access_token,
      scopes: scopesIn(token.scope),
      expiresInSeconds: token.expires_in,
    });
  };

  return {
    issueToken,
    introspect: (token: string): Promise<Bearer | null> =>
      ACCESS_TOKEN.test(token) ? kept.find(token, () => look(token)) : Promise.resolve(null),
  };
}

/** Both parts are form-encoded before they are joined (RFC 6749 §2.3.1). */
export const basicOf = (clientId: string, secret: string): string =>
  `Basic ${new TextEncoder().encode(`${formEncoded(clientId)}:${formEncoded(secret)}`).toBase64()}`;

const formEncoded = (text: string) => new URLSearchParams([["", text]]).toString().slice(1);
