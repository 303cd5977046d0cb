/** The tickets of a listing of several, each with its state. */
import { StatusBadge } from "../../parts/Bits.tsx";
import { ticketBadgeFor } from "../../parts/badges.ts";
import { UserText } from "../../parts/UserText.tsx";
import { seatName } from "../../parts/seat_names.ts";
import type { TicketPageView } from "./TicketPage.tsx";

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
