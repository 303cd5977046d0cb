/** Third-party apps: Hydra's sign-in and consent steps, and the consents that were given. */
import { z } from "zod";
import { type Apps, LASTING } from "#domain/ports/apps.ts";
import type { Logger } from "#domain/ports/logger.ts";
import { ok, refuse, type Result } from "#domain/result.ts";
import type { Store } from "#store/types.ts";
import { authorizing } from "./authorizing.ts";
import { hasEnded, type HydraClient, hydraClient, scopesIn } from "./client.ts";
import type { KeptBearers } from "./kept.ts";
import { type Answer, type HydraServer, parsed } from "./server.ts";

/** Consents of one user that are read; Hydra keeps one for each time the user was asked. */
const MAX_CONSENTS = 500;

const request = z.object({
  subject: z.string(),
  skip: z.boolean(),
  requested_scope: z.array(z.string()).nullish().transform((scopes) => scopes ?? []),
  /** The app's original authorization request. */
  request_url: z.string(),
  client: hydraClient,
});
type Request = z.infer<typeof request>;
const goesOn = z.object({ redirect_to: z.string() });
const consents = z.array(z.object({
  grant_scope: z.array(z.string()).nullish(),
  handled_at: z.string().nullish(),
  consent_request: z.object({ client: z.unknown() }),
}));

interface Tools {
  server: HydraServer;
  store: Store;
  log: Logger;
  kept: KeptBearers;
  origin: string;
}

type Step = "login" | "consent";

export function createApps({ server, store, log, kept, origin }: Tools): Apps {
  /** Refusal: `app_request_ended` for a challenge that Hydra does not know or that has expired. */
  async function read(step: Step, challenge: string): Promise<Result<Request>> {
    const query = { [`${step}_challenge`]: challenge };
    const answer = await server.admin(`/oauth2/auth/requests/${step}`, { query });
    if (answer.status >= 400) return refuse("app_request_ended");
    const asked = request.safeParse(answer.body);
    // A client that was not created here has no owner.
    return asked.success ? ok(asked.data) : refuse("app_request_ended");
  }

  async function settle(
    step: Step,
    verdict: "accept" | "reject",
    challenge: string,
    json: unknown,
  ): Promise<Result<string>> {
    const query = { [`${step}_challenge`]: challenge };
    const path = `/oauth2/auth/requests/${step}/${verdict}`;
    const answer = await server.admin(path, { method: "PUT", query, json });
    if (answer.status >= 400) return refuse("app_request_ended");
    return ok(onward(parsed(goesOn, answer).redirect_to));
  }

  /** A consent request that is addressed to this user. */
  async function mine(challenge: string, userId: string): Promise<Result<Request>> {
    const asked = await read("consent", challenge);
    if (!asked.ok || asked.value.subject === userId) return asked;
    return refuse("app_request_foreign");
  }

  return {
    ...authorizing({ server, kept, origin }),

    async signIn(challenge, userId) {
      const asked = await read("login", challenge);
      if (!asked.ok) return asked;
      const wrong = whyNot(asked.value, userId, store.now());
      if (wrong) {
        log.info("app_turned_away", { clientId: asked.value.client.client_id, error: wrong.error });
        return await settle("login", "reject", challenge, wrong);
      }
      // Hydra keeps no session of its own, so signing out here signs out for every app.
      return await settle("login", "accept", challenge, { subject: userId, remember: false });
    },

    async find(challenge, userId) {
      const asked = await mine(challenge, userId);
      if (!asked.ok) return asked;
      const { client, requested_scope: scopes, request_url, skip } = asked.value;
      const redirectUri = new URL(request_url).searchParams.get("redirect_uri") ??
        client.redirect_uris?.[0] ?? "";
      return ok({
        ...appOf(client),
        scopes: scopesIn(scopes),
        lasting: scopes.includes(LASTING),
        redirectUri,
        remembered: skip && isProven(client, redirectUri),
      });
    },

    async allow(challenge, userId) {
      const asked = await mine(challenge, userId);
      if (!asked.ok) return asked;
      const scopes = asked.value.requested_scope;
      return await settle("consent", "accept", challenge, {
        grant_scope: [...scopesIn(scopes), ...scopes.filter((scope) => scope === LASTING)],
        handled_at: new Date(store.now()).toISOString(),
        remember: true,
        remember_for: 0, // until it is revoked
      });
    },

    async deny(challenge, userId) {
      const asked = await mine(challenge, userId);
      if (!asked.ok) return asked;
      return await settle("consent", "reject", challenge, {
        error: "access_denied",
        error_description: "The user denied access.",
      });
    },

    async listConnected(userId) {
      const query = { subject: userId, page_size: String(MAX_CONSENTS) };
      const answer = await server.admin("/oauth2/auth/sessions/consent", { query });
      return allowedBy(answer);
    },

    async revoke(userId, clientId) {
      const query = { subject: userId, client: clientId };
      const path = "/oauth2/auth/sessions/consent";
      const answer = await server.admin(path, { method: "DELETE", query });
      kept.forget(clientId, userId);
      // 404: there was no consent, so nothing is left to revoke.
      return answer.status < 300 || answer.status === 404 ? ok(null) : refuse("not_found");
    },
  };
}

/** Only path and query are used: visitors may reach us under another name than Hydra knows. */
function onward(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

const appOf = (client: HydraClient) => ({
  clientId: client.client_id,
  name: client.client_name,
  ownerId: client.owner,
});

/**
 * On the user's own machine any program can pose as an app without a secret, so consent is asked each time
 * (RFC 8252 §8.6).
 */
const isProven = (client: HydraClient, redirectUri: string): boolean =>
  client.token_endpoint_auth_method !== "none" || redirectUri.startsWith("https:");

/** Why an authorization request is rejected, as an OAuth 2 error; null if it is valid. */
function whyNot({ client, subject, skip, request_url }: Request, userId: string, now: number) {
  if (hasEnded(client, now)) {
    return { error: "unauthorized_client", error_description: "The client has expired." };
  }
  // PKCE for every client, with or without a secret: an intercepted code must be useless.
  const query = new URL(request_url).searchParams;
  const [challenges, methods] = ["code_challenge", "code_challenge_method"].map((name) =>
    query.getAll(name)
  );
  if (challenges.join() === "" || challenges.length > 1 || methods.join() !== "S256") {
    return { error: "invalid_request", error_description: "PKCE is required, with S256." };
  }
  if (skip && subject !== userId) {
    return { error: "login_required", error_description: "Another user is signed in." };
  }
  return null;
}

/** Clients that were removed, or not created here, are left out. */
function allowedBy(answer: Answer) {
  const byClient = new Map<string, Awaited<ReturnType<Apps["listConnected"]>>[number]>();
  for (const { grant_scope, handled_at, consent_request } of parsed(consents, answer)) {
    const client = hydraClient.safeParse(consent_request.client);
    if (!client.success) continue;
    const app = appOf(client.data);
    const scopes = grant_scope ?? [];
    const known = byClient.get(app.clientId);
    const before: readonly string[] = known?.scopes ?? [];
    byClient.set(app.clientId, {
      ...app,
      scopes: scopesIn([...before, ...scopes]),
      lasting: known?.lasting || scopes.includes(LASTING),
      allowedAt: Math.max(known?.allowedAt ?? 0, Date.parse(handled_at ?? "") || 0),
    });
  }
  return [...byClient.values()].sort((a, b) => b.allowedAt - a.allowedAt);
}
