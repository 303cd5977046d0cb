/** The form that reports a listing. */
import { UserText } from "../../parts/UserText.tsx";
import { Title } from "../../parts/Bits.tsx";
import { limitOf } from "../../parts/Limit.tsx";
import { FormProblem, Select, TextArea } from "../../parts/Field.tsx";
import type { FormProps } from "../../parts/form.ts";
import type { TicketView } from "../../parts/TicketCard.tsx";
import type { Words } from "#words/languages.ts";

interface ReportView {
  ticket: Pick<TicketView, "id" | "title">;
  form: FormProps;
  /** Length limit of the text, in characters. */
  maxWords: number;
}

export function ReportForm(
  { view: { ticket, form, maxWords }, words }: { view: ReportView; words: Words },
) {
  const { report } = words;
  const labels = { reason: report.reason, words: report.words };
  const { values, errors } = form;
  return (
    <div class="narrow">
      <Title text={report.title} words={words} />
      <h1>{report.title}</h1>
      <p>
        <a href={`/tickets/${ticket.id}`}>
          <UserText text={ticket.title} />
        </a>
      </p>
      <p>{report.intro}</p>
      <form method="post" action={`/tickets/${ticket.id}/report`} class="form" noValidate>
        <FormProblem form={form} labels={labels} words={words} />
        <Select
          name="reason"
          label={labels.reason}
          values={values}
          errors={errors}
          choices={[["", report.choose], ...Object.entries(report.reasons)]}
        />
        <TextArea
          name="words"
          label={labels.words}
          hint={report.wordsHint}
          limit={limitOf(words, maxWords)}
          values={values}
          errors={errors}
          optional={words.site.optional}
        />
        <button type="submit" class="button button-primary">{report.send}</button>
      </form>
    </div>
  );
}
