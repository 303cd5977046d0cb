/** The tokens, programs and webhooks of the account page, also after one was made or refused. */
import type { AppsView } from "#components/Apps.tsx";
import type { MadeView, ProgramsView, TokenView } from "#components/Programs.tsx";
import type { Apps } from "#domain/clients/apps.ts";
import type { ApiClient } from "#domain/clients/clients.ts";
import { scopes } from "#domain/clients/scopes.ts";
import type { SignedIn } from "#domain/identity.ts";
import { nameOfOwner } from "#domain/users/shown_name.ts";
import { findUser } from "#domain/users/queries.ts";
import { listEndpoints } from "#domain/webhooks/queries.ts";
import type { System } from "./context.ts";
import { blankForm, type FormView } from "./form_page.ts";
import { webhookStatus } from "./resources.ts";
import type { Ctx } from "./state.ts";

export interface ShownPrograms {
  tokenForm?: FormView;
  appForm?: FormView;
  webhookForm?: FormView;
  /** Just now, and shown this once. */
  made?: MadeView;
}

export async function programsView(
  { state: { system, now } }: Pick<Ctx, "state">,
  { user }: SignedIn,
  { tokenForm, appForm, webhookForm, made }: ShownPrograms,
): Promise<ProgramsView> {
  const { clients } = system;
  const [mine, allowed, endpoints] = await Promise.all([
    unlessAway(clients.list(user.id)),
    clients.apps && unlessAway(allowedApps(system, clients.apps, user.id)),
    listEndpoints(system, user.id),
  ]);
  return {
    tokens: mine && mine.map((client) => tokenView(client, now)),
    apps: clients.apps && {
      allowed,
      form: appForm ?? blankForm({ expires: "never", runs: "server" }),
      scopes,
    },
    webhooks: endpoints.map((endpoint) => ({
      id: endpoint.id,
      url: endpoint.url,
      status: webhookStatus(endpoint),
    })),
    tokenForm: tokenForm ?? blankForm({ expires: "90" }),
    webhookForm: webhookForm ?? blankForm(),
    scopes,
    made: made ?? null,
    proof: { once: system.store.newId(), asksPassword: system.identity.accounts !== null },
  };
}

/** Another server knows it, and is away: the rest of the page goes on. */
async function unlessAway<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && error.name === "ClientsUnavailable") return null;
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

async function allowedApps(
  system: System,
  apps: Apps,
  userId: string,
): Promise<AppsView["allowed"]> {
  const allowed = await apps.listAllowed(userId);
  return await Promise.all(allowed.map(async ({ clientId, name, ownerId, ...app }) => ({
    clientId,
    name,
    owner: nameOfOwner(await findUser(system, ownerId)),
    scopes: [...app.scopes],
    lasting: app.lasting,
    allowedAt: app.allowedAt,
  })));
}
