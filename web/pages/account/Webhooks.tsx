/** A user's webhooks, and the form that adds one. */
import { ActionForm } from "../../parts/Bits.tsx";
import { Field, FormProblem } from "../../parts/Field.tsx";
import { Proof } from "./Proof.tsx";
import type { ApiAccessView } from "./ApiAccess.tsx";
import type { Manner } from "#words/manner.ts";

export interface WebhookView {
  id: string;
  url: string;
  status: "active" | "failing" | "disabled";
}

export function Webhooks({ view, manner }: { view: ApiAccessView; manner: Manner }) {
  const { webhooks: words } = manner.words.account;
  const { webhookForm: form } = view;
  return (
    <section aria-labelledby="webhooks-title">
      <h2 id="webhooks-title">{words.title}</h2>
      <p>{words.intro}</p>
      {view.webhooks.length > 0 && (
        <ul class="rows">
          {view.webhooks.map(({ id, url, status }) => (
            <li key={id} class="row">
              <div>
                <p class="break">{url}</p>
                <p class="quiet small">{words.states[status]}</p>
              </div>
              <div class="row-end">
                {status === "disabled" && (
                  <ActionForm
                    action={`/account/webhooks/${id}/activation`}
                    label={words.activate}
                  />
                )}
                <ActionForm action={`/account/webhooks/${id}/removal`} label={words.remove} />
              </div>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action="/account/webhooks" class="form" noValidate>
        <FormProblem
          form={form}
          labels={{ url: words.url, current: manner.words.account.labels.current }}
          suffix="webhook"
          words={manner.words}
        />
        <Field
          values={form.values}
          errors={form.errors}
          suffix="webhook"
          name="url"
          type="url"
          label={words.url}
          hint={words.urlHint}
          maxLength={500}
        />
        <Proof view={view.proofs.webhook} form={form} suffix="webhook" words={manner.words} />
        <button type="submit" class="button">{words.add}</button>
      </form>
    </section>
  );
}
