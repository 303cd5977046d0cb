/** The tickets of the listing that a case is about: the kind of each barcode, its state, its order. */
import { StatusBadge } from "../../parts/Bits.tsx";
import { ticketBadges } from "../../parts/badges.ts";
import { seatName } from "../../parts/seat_names.ts";
import { UserText } from "../../parts/UserText.tsx";
import { counted } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import type { CaseSeat } from "./Decide.tsx";

export function CaseSeats({ seats, manner }: { seats: readonly CaseSeat[]; manner: Manner }) {
  const { moderation, ticket } = manner.words;
  const [first] = seats;
  if (seats.length === 1) {
    return (
      <p class="row-end">
        <span>{ticket.codeTypes[first.codeType]}</span>
        {first.orderId && <a href={`/orders/${first.orderId}`}>{moderation.toOrder}</a>}
      </p>
    );
  }
  return (
    <>
      <p>{counted(moderation.together, seats.length, manner.locale)}</p>
      <ul class="seat-list">
        {seats.map((seat, place) => (
          <li key={seat.id}>
            <UserText text={seatName(seat, place, manner.words)} />
            <span class="quiet">{ticket.codeTypes[seat.codeType]}</span>
            <StatusBadge badge={ticketBadges[seat.state]} word={ticket.states[seat.state]} />
            {seat.orderId && (
              <a class="tap" href={`/orders/${seat.orderId}`}>{moderation.toOrder}</a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
