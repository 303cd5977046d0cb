/** The tickets of a listing of several, each with its state. */
import { StatusBadge } from "../../parts/Bits.tsx";
import { ticketBadgeFor } from "../../parts/badges.ts";
import { fill } from "#words/fill.ts";
import { saysItself } from "#words/place.ts";
import type { Words } from "#words/languages.ts";
import { UserText } from "../../parts/UserText.tsx";
import type { SeatItem, TicketPageView } from "./TicketPage.tsx";

export function Seats({ view: { listing, viewer, manner } }: { view: TicketPageView }) {
  const { words } = manner;
  return (
    <section>
      <h2>{words.ticket.seatsTitle}</h2>
      <ul class="seat-list">
        {listing.seats.map((seat, i) => (
          <li key={seat.id}>
            <UserText text={seatName(seat, i, words)} />
            <StatusBadge
              badge={ticketBadgeFor(seat.state, viewer === "seller")}
              word={words.ticket.states[seat.state]}
            />
            {seat.saleId && (
              <a class="tap" href={`/orders/${seat.saleId}`}>{words.stub.own.sale.action}</a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "Seat 12", or "Ticket 2" where no seat is named. */
function seatName({ seat }: SeatItem, place: number, { ticket, sell }: Words): string {
  if (seat === null) return fill(sell.rows.ticket, { n: place + 1 });
  return saysItself(seat) ? seat : fill(ticket.place.seat, { seat });
}
