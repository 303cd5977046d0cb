/** The stub of a ticket's page: the one next step in the ticket's state. */
import { ActionForm } from "../../parts/Bits.tsx";
import { counted, fill } from "#words/fill.ts";
import { exactDuration, isoTime, moneyText } from "#words/format.ts";
import { Filled } from "../../parts/Filled.tsx";
import { Deadline, Left } from "../../parts/Times.tsx";
import { hasFee } from "../../parts/Split.tsx";
import { ReserveSome } from "./Quantity.tsx";
import { SellersStub } from "./SellersStub.tsx";
import type { TicketPageView } from "./TicketPage.tsx";

export function TicketStub({ view }: { view: TicketPageView }) {
  const { ticket, ownOrder, manner } = view;
  const { stub } = manner.words;
  if (ownOrder) {
    // Who has bought some of the tickets may want more.
    const more = ownOrder.mine && ownOrder.complete && ticket.state === "available";
    return (
      <>
        <OwnOrder view={view} order={ownOrder} primary={!more} />
        {more && <Reserve view={view} />}
      </>
    );
  }
  if (view.own) return <SellersStub view={view} own={view.own} />;
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
          <a href={`/?q=${encodeURIComponent(ticket.title)}`}>{stub.similar}</a>
        </p>
      );
  }
}

function OwnOrder(
  { view: { listing, manner }, order, primary }: {
    view: TicketPageView;
    order: NonNullable<TicketPageView["ownOrder"]>;
    primary: boolean;
  },
) {
  const { yours, some, sale, held, someHeld, atBank } = manner.words.stub.own;
  const { text, action } = order.atBank
    ? atBank
    : order.mine
    ? order.complete ? yours : held
    : sale;
  return (
    <>
      <p>
        {listing.seats.length > 1 && order.mine && !order.atBank
          ? counted(order.complete ? some : someHeld, order.count, manner.locale)
          : text}
      </p>
      <a class={primary ? "button button-primary" : "button"} href={`/orders/${order.id}`}>
        {typeof action === "string" ? action : counted(action, order.count, manner.locale)}
      </a>
    </>
  );
}

function Reserve({ view }: { view: TicketPageView }) {
  return view.listing.seats.length > 1 && view.listing.choices.length > 0
    ? <ReserveSome view={view} />
    : <ReserveOne view={view} />;
}

function ReserveOne({ view }: { view: TicketPageView }) {
  const { ticket, viewer, signIn, holdSeconds, manner } = view;
  const { stub, fees } = manner.words;
  const price = moneyText(ticket.total, manner.locale);
  const noFees = fill(hasFee(ticket) ? fees.allYouPay : stub.noFees, { price });
  if (viewer === "visitor") {
    return (
      <>
        <a class="button button-primary" href={signIn}>{stub.signIn}</a>
        <p class="quiet small">{noFees}</p>
      </>
    );
  }
  return (
    <>
      <ActionForm
        action="/orders"
        label={fill(stub.reserve, { price })}
        kind="primary"
        fields={{
          ticketId: ticket.id,
          price: String(ticket.total.amount),
          holdSeconds: String(holdSeconds),
          startsAt: isoTime(ticket.startsAt),
        }}
      />
      <p class="quiet small">
        {fill(stub.heldForYou, { time: exactDuration(holdSeconds, manner.locale) })}{" "}
        {view.hurried && `${stub.hurried} `}
        {noFees}
      </p>
    </>
  );
}

function Held({ view: { ticket, listing, now, manner } }: { view: TicketPageView }) {
  const { stub } = manner.words;
  const several = listing.seats.length > 1;
  if (ticket.heldUntil === null) return <p>{several ? stub.severalPaid : stub.somebodyPays}</p>;
  return (
    <p>
      <span data-says={`held-${ticket.heldUntil}`}>
        <Filled
          text={several ? stub.severalHeld : stub.somebodyHolds}
          gaps={{
            time: <Deadline at={ticket.heldUntil} manner={manner} />,
            left: <Left at={ticket.heldUntil} now={now} manner={manner} />,
          }}
        />
      </span>{" "}
      <a href={`/tickets/${ticket.id}`}>{stub.lookAgain}</a>
    </p>
  );
}
