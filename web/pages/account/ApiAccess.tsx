/** The sections of the account page about tokens, apps and webhooks. */
import { ConnectedApps, type ConnectedAppView } from "./ConnectedApps.tsx";
import type { FormProps } from "../../parts/form.ts";
import type { MadeView } from "./MadeSecret.tsx";
import type { ProofView } from "./Proof.tsx";
import { RegisterApp } from "./RegisterApp.tsx";
import type { TokenView } from "./TokenList.tsx";
import { Tokens } from "./Tokens.tsx";
import { Webhooks, type WebhookView } from "./Webhooks.tsx";
import type { Scope } from "#domain/clients/scopes.ts";
import type { Manner } from "#words/manner.ts";

/** Tokens, apps and webhooks of one user. */
export interface ApiAccessView {
  /** Their tokens and own apps; null: the server that keeps them does not answer. */
  tokens: TokenView[] | null;
  /** Null: this installation connects no apps of other people. */
  apps: { connected: ConnectedAppView[] | null; form: FormProps } | null;
  webhooks: WebhookView[];
  tokenForm: FormProps;
  webhookForm: FormProps;
  /** All scopes that exist. */
  scopes: readonly Scope[];
  made: MadeView | null;
  /** One for each form, so that each creates its secret at most once. */
  proofs: Record<"token" | "app" | "webhook", ProofView>;
}

export function ApiAccess({ view, manner }: { view: ApiAccessView; manner: Manner }) {
  const { apps, proofs, scopes } = view;
  return (
    <>
      <Tokens view={view} manner={manner} />
      {apps && (
        <>
          <ConnectedApps apps={apps.connected} manner={manner} />
          <RegisterApp form={apps.form} scopes={scopes} proof={proofs.app} manner={manner} />
        </>
      )}
      <Webhooks view={view} manner={manner} />
    </>
  );
}
