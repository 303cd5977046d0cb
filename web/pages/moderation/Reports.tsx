/** The open reports of a ticket. */
import { isolated } from "#words/direction.ts";
import { fill, formFor } from "#words/fill.ts";
import { dayAndTime } from "#words/format.ts";
import type { CaseView, Heading } from "./Case.tsx";

export function Reports(
  { view: { ticket, manner }, reports, heading: H }: {
    view: CaseView;
    reports: NonNullable<CaseView["reports"]>;
    heading: Heading;
  },
) {
  const { moderation, report } = manner.words;
  const { title, line, somebody } = moderation.reports;
  const count = reports.items.length;
  return (
    <section class="reports" aria-labelledby={`reports-${ticket.id}`}>
      <H id={`reports-${ticket.id}`}>
        {fill(formFor(title, count, manner.locale), { count })}
      </H>
      <ul>
        {reports.items.map((one, place) => (
          <li key={place}>
            <p>
              <strong>{report.reasons[one.reason]}</strong>{" "}
              <span class="quiet small">
                {fill(line, {
                  name: isolated(one.name ?? somebody),
                  time: dayAndTime(one.at, manner),
                })}
              </span>
            </p>
            {one.words && <p class="pre break" dir="auto">{one.words}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
