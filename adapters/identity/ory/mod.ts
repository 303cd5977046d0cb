/** Accounts kept by Ory Kratos: its flows and sessions, and one of our users for each identity. */
import { z } from "zod";
import type { Flows } from "#domain/ports/flows.ts";
import type { Identity } from "#domain/ports/identity.ts";
import { ok, refuse } from "#domain/result.ts";
import { idSchema } from "#domain/stored.ts";
import type { Store } from "#store/types.ts";
import { changedEmail } from "../email_change_row.ts";
import { createAccounts } from "./accounts.ts";
import { PREFIX } from "./addresses.ts";
import { createFlows } from "./flows.ts";
import { ask, type KratosOptions, openKratos, unavailable } from "./kratos.ts";
import { attemptOf, tokenOf } from "./forms.ts";
import { createProxy } from "./proxy.ts";
import { identitySchema, keepUser } from "./people.ts";
import { COOKIE, createSessions } from "./sessions.ts";

interface OryIdentityOptions extends KratosOptions {
  store: Store;
  origin: string;
}

export interface OryIdentity extends Identity {
  readonly accounts: null;
  readonly flows: Flows;
}

const nothing = z.unknown();
const logoutSchema = z.object({ logout_token: z.string() });

export function createOryIdentity(options: OryIdentityOptions): OryIdentity {
  const { store, origin } = options;
  const kratos = openKratos(options);
  const { frontend, admin } = kratos;
  const sessions = createSessions(kratos, store.now);
  const pass = createProxy(options);

  return {
    accounts: null,
    ...createAccounts(kratos, store),

    async signedIn(token, language) {
      const found = await sessions.find(token);
      if (found === null || found === "half") return null;
      const { session, identity } = found;
      const user = await keepUser(store, identity, language);
      return { user, session, proved: identity.proved };
    },

    async signOut(token) {
      sessions.forget(token);
      const cookie = `${COOKIE}=${token}`;
      const begun = await ask(logoutSchema, () => frontend.createBrowserLogoutFlowRaw({ cookie }));
      // A refusal means that the session has ended already.
      if (!begun.ok) return;
      const { logout_token } = begun.value;
      await ask(nothing, () => frontend.updateLogoutFlowRaw({ token: logout_token, cookie }));
      // It may have been cached again meanwhile.
      sessions.forget(token);
    },

    listSessions: (userId) => sessions.list(userId),

    async endSession(userId, sessionId) {
      if (!idSchema.safeParse(sessionId).success) return refuse("not_found");
      // Another user's session is reported as missing.
      const own = await sessions.list(userId);
      if (!own.some(({ id }) => id === sessionId)) return refuse("not_found");
      const ended = await ask(nothing, () => admin.disableSessionRaw({ id: sessionId }));
      sessions.forgetWhere(({ id }) => id === sessionId);
      return ended.ok ? ok(null) : refuse("not_found");
    },

    async endSessions(userId) {
      const ended = await ask(nothing, () => admin.deleteIdentitySessionsRaw({ id: userId }));
      sessions.forgetWhere((session) => session.userId === userId);
      // 404: there was no session.
      if (!ended.ok && ended.no.status !== 404) {
        throw unavailable(`refused to end sessions with ${ended.no.status}`);
      }
    },

    flows: {
      cookie: COOKIE,
      prefix: PREFIX,
      ...createFlows(kratos, origin),

      emailChanged: (changeId) => changedEmail(store, changeId),

      isHalf: async (token) => await sessions.find(token) === "half",

      attemptOf,

      async pass(request) {
        const before = sessions.known(tokenOf(request.cookies));
        const reply = await pass(request);
        if (!reply || request.method !== "POST") return reply;
        // A form may change the session's user or what is cached about it.
        sessions.forget(tokenOf(request.cookies));
        // A new password or a recovery has ended the user's other sessions.
        if (before) sessions.forgetWhere(({ userId }) => userId === before.userId);
        const recovered = reply.token && request.path === "/self-service/recovery";
        if (recovered) await forgetOthers(reply.token!);
        return reply;
      },

      async addAccount({ name, email, password }) {
        const made = await ask(identitySchema, () =>
          admin.createIdentityRaw({
            createIdentityBody: {
              schema_id: "default",
              traits: { email, name },
              credentials: { password: { config: { password } } },
              verifiable_addresses: [{
                value: email,
                verified: true,
                via: "email",
                status: "completed",
              }],
            },
          }));
        if (made.ok) return ok(await keepUser(store, made.value));
        if (made.no.status !== 409) throw unavailable(`refused an account with ${made.no.status}`);
        const known = await ask(
          z.array(identitySchema).min(1),
          () => admin.listIdentitiesRaw({ credentialsIdentifier: email }),
        );
        if (!known.ok) throw unavailable(`refused a list of identities with ${known.no.status}`);
        return ok(await keepUser(store, known.value[0]));
      },
    },
  };

  /** Drops the cached sessions of the user who has this session. */
  async function forgetOthers(token: string): Promise<void> {
    // If Kratos cannot be asked now, the cached sessions expire within seconds anyway.
    const found = await sessions.find(token).catch(() => null);
    if (found === null || found === "half") return;
    sessions.forgetWhere(({ userId }) => userId === found.identity.id);
  }
}
