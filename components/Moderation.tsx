/** What a moderator sees: the queue, and the form that takes a ticket down. */
import { ActionForm, Empty, Money, Pager, Title, When } from "./Bits.tsx";
import { ErrorSummary, Field } from "./Field.tsx";
import type { FormProps } from "./form.ts";
import { fill } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import { Filled } from "./Filled.tsx";
import type { TicketView } from "./TicketCard.tsx";
import { seatText } from "#words/place.ts";

export interface QueueItem {
  ticket: TicketView;
  description: string;
  version: number;
}

export interface ModerationView {
  items: QueueItem[];
  previous?: string;
  next?: string;
  manner: Manner;
}

export function ModerationQueue({ view }: { view: ModerationView }) {
  const { words } = view.manner;
  const { moderation } = words;
  return (
    <>
      <Title text={moderation.title} words={words} />
      <h1>{moderation.heading}</h1>
      {view.items.length === 0
        ? (
          <Empty title={moderation.none.title}>
            <p>{moderation.none.text}</p>
          </Empty>
        )
        : (
          <ul class="cards">
            {view.items.map((item) => (
              <li key={item.ticket.id}>
                <ReviewCard item={item} manner={view.manner} />
              </li>
            ))}
          </ul>
        )}
      <Pager previous={view.previous} next={view.next} label={moderation.pages} words={words} />
    </>
  );
}

function ReviewCard({ item, manner }: { item: QueueItem; manner: Manner }) {
  const { ticket, version, description } = item;
  const { words } = manner;
  const seat = seatText(ticket, words);
  return (
    <article class="panel">
      <h2>
        <a href={`/tickets/${ticket.id}`}>{ticket.title}</a>
      </h2>
      <p>
        {fill(words.ticket.where, ticket)},{" "}
        <When at={ticket.startsAt} timeZone={ticket.timeZone} manner={manner} />
      </p>
      <p>
        <Filled
          text={words.moderation.prices}
          gaps={{
            price: <Money value={ticket.price} manner={manner} />,
            faceValue: <Money value={ticket.faceValue} manner={manner} />,
          }}
        />
        {seat && `, ${seat}`}
      </p>
      {description && <p class="pre">{description}</p>}
      <ActionForm
        action={`/moderation/${ticket.id}/approval`}
        label={words.moderation.approve}
        kind="primary"
        fields={{ version: String(version) }}
      />
      <RejectionForm
        ticketId={ticket.id}
        version={version}
        form={{ values: {}, errors: [], problem: null }}
        suffix={ticket.id}
        words={words}
      />
    </article>
  );
}

/** `suffix` keeps the fields of several forms on one page apart. */
export function RejectionForm(
  { ticketId, version, form, suffix, words }: {
    ticketId: string;
    version: number;
    form: FormProps;
    suffix?: string;
    words: Words;
  },
) {
  const { moderation } = words;
  const labels = { reason: moderation.reason };
  return (
    <form method="post" action={`/moderation/${ticketId}/rejection`} class="form" noValidate>
      {form.problem && (
        <ErrorSummary {...form.problem} errors={form.errors} labels={labels} words={words} />
      )}
      <input type="hidden" name="version" value={String(version)} />
      <Field
        name="reason"
        label={labels.reason}
        hint={moderation.reasonHint}
        maxLength={300}
        values={form.values}
        errors={form.errors}
        suffix={suffix}
      />
      <button type="submit" class="button">{moderation.reject}</button>
    </form>
  );
}

/** On a ticket's own page: it goes off sale, and a hold that is not being paid ends. */
export function TakeDown(
  { ticketId, version, words }: { ticketId: string; version: number; words: Words },
) {
  return (
    <section class="panel" aria-labelledby="take-down">
      <h2 id="take-down">{words.moderation.title}</h2>
      <p>{words.moderation.takeDown}</p>
      <RejectionForm
        ticketId={ticketId}
        version={version}
        form={{ values: {}, errors: [], problem: null }}
        words={words}
      />
    </section>
  );
}
