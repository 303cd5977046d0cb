/** A user's tokens and own apps, and the form that creates a token. */
import type { ApiAccessView } from "./ApiAccess.tsx";
import { CheckBoxes, Field, FormProblem, Select } from "../../parts/Field.tsx";
import { Proof } from "./Proof.tsx";
import { TokenList } from "./TokenList.tsx";
import type { Manner } from "#words/manner.ts";

export function Tokens({ view, manner }: { view: ApiAccessView; manner: Manner }) {
  const { tokens: words } = manner.words.account;
  const { tokenForm: form } = view;
  const common = { values: form.values, errors: form.errors, suffix: "token" };
  const labels = {
    name: words.name,
    scopes: words.scopesTitle,
    expires: words.expires,
    current: manner.words.account.labels.current,
  };
  return (
    <section aria-labelledby="tokens-title">
      <h2 id="tokens-title">{words.title}</h2>
      <p>
        {words.intro} <a href="/api/docs">{words.docs}</a>
      </p>
      <TokenList tokens={view.tokens} manner={manner} />
      <h3>{words.make}</h3>
      <form method="post" action="/account/tokens" class="form" noValidate>
        <FormProblem form={form} labels={labels} words={manner.words} suffix="token" />
        <Field {...common} name="name" label={words.name} hint={words.nameHint} maxLength={60} />
        <CheckBoxes
          {...common}
          name="scopes"
          label={words.scopesTitle}
          choices={view.scopes.map((scope) => [scope, words.scopes[scope]] as const)}
        />
        <Select
          {...common}
          name="expires"
          label={words.expires}
          choices={[
            ["7", words.days7],
            ["30", words.days30],
            ["90", words.days90],
            ["366", words.year],
            ["never", words.never],
          ]}
        />
        <Proof view={view.proofs.token} form={form} suffix="token" words={manner.words} />
        <button type="submit" class="button">{words.makeIt}</button>
      </form>
    </section>
  );
}
