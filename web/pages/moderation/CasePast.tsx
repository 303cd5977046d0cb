/** What happened before: the seller's record, decisions, and other listings of the same barcode. */
import { UserText } from "../../parts/UserText.tsx";
import { isolated } from "#words/direction.ts";
import { fill, formFor } from "#words/fill.ts";
import { dayAndTime, dayText } from "#words/format.ts";
import type { CaseView, Heading } from "./Case.tsx";

export function Seller(
  { view: { ticket, seller, record, counted, manner }, heading: H }: {
    view: CaseView;
    heading: Heading;
  },
) {
  const said = manner.words.moderation.seller;
  return (
    <section aria-labelledby={`seller-${ticket.id}`}>
      <H id={`seller-${ticket.id}`}>{said.title}</H>
      <p class="break">
        {seller
          ? fill(said.since, { name: isolated(seller.name), day: dayText(seller.since, manner) })
          : said.gone}
      </p>
      {seller && seller.state !== "shown" && (
        <p class="quiet small">
          {seller.state === "waiting" ? said.names.waiting : said.names.refused}
        </p>
      )}
      <dl class="tally">
        {record.map(([what, count]) => (
          <div key={what}>
            <dt>{said[what]}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {counted !== null && <p class="quiet small">{fill(said.latest, { count: counted })}</p>}
    </section>
  );
}

export function Decisions(
  { view: { ticket, decisions, manner }, heading: H }: { view: CaseView; heading: Heading },
) {
  const { moderation, audit } = manner.words;
  const { title, none, line, somebody, ofReports } = moderation.decisions;
  return (
    <section aria-labelledby={`past-${ticket.id}`}>
      <H id={`past-${ticket.id}`}>{title}</H>
      {decisions.length === 0 ? <p class="quiet">{none}</p> : (
        <ol class="past">
          {decisions.map((one) => (
            <li key={one.id}>
              <p>
                {fill(line, {
                  action: audit.actions[one.action],
                  time: dayAndTime(one.at, manner),
                  by: isolated(one.by ?? somebody),
                })}
                {one.reports > 0 &&
                  ` (${
                    fill(formFor(ofReports, one.reports, manner.locale), { count: one.reports })
                  })`}
              </p>
              {one.reason && <p class="quote break" dir="auto">{one.reason}</p>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Other listings of the same barcode; nothing where there are none. */
export function Listings(
  { view: { ticket, seats, listings, manner }, heading: H }: { view: CaseView; heading: Heading },
) {
  if (listings.length === 0) return null;
  const { moderation, ticket: { states } } = manner.words;
  const { title, line, sameSeller, somebody } = moderation.listings;
  return (
    <section aria-labelledby={`listings-${ticket.id}`}>
      <H id={`listings-${ticket.id}`}>{formFor(title, seats.length, manner.locale)}</H>
      <ul class="past">
        {listings.map(({ id, title, state, at, seller }) => (
          <li key={id}>
            <p class="break">
              <a href={`/moderation/${id}`}>
                <UserText text={title} />
              </a>
            </p>
            <p class="quiet small">
              {fill(line, {
                state: states[state],
                time: dayAndTime(at, manner),
                name: seller.same ? sameSeller : isolated(seller.name ?? somebody),
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
