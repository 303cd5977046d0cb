/**
 * Ory Hydra as the registry of OAuth2 clients. Personal access tokens, which Hydra does not have, stay in
 * the embedded registry.
 */
import {
  type ApiClient,
  type Clients,
  type MadeClient,
  MAX_CLIENTS,
} from "#domain/ports/clients.ts";
import type { Logger } from "#domain/ports/logger.ts";
import { ok, refuse } from "#domain/result.ts";
import { idSchema } from "#domain/stored.ts";
import { runExclusively } from "#domain/turnstile.ts";
import type { Store } from "#store/types.ts";
import { z } from "zod";
import { createApps } from "./apps.ts";
import { apiClient, clientToMake, hydraClient, madeClient } from "./client.ts";
import { KeptBearers } from "./kept.ts";
import { type HydraAddress, HydraServer, parsed } from "./server.ts";
import { createTokens, findClient } from "./tokens.ts";
import { forgetUse, lastUseOf } from "./use.ts";

type Keep = NonNullable<Parameters<Clients["create"]>[2]>;

/** Timeout for two calls, one that counts and one that creates; each takes at most a few seconds. */
const CREATE_WITHIN_MS = 30_000;

interface Parts extends HydraAddress {
  store: Store;
  log: Logger;
  /** The embedded registry, for personal access tokens. */
  local: Clients;
  /** Our own origin, through which browsers reach Hydra. */
  origin: string;
}

export function createHydraClients({ store, log, local, origin, ...address }: Parts): Clients {
  const server = new HydraServer(address);
  const kept = new KeptBearers(store.now);
  const tools = { server, store, log, kept, origin };
  const tokens = createTokens(tools);

  async function clientsOf(userId: string, signal?: AbortSignal): Promise<ApiClient[]> {
    const query = { owner: userId, page_size: String(MAX_CLIENTS * 2) };
    const found = parsed(z.array(z.unknown()), await server.admin("/clients", { query, signal }));
    const ours = found.flatMap((one) => {
      const client = hydraClient.safeParse(one);
      return client.success && client.data.owner === userId ? [client.data] : [];
    });
    return await Promise.all(
      ours.map(async (client) => apiClient(client, await lastUseOf(store, client.client_id))),
    );
  }

  /** Only tokens: OAuth2 clients of the embedded registry do not work with Hydra and are not shown. */
  const tokensOf = async (userId: string) =>
    (await local.list(userId)).filter(({ kind }) => kind === "token");

  /** If `keep` fails, the client is removed again: nobody has seen its secret. */
  async function keepOrRemove(made: MadeClient, keep: Keep): Promise<void> {
    try {
      await store.transact((tx) => keep(tx, made));
    } catch (error) {
      await server.admin(`/clients/${made.client.id}`, { method: "DELETE" })
        .catch((error) => log.error("remove a client that was not kept", error));
      throw error;
    }
  }

  return {
    apps: createApps(tools),
    issueToken: tokens.issueToken,

    async create(userId, input, keep) {
      if (input.kind === "token") return await local.create(userId, input, keep);
      return await runExclusively(
        store,
        `hydra_client.${userId}`,
        CREATE_WITHIN_MS,
        async (signal) => {
          if ((await clientsOf(userId, signal)).length >= MAX_CLIENTS) {
            return refuse(
              "client_limit",
            );
          }
          const json = clientToMake(store.newId(), userId, input, store.now());
          const answer = await server.admin("/clients", { method: "POST", json, signal });
          const { client_secret: secret = null, ...client } = parsed(madeClient, answer);
          const made = { client: apiClient(client, null), secret };
          if (keep) await keepOrRemove(made, keep);
          return ok(made);
        },
      );
    },

    async list(userId) {
      const lists = await Promise.all([tokensOf(userId), clientsOf(userId)]);
      return lists.flat().sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
    },

    async remove(userId, clientId) {
      if (!idSchema.safeParse(clientId).success) return refuse("not_found");
      const removed = await local.remove(userId, clientId);
      if (removed.ok) return removed;
      const client = await findClient(server, clientId);
      // Another user's client is reported as missing.
      if (client?.owner !== userId) return refuse("not_found");
      const { status } = await server.admin(`/clients/${clientId}`, { method: "DELETE" });
      kept.forget(clientId);
      if (status >= 300) return refuse("not_found"); // removed meanwhile
      await forgetUse(store, clientId);
      return ok(null);
    },

    introspect: (token) =>
      token.startsWith("tkp_") ? local.introspect(token) : tokens.introspect(token),
  };
}
