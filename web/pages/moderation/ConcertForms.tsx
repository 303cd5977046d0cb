/** What moderators may do with a concert: correct, move, merge and cancel it, each with a reason. */
import type { ComponentChildren } from "preact";
import { ClockField, DayField } from "../../parts/DateFields.tsx";
import { Field, FormProblem } from "../../parts/Field.tsx";
import { When } from "../../parts/Bits.tsx";
import { UserText, Where } from "../../parts/UserText.tsx";
import { fill } from "#words/fill.ts";
import type { ConcertCaseView, ConcertStep } from "./ConcertCase.tsx";
import { MAX_REASON, MIN_REASON } from "./ReasonForm.tsx";

interface Props {
  view: ConcertCaseView;
}

export function ConcertForms({ view }: Props) {
  return (
    <div class="concert-steps">
      {!view.cancelled && <Move view={view} />}
      <Correct view={view} />
      {!view.cancelled && <Merge view={view} />}
      {!view.cancelled && <Step view={view} step="cancellation" />}
    </div>
  );
}

type FieldName = keyof ConcertCaseView["manner"]["words"]["concertCases"]["labels"];

/** The props of a field of a step's form; `suffix` makes ids unique on the page. */
function fieldOf(
  { forms, manner: { words } }: ConcertCaseView,
  step: ConcertStep,
  name: FieldName,
) {
  const { values, errors } = forms[step];
  return { name, label: words.concertCases.labels[name], values, errors, suffix: step };
}

function Correct({ view }: Props) {
  const { words, locale } = view.manner;
  const field = (name: FieldName) => fieldOf(view, "correction", name);
  return (
    <Step view={view} step="correction">
      <Field {...field("name")} maxLength={120} />
      <Field {...field("venue")} maxLength={80} />
      <Field {...field("city")} maxLength={80} />
      <div class="halves">
        <DayField {...field("startsAt")} {...{ locale, words }} />
        <ClockField {...field("startsTime")} words={words} />
      </div>
      <Field {...field("timeZone")} maxLength={64} hint={words.concertCases.zoneHint} />
      <Field {...field("country")} maxLength={2} optional="" />
    </Step>
  );
}

function Move({ view }: Props) {
  const { manner: { words, locale }, concert: { timeZone } } = view;
  return (
    <Step view={view} step="move" zone={timeZone}>
      <div class="halves">
        <DayField {...fieldOf(view, "move", "startsAt")} {...{ locale, words }} />
        <ClockField {...fieldOf(view, "move", "startsTime")} words={words} />
      </div>
    </Step>
  );
}

function Merge({ view }: Props) {
  const { similar, manner } = view;
  const { words } = manner;
  const { values } = view.forms.merge;
  return (
    <Step view={view} step="merge">
      {similar.length > 0 && (
        <fieldset class="boxes">
          <legend>{words.concertCases.similar}</legend>
          {similar.map((one) => (
            <label key={one.id} class="box">
              <input
                type="radio"
                name="same"
                value={one.id}
                defaultChecked={values.same === one.id}
              />
              <span>
                <UserText text={one.name} />, <Where at={one} words={words} />,{" "}
                <When at={one.startsAt} timeZone={one.timeZone} manner={manner} />
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <Field {...fieldOf(view, "merge", "into")} hint={words.concertCases.intoHint} optional="" />
    </Step>
  );
}

function Step(
  { view, step, zone = "", children }: {
    view: ConcertCaseView;
    step: ConcertStep;
    zone?: string;
    children?: ComponentChildren;
  },
) {
  const { concert, version, forms, manner: { words } } = view;
  const { title, text, button } = words.concertCases.steps[step];
  const form = forms[step];
  return (
    <details class="panel" open={form.problem !== null || Boolean(form.values.into)}>
      <summary>
        <h2>{title}</h2>
      </summary>
      <form
        method="post"
        action={`/moderation/concerts/${concert.id}/${step}`}
        class="form"
        noValidate
      >
        <p>{fill(text, { zone })}</p>
        <FormProblem
          form={form}
          labels={{ ...words.concertCases.labels }}
          words={words}
          suffix={step}
        />
        <input type="hidden" name="version" value={String(version)} />
        {children}
        <Field
          {...fieldOf(view, step, "reason")}
          hint={words.concertCases.reasonHint}
          minLength={MIN_REASON}
          maxLength={MAX_REASON}
        />
        <button type="submit" class="button">{button}</button>
      </form>
    </details>
  );
}
