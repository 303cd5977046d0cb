/** The tokens and webhooks of the account page, also after one was made or refused. */
import type { MadeView, ProgramsView } from "#components/Programs.tsx";
import { scopes } from "#domain/clients/scopes.ts";
import type { SignedIn } from "#domain/identity.ts";
import { listEndpoints } from "#domain/webhooks/queries.ts";
import { blankForm, type FormView } from "./form_page.ts";
import { webhookStatus } from "./resources.ts";
import type { Ctx } from "./state.ts";

export interface ShownPrograms {
  tokenForm?: FormView;
  webhookForm?: FormView;
  /** Just now, and shown this once. */
  made?: MadeView;
}

export async function programsView(
  { state: { system, now } }: Pick<Ctx, "state">,
  { user }: SignedIn,
  { tokenForm, webhookForm, made }: ShownPrograms,
): Promise<ProgramsView> {
  const [clients, endpoints] = await Promise.all([
    system.clients.list(user.id),
    listEndpoints(system, user.id),
  ]);
  return {
    tokens: clients.map(({ id, kind, name, scopes, lastUsedAt, expiresAt }) => ({
      id,
      kind,
      name,
      scopes: [...scopes],
      lastUsedAt,
      expiresAt,
      expired: expiresAt !== null && expiresAt <= now,
    })),
    webhooks: endpoints.map((endpoint) => ({
      id: endpoint.id,
      url: endpoint.url,
      status: webhookStatus(endpoint),
    })),
    tokenForm: tokenForm ?? blankForm({ expires: "90" }),
    webhookForm: webhookForm ?? blankForm(),
    scopes,
    made: made ?? null,
  };
}
