/** A user's orders, and the tickets they sell. */
import { Empty, Money, Pager, StatusBadge, Title } from "../../parts/Bits.tsx";
import { counted, fill, formFor } from "#words/fill.ts";
import { type Amount, moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { seatText } from "#words/place.ts";
import { type OrderBadgeName, orderBadges, orderWord, ticketBadgeFor } from "../../parts/badges.ts";
import { type Asked, AskForAccount } from "../payouts/AskForAccount.tsx";
import type { PayoutView } from "../payouts/payout_words.ts";
import { SalePayout } from "../payouts/SalePayout.tsx";
import { SlimTicket, type SlimTicketView } from "../../parts/SlimTicket.tsx";
import { Until } from "../../parts/Times.tsx";
import type { TicketView } from "../../parts/TicketCard.tsx";

interface Paged<T> {
  items: T[];
  previous?: string;
  next?: string;
  manner: Manner;
}

/** Its price is the total. */
export interface OrderItem extends SlimTicketView {
  id: string;
  /** Tickets of the order. */
  count: number;
  badge: OrderBadgeName;
  expiresAt: number;
}

export function Orders({ view }: { view: Paged<OrderItem> }) {
  const { words } = view.manner;
  const { orders } = words;
  return (
    <>
      <Title text={orders.title} words={words} />
      <h1>{orders.title}</h1>
      {view.items.length === 0 && !view.previous
        ? (
          <Empty title={orders.none.title}>
            <p>{orders.none.text}</p>
            <p>
              <a class="button button-primary" href="/">{orders.none.action}</a>
            </p>
          </Empty>
        )
        : (
          <ul class="rows slim-list">
            {view.items.map((order) => (
              <li key={order.id}>
                <OrderRow order={order} manner={view.manner} />
              </li>
            ))}
          </ul>
        )}
      <Pager previous={view.previous} next={view.next} label={orders.pages} words={words} />
    </>
  );
}

function OrderRow({ order, manner }: { order: OrderItem; manner: Manner }) {
  const { words } = manner;
  const held = order.badge === "created" || order.badge === "awaiting:payment";
  const badge = orderBadges[order.badge];
  return (
    <SlimTicket href={`/orders/${order.id}`} concert={order} tone={badge.tone} manner={manner}>
      <StatusBadge badge={badge} word={orderWord(order.badge, "buyer", words)} />
      {order.count > 1 && (
        <span class="small">{counted(words.orders.tickets, order.count, manner.locale)}</span>
      )}
      {held && (
        <span class="small">
          <Until text={words.orders.until} until={order.expiresAt} manner={manner} />
        </span>
      )}
    </SlimTicket>
  );
}

export interface SaleItem {
  /** Stands for the listing; its price is that of one ticket. */
  ticket: TicketView;
  /** All of it was sold, and the buyers got their money back. */
  refunded: boolean;
  /** What of the price is the seller's; null: all of it, or no ticket is left to sell. */
  share: Amount | null;
  /** Tickets of the listing, and how many of them are sold. */
  count: number;
  sold: number;
  /**
   * The orders of their buyers, and what the seller gets for each; null: not known yet.
   * `claimed`: the buyer claims that they were not let in, and nobody has decided; open: nor has the seller answered.
   */
  orders: { id: string; payout: PayoutView | null; claimed: "open" | "answered" | null }[];
}

export interface SalesView extends Paged<SaleItem> {
  /** What a seller who has sold something is asked for. */
  asked: Asked;
  /** What they owe from sales that were taken back. */
  owed: Amount | null;
}

export function Sales({ view }: { view: SalesView }) {
  const { words } = view.manner;
  const { sales } = words;
  return (
    <>
      <Title text={sales.title} words={words} />
      <h1>{sales.title}</h1>
      <AskForAccount asked={view.asked} words={words} />
      {view.owed && (
        <p>
          {words.payouts.account.owed}{" "}
          <strong>
            <Money value={view.owed} manner={view.manner} />
          </strong>
          . {words.payouts.account.owedText}
        </p>
      )}
      {view.items.length > 0 && (
        <p>
          <a href="/account/payouts">{words.payouts.toAll}</a>
        </p>
      )}
      {view.items.length === 0 && !view.previous
        ? (
          <Empty title={sales.none.title}>
            <p>{sales.none.text}</p>
            <p>
              <a class="button button-primary" href="/sell">{sales.none.action}</a>
            </p>
          </Empty>
        )
        : (
          <ul class="rows slim-list">
            {view.items.map((sale) => (
              <li key={sale.ticket.id}>
                <SaleRow sale={sale} manner={view.manner} />
              </li>
            ))}
          </ul>
        )}
      <Pager previous={view.previous} next={view.next} label={sales.pages} words={words} />
    </>
  );
}

function SaleRow(
  { sale: { ticket, refunded, share, count, sold, orders }, manner }: {
    sale: SaleItem;
    manner: Manner;
  },
) {
  const { words } = manner;
  const badge = refunded ? orderBadges.refunded : ticketBadgeFor(ticket.state, true);
  const word = refunded
    ? orderWord("refunded", "seller", words)
    : words.ticket.states[ticket.state];
  return (
    <SlimTicket
      href={`/tickets/${ticket.id}`}
      concert={ticket}
      place={seatText(ticket, words)}
      each={count > 1 ? words.sales.each : undefined}
      tone={badge.tone}
      manner={manner}
    >
      {share && (
        <span class="small">
          {fill(words.fees.yourShare, { share: moneyText(share, manner.locale) })}
        </span>
      )}
      <StatusBadge badge={badge} word={word} />
      {count > 1 && (
        <span class="small">
          {fill(formFor(words.sales.soldOf, sold, manner.locale), { sold, n: count })}
        </span>
      )}
      {orders.map(({ id, payout, claimed }, i) => (
        <div key={id} class="sale">
          {payout && <SalePayout view={payout} asks={false} manner={manner} />}
          <a class="tap above" href={`/orders/${id}`}>
            {orders.length === 1 ? words.sales.seeSale : fill(words.sales.seeSaleOf, { n: i + 1 })}
          </a>
          {claimed && (
            <a class="tap above" href={`/orders/${id}/claim`}>
              {words.claims.links[claimed === "open" ? "answer" : "seller"]}
            </a>
          )}
        </div>
      ))}
    </SlimTicket>
  );
}
