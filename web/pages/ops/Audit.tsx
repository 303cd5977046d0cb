/** The audit trail for operators: who decided what, about whom, when and why. */
import { isolated } from "#words/direction.ts";
import { UserText } from "../../parts/UserText.tsx";
import type { DecisionEntry } from "#domain/ops/decisions.ts";
import { dayAndTime, moneyText } from "#words/format.ts";
import { fill } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import { Empty, Notice, Pager, Title } from "../../parts/Bits.tsx";
import { DayField } from "../../parts/DateFields.tsx";
import { Field } from "../../parts/Field.tsx";
import type { FormProps } from "../../parts/form.ts";

export interface AuditView {
  form: FormProps;
  entries: DecisionEntry[];
  previous?: string;
  next?: string;
  manner: Manner;
}

export function AuditPage({ view }: { view: AuditView }) {
  const { words } = view.manner;
  const { audit, ops } = words;
  return (
    <>
      <Title text={audit.title} words={words} />
      <p>
        <a href="/ops">{ops.title}</a>
      </p>
      <h1>{audit.title}</h1>
      <p class="quiet">{audit.intro}</p>
      {view.form.problem && <Notice {...view.form.problem} tone="problem" />}
      <Filter form={view.form} manner={view.manner} />
      {view.entries.length === 0
        ? (
          <Empty title={audit.none.title}>
            <p>{audit.none.text}</p>
          </Empty>
        )
        : (
          <ol class="rows trail">
            {view.entries.map((entry) => (
              <li key={entry.id} class="row">
                <Entry entry={entry} manner={view.manner} />
              </li>
            ))}
          </ol>
        )}
      <Pager previous={view.previous} next={view.next} label={audit.pages} words={words} />
    </>
  );
}

function Filter({ form, manner: { words, locale } }: { form: FormProps; manner: Manner }) {
  const { audit } = words;
  const common = { values: form.values, errors: form.errors, optional: "" };
  return (
    <form method="get" action="/ops/audit" class="form trail-filter" role="search">
      <Field
        name="person"
        label={audit.person}
        hint={audit.personHint}
        maxLength={254}
        {...common}
      />
      <Field name="thing" label={audit.thing} hint={audit.thingHint} maxLength={254} {...common} />
      <DayField name="from" label={audit.from} {...{ ...common, locale, words }} />
      <DayField name="to" label={audit.to} {...{ ...common, locale, words }} />
      <button type="submit" class="button">{audit.show}</button>
    </form>
  );
}

function Entry({ entry, manner }: { entry: DecisionEntry; manner: Manner }) {
  const { audit } = manner.words;
  const { ticketId, orderId, group, concertId, amount } = entry;
  return (
    <div>
      <p class="row-title break">
        {fill(audit.did, {
          action: audit.actions[entry.action],
          by: isolated(entry.name ?? entry.by),
        })}
      </p>
      {entry.reason && <p class="quote break">{entry.reason}</p>}
      <ul class="trail-about small">
        {ticketId && (
          <li>
            {audit.ticket} <a class="break" href={`/tickets/${ticketId}`}>{ticketId}</a>
          </li>
        )}
        {orderId && (
          <li>
            {audit.order} <a class="break" href={`/orders/${orderId}`}>{orderId}</a>
          </li>
        )}
        {concertId && (
          <li>
            {audit.concert} <a class="break" href={`/concerts/${concertId}`}>{concertId}</a>
          </li>
        )}
        {amount && <li>{moneyText(amount, manner.locale)}</li>}
        {group && <li>{fill(audit.group, { group })}</li>}
        {entry.people.map(({ id, name }) => (
          <li key={id}>
            {audit.concerns}{" "}
            <a href={`/ops/audit?thing=${encodeURIComponent(id)}`}>
              <UserText text={name ?? id} />
            </a>
          </li>
        ))}
      </ul>
      <p class="quiet small break">
        {fill(entry.requestId === null ? audit.at : audit.atRequest, {
          time: dayAndTime(entry.at, manner),
          by: entry.by,
          request: entry.requestId ?? "",
        })}
      </p>
    </div>
  );
}
