/** The stub of a ticket's page: the one thing that matters in this state. */
import { ActionForm } from "./Bits.tsx";
import { clockTime, isoTime, moneyText, timeLeft } from "./format.ts";
import type { TicketPageView } from "./TicketPage.tsx";

export function TicketStub({ view }: { view: TicketPageView }) {
  const { ticket, ownOrder } = view;
  if (ownOrder) return <OwnOrder order={ownOrder} />;
  if (view.viewer === "seller") return <ForSeller view={view} />;
  switch (ticket.state) {
    case "available":
      return <Reserve view={view} />;
    case "reserved":
      return <Held view={view} />;
    case "pending":
    case "rejected":
      return null;
    case "sold":
    case "withdrawn":
    case "over":
      return (
        <p>
          <a href={`/?q=${encodeURIComponent(ticket.title)}`}>Look for a similar ticket</a>
        </p>
      );
  }
}

function OwnOrder({ order }: { order: NonNullable<TicketPageView["ownOrder"]> }) {
  const words = order.complete
    ? order.mine ? "This ticket is yours. See it" : "See the sale"
    : "You hold this ticket. Go to your order";
  return (
    <p>
      <a class="button button-primary" href={`/orders/${order.id}`}>{words}</a>
    </p>
  );
}

function Reserve(
  { view: { ticket, viewer, signIn, holdMinutes, manner } }: { view: TicketPageView },
) {
  const price = moneyText(ticket.price, manner.locale);
  if (viewer === "visitor") {
    return (
      <>
        <a class="button button-primary" href={signIn}>Sign in to reserve</a>
        <p class="quiet small">{price} is all you pay: no fees.</p>
      </>
    );
  }
  return (
    <>
      <ActionForm
        action="/orders"
        label={`Reserve for ${price}`}
        kind="primary"
        fields={{ ticketId: ticket.id, price: String(ticket.price.amount) }}
      />
      <p class="quiet small">
        Held for you for {holdMinutes} min while you pay. {price} is all you pay: no fees.
      </p>
    </>
  );
}

function Held({ view: { ticket, now, manner } }: { view: TicketPageView }) {
  if (ticket.heldUntil === null) return <p>Somebody is paying for it right now.</p>;
  return (
    <p>
      Somebody is holding it until{" "}
      <time dateTime={isoTime(ticket.heldUntil)}>{clockTime(ticket.heldUntil, manner)}</time>{" "}
      ({timeLeft(ticket.heldUntil - now)}). If they do not pay, it comes back.{" "}
      <a href={`/tickets/${ticket.id}`}>Look again</a>
    </p>
  );
}

function ForSeller({ view: { ticket, rejection } }: { view: TicketPageView }) {
  switch (ticket.state) {
    case "reserved":
      return <p>Somebody is holding it. You can change it when they let it go.</p>;
    case "sold":
      return <p>It is sold.</p>;
    case "withdrawn":
      return <p>You withdrew it. To offer it again, list it anew.</p>;
    case "available":
    case "over":
    case "pending":
    case "rejected":
      return (
        <>
          <p>This is your ticket.</p>
          {rejection && <p>A moderator turned it down: “{rejection}”. Edit it to try again.</p>}
          <p>
            <a class="button" href={`/tickets/${ticket.id}/edit`}>Edit</a>
          </p>
          <ActionForm action={`/tickets/${ticket.id}/withdrawal`} label="Withdraw" />
        </>
      );
  }
}
