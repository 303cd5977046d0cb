/** The props of tokens, apps and webhooks, also after one was made or refused. */
import type { FormProps } from "../../parts/form.ts";
import { isError } from "#store/base/errors.ts";
import type { ApiAccessView } from "./ApiAccess.tsx";
import type { ConnectedAppView } from "./ConnectedApps.tsx";
import type { ProofView } from "./Proof.tsx";
import type { TokenView } from "./TokenList.tsx";
import type { Apps } from "#domain/ports/apps.ts";
import type { ApiClient } from "#domain/ports/clients.ts";
import { scopes } from "#domain/clients/scopes.ts";
import type { SignedIn } from "#domain/ports/people.ts";
import type { Made } from "#domain/idempotency/made_secret.ts";
import { nameOfOwner } from "#domain/users/shown_name.ts";
import { findUser } from "#domain/users/queries.ts";
import { contextOf, type Endpoint } from "#domain/webhooks/endpoint.ts";
import { listEndpoints } from "#domain/webhooks/queries.ts";
import type { System } from "../../system.ts";
import { blankForm } from "../../answer/form_page.ts";
import { webhookStatus } from "../../api/resources.ts";
import type { Ctx } from "../../request/state.ts";

export interface ShownApiAccess {
  tokenForm?: FormProps;
  appForm?: FormProps;
  webhookForm?: FormProps;
  /** What was just made; shown while it still exists. */
  made?: Made;
}

export async function apiAccessView(
  { state: { system, now } }: Pick<Ctx, "state">,
  { user }: SignedIn,
  { tokenForm, appForm, webhookForm, made }: ShownApiAccess,
): Promise<ApiAccessView> {
  const { clients } = system;
  const [mine, connected, endpoints] = await Promise.all([
    unlessAway(clients.list(user.id)),
    clients.apps && unlessAway(connectedApps(system, clients.apps, user.id)),
    listEndpoints(system, user.id),
  ]);
  return {
    tokens: mine && mine.map((client) => tokenView(client, now)),
    apps: clients.apps && {
      connected,
      form: appForm ?? blankForm({ expires: "never", runs: "server" }),
    },
    webhooks: endpoints.map((endpoint) => ({
      id: endpoint.id,
      url: endpoint.url,
      status: webhookStatus(endpoint),
    })),
    tokenForm: tokenForm ?? blankForm({ expires: "90" }),
    webhookForm: webhookForm ?? blankForm(),
    scopes,
    made: made && await isThere(system, made, mine, endpoints) ? made : null,
    proofs: { token: proof(system), app: proof(system), webhook: proof(system) },
  };
}

const proof = ({ store, identity }: System): ProofView => ({
  once: store.newId(),
  asksPassword: identity.accounts !== null,
});

/** Whether it still exists, with this secret. */
async function isThere(
  { secrets }: System,
  { of, kind, secret }: Made,
  mine: readonly ApiClient[] | null,
  endpoints: readonly Endpoint[],
): Promise<boolean> {
  if (of === null) return true;
  // Null: unknown. The secret is shown, since there is no other chance to copy it.
  if (kind !== "webhook") return mine === null || mine.some(({ id }) => id === of);
  const endpoint = endpoints.find(({ id }) => id === of);
  return endpoint !== undefined && await secrets.open(endpoint.secret, contextOf(of)) === secret;
}

/** Null while the server that keeps the clients does not answer: the rest of the page is shown. */
async function unlessAway<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isError(error, "ClientsUnavailable")) return null;
    throw error;
  }
}

function tokenView(client: ApiClient, now: number): TokenView {
  const { id, kind, name, scopes, redirectUris, lastUsedAt, expiresAt } = client;
  return {
    id,
    kind,
    name,
    scopes: [...scopes],
    hosts: [...new Set(redirectUris.map((uri) => new URL(uri).host))],
    lastUsedAt,
    expiresAt,
    expired: expiresAt !== null && expiresAt <= now,
  };
}

async function connectedApps(
  system: System,
  apps: Apps,
  userId: string,
): Promise<ConnectedAppView[]> {
  const connected = await apps.listConnected(userId);
  return await Promise.all(connected.map(async ({ clientId, name, ownerId, ...app }) => ({
    clientId,
    name,
    owner: nameOfOwner(await findUser(system, ownerId)),
    scopes: [...app.scopes],
    lasting: app.lasting,
    allowedAt: app.allowedAt,
  })));
}
