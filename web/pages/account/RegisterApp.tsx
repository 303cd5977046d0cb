/** The form that registers an app: an OAuth2 client that asks other people for permission. */
import { CheckBoxes, Field, FormProblem, Select, TextArea } from "../../parts/Field.tsx";
import type { FormProps } from "../../parts/form.ts";
import { Proof, type ProofView } from "./Proof.tsx";
import type { Scope } from "#domain/clients/scopes.ts";
import type { Manner } from "#words/manner.ts";

export function RegisterApp({ form, scopes, proof, manner }: {
  form: FormProps;
  /** All scopes that exist. */
  scopes: readonly Scope[];
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
        <FormProblem form={form} labels={labels} words={manner.words} suffix="app" />
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
