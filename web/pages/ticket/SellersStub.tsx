/** The stub of one's own listing: what has become of its tickets, and what can be changed. */
import { isolated } from "#words/direction.ts";
import { counted, fill, formFor } from "#words/fill.ts";
import { ActionForm } from "../../parts/Bits.tsx";
import { seatNames } from "../../parts/seat_names.ts";
import type { SeatItem, TicketPageView } from "./TicketPage.tsx";

/** Why tickets are off sale; `turned_down`: withdrawn by their seller after a rejection. */
export type WithdrawnWhy = "seller" | "moderator" | "turned_down" | "refunded";

export interface SellersView {
  /** Why a moderator rejected or removed what is not sold. */
  rejection: string | null;
  /** The tickets that are withdrawn, by reason. */
  withdrawn: { why: WithdrawnWhy; ids: string[] }[];
}

export function SellersStub({ view, own }: { view: TicketPageView; own: SellersView }) {
  const { ticket, listing: { seats }, changed, manner } = view;
  const { seller } = manner.words.stub;
  const more = (
    <p>
      <a class="tap" href={`/sell?like=${ticket.id}`}>{seller.more}</a>
    </p>
  );
  const held = inState(seats, "reserved");
  if (held.length > 0) {
    if (changed.cancelled) return <p>{seller.calledOff}</p>;
    return (
      <>
        <p>
          {seats.length === 1
            ? seller.reserved
            : counted(seller.someReserved, held.length, manner.locale)}
        </p>
        {more}
      </>
    );
  }
  if (ticket.state === "sold" || ticket.state === "withdrawn") {
    return <NothingLeft view={view} own={own} />;
  }
  if (changed.cancelled) return <p>{seller.calledOff}</p>;
  return (
    <>
      <p>{counted(seller.yours, seats.length, manner.locale)}</p>
      <TurnedDown view={view} own={own} />
      <p>
        <a class="button" href={`/tickets/${ticket.id}/edit`}>{seller.edit}</a>
      </p>
      <ActionForm action={`/tickets/${ticket.id}/withdrawal`} label={seller.withdraw} />
      {more}
    </>
  );
}

const inState = (seats: readonly SeatItem[], state: SeatItem["state"]) =>
  seats.filter((one) => one.state === state);

/** Every ticket is sold or withdrawn: how many are sold, and why the others are not on sale. */
function NothingLeft({ view, own }: { view: TicketPageView; own: SellersView }) {
  const { listing: { seats }, manner } = view;
  const { sales, stub: { seller } } = manner.words;
  const sold = inState(seats, "sold").length;
  const all = { sold, n: seats.length };
  return (
    <>
      {sold === seats.length && <p>{counted(seller.sold, sold, manner.locale)}</p>}
      {sold > 0 && sold < seats.length && (
        <p>{fill(formFor(sales.soldOf, sold, manner.locale), all)}</p>
      )}
      {own.withdrawn.map(({ why, ids }) => (
        <p key={why}>
          <Which view={view} ids={ids} />
          {offSale(view, own, why, ids.length)}
        </p>
      ))}
    </>
  );
}

/** The rejected ones, and why. */
function TurnedDown({ view, own }: { view: TicketPageView; own: SellersView }) {
  const { listing: { seats }, manner } = view;
  const { seller } = manner.words.stub;
  const ids = inState(seats, "rejected").map(({ id }) => id);
  if (ids.length === 0 || own.rejection === null) return null;
  const reason = isolated(own.rejection);
  return (
    <p>
      <Which view={view} ids={ids} />
      {fill(formFor(seller.turnedDown, ids.length, manner.locale), { reason })}
    </p>
  );
}

/** Which of several tickets a text is about; nothing if it is about all of them. */
function Which({ view, ids }: { view: TicketPageView; ids: readonly string[] }) {
  const { listing: { seats }, manner: { words } } = view;
  if (ids.length === seats.length) return null;
  const some = seats.filter(({ id }) => ids.includes(id));
  return (
    <>
      <strong>{seatNames(some, seats, words)}</strong>
      <br />
    </>
  );
}

/** Tells the seller why tickets are withdrawn, which decides whether they can be listed again. */
function offSale(
  { changed, manner: { locale, words } }: TicketPageView,
  { rejection }: SellersView,
  why: WithdrawnWhy,
  count: number,
): string {
  const { seller } = words.stub;
  if (changed.cancelled && why === "seller") return seller.calledOff;
  switch (why) {
    case "moderator":
      return fill(formFor(seller.takenDown, count, locale), { reason: isolated(rejection ?? "") });
    case "turned_down":
      return formFor(seller.takenDownPlain, count, locale);
    case "refunded":
      return formFor(seller.refunded, count, locale);
    case "seller":
      return formFor(seller.withdrawn, count, locale);
  }
}
