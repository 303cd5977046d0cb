/** What a moderator sees: the queue, and the form that takes a ticket down. */
import { ActionForm, Empty, Money, Pager, Title, When } from "./Bits.tsx";
import { ErrorSummary, Field } from "./Field.tsx";
import type { FormProps } from "./form.ts";
import type { Manner } from "./format.ts";
import type { TicketView } from "./TicketCard.tsx";
import { seatText } from "./words.ts";

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
  return (
    <>
      <Title text="Moderation" />
      <h1>Waiting for review</h1>
      {view.items.length === 0
        ? (
          <Empty title="Nothing is waiting">
            <p>New tickets appear here while moderation is on.</p>
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
      <Pager previous={view.previous} next={view.next} label="Pages of the queue" />
    </>
  );
}

function ReviewCard({ item, manner }: { item: QueueItem; manner: Manner }) {
  const { ticket, version, description } = item;
  return (
    <article class="panel">
      <h2>
        <a href={`/tickets/${ticket.id}`}>{ticket.title}</a>
      </h2>
      <p>
        {ticket.venue}, {ticket.city},{" "}
        <When at={ticket.startsAt} timeZone={ticket.timeZone} manner={manner} />
      </p>
      <p>
        <Money value={ticket.price} manner={manner} /> (face value{" "}
        <Money value={ticket.faceValue} manner={manner} />)
        {seatText(ticket) && `, ${seatText(ticket)}`}
      </p>
      {description && <p class="pre">{description}</p>}
      <ActionForm
        action={`/moderation/${ticket.id}/approval`}
        label="Put it on sale"
        kind="primary"
        fields={{ version: String(version) }}
      />
      <RejectionForm
        ticketId={ticket.id}
        version={version}
        form={{ values: {}, errors: [], problem: null }}
        suffix={ticket.id}
      />
    </article>
  );
}

const labels = { reason: "Reason" };

/** `suffix` keeps the fields of several forms on one page apart. */
export function RejectionForm(
  { ticketId, version, form, suffix }: {
    ticketId: string;
    version: number;
    form: FormProps;
    suffix?: string;
  },
) {
  return (
    <form method="post" action={`/moderation/${ticketId}/rejection`} class="form" noValidate>
      {form.problem && <ErrorSummary {...form.problem} errors={form.errors} labels={labels} />}
      <input type="hidden" name="version" value={String(version)} />
      <Field
        name="reason"
        label="Reason"
        hint="The seller reads it."
        maxLength={300}
        values={form.values}
        errors={form.errors}
        suffix={suffix}
      />
      <button type="submit" class="button">Turn it down</button>
    </form>
  );
}

/** On a ticket's own page: it goes off sale, and a hold that is not being paid ends. */
export function TakeDown({ ticketId, version }: { ticketId: string; version: number }) {
  return (
    <section class="panel" aria-labelledby="take-down">
      <h2 id="take-down">Moderation</h2>
      <p>Taking it down ends a hold on it; nobody is charged.</p>
      <RejectionForm
        ticketId={ticketId}
        version={version}
        form={{ values: {}, errors: [], problem: null }}
      />
    </section>
  );
}
