/** Programs of others on the account's page: those a person has allowed, and the form for one of their own. */
import { ActionForm } from "../../parts/Bits.tsx";
import { CheckBoxes, ErrorSummary, Field, Select, TextArea } from "../../parts/Field.tsx";
import { Filled } from "../../parts/Filled.tsx";
import type { FormProps } from "../../parts/form.ts";
import { Proof, type ProofView } from "./Proof.tsx";
import { fill } from "#words/fill.ts";
import { dayAndTime, isoTime } from "#words/format.ts";
import type { Scope } from "#domain/clients/scopes.ts";
import type { Manner } from "#words/manner.ts";

export interface AllowedAppView {
  clientId: string;
  name: string;
  /** Who registered it; null: they are gone. */
  owner: string | null;
  scopes: Scope[];
  lasting: boolean;
  allowedAt: number;
}

export interface AppsView {
  /** Null: the server that knows them does not answer. */
  allowed: AllowedAppView[] | null;
  /** To register a program of one's own. */
  form: FormProps;
  scopes: readonly Scope[];
}

export function AllowedApps({ view: { allowed }, manner }: { view: AppsView; manner: Manner }) {
  const { apps: words } = manner.words.account;
  return (
    <section aria-labelledby="apps-title">
      <h2 id="apps-title">{words.title}</h2>
      <p>{words.intro}</p>
      {allowed?.length === 0 && <p class="quiet">{words.none}</p>}
      {allowed === null && <p class="quiet">{words.away}</p>}
      {allowed !== null && allowed.length > 0 && (
        <ul class="rows">
          {allowed.map((app) => (
            <li key={app.clientId} class="row">
              <div>
                <p class="break">
                  <strong>{app.name}</strong>
                  {app.owner !== null && <>· {fill(words.by, { owner: app.owner })}</>}
                </p>
                <p class="quiet small">
                  <Allowed app={app} manner={manner} />
                </p>
              </div>
              <ActionForm action={`/account/apps/${app.clientId}/removal`} label={words.revoke} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Allowed({ app, manner }: { app: AllowedAppView; manner: Manner }) {
  const { apps: words, tokens } = manner.words.account;
  const time = <time dateTime={isoTime(app.allowedAt)}>{dayAndTime(app.allowedAt, manner)}</time>;
  return (
    <>
      <span class="line">{app.scopes.map((scope) => tokens.scopes[scope]).join(" · ")}</span>
      {app.lasting && <span class="line">{words.lasting}</span>}
      <span class="line">
        <Filled text={words.allowed} gaps={{ time }} />
      </span>
    </>
  );
}

export function RegisterApp({ view: { form, scopes }, proof, manner }: {
  view: AppsView;
  proof: ProofView;
  manner: Manner;
}) {
  const { register: words, tokens } = manner.words.account;
  const common = { values: form.values, errors: form.errors, suffix: "app" };
  const labels = {
    name: words.name,
    redirectUris: words.redirectUris,
    public: words.runs,
    scopes: words.scopesTitle,
    current: manner.words.account.labels.current,
  };
  return (
    <section aria-labelledby="register-title">
      <h2 id="register-title">{words.title}</h2>
      <p>{words.intro}</p>
      <form method="post" action="/account/apps" class="form" noValidate>
        {form.problem && (
          <ErrorSummary
            {...form.problem}
            errors={form.errors}
            labels={labels}
            words={manner.words}
            suffix="app"
          />
        )}
        <Field {...common} name="name" label={words.name} hint={words.nameHint} maxLength={60} />
        <TextArea
          {...common}
          name="redirectUris"
          label={words.redirectUris}
          hint={words.redirectHint}
          rows={3}
        />
        <Select
          {...common}
          name="runs"
          label={words.runs}
          choices={[["server", words.onServer], ["device", words.onDevices]]}
        />
        <CheckBoxes
          {...common}
          name="scopes"
          label={words.scopesTitle}
          choices={scopes.map((scope) => [scope, tokens.scopes[scope]] as const)}
        />
        <Select
          {...common}
          name="expires"
          label={tokens.expires}
          choices={[["90", tokens.days90], ["366", tokens.year], ["never", tokens.never]]}
        />
        <Proof view={proof} form={form} suffix="app" words={manner.words} />
        <button type="submit" class="button">{words.registerIt}</button>
      </form>
    </section>
  );
}
