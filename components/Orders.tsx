/** Lists of a person's own: orders, and tickets for sale. */
import { Empty, Money, Pager, StatusBadge, Title, When } from "./Bits.tsx";
import { fill } from "#words/fill.ts";
import { type Amount, clockTime } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { type OrderBadgeName, orderBadges, ticketBadges } from "./badges.ts";
import type { TicketView } from "./TicketCard.tsx";

interface Paged<T> {
  items: T[];
  previous?: string;
  next?: string;
  manner: Manner;
}

export interface OrderItem {
  id: string;
  title: string;
  venue: string;
  city: string;
  startsAt: number;
  timeZone: string;
  price: Amount;
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
          <ul class="rows">
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
  return (
    <div class="row">
      <div>
        <h2 class="row-title">
          <a href={`/orders/${order.id}`}>{order.title}</a>
        </h2>
        <p>
          {fill(words.ticket.where, order)},{" "}
          <When at={order.startsAt} timeZone={order.timeZone} manner={manner} />
        </p>
      </div>
      <div class="row-end">
        <Money value={order.price} manner={manner} />
        <StatusBadge badge={orderBadges[order.badge]} word={words.order.states[order.badge]} />
        {held && (
          <span class="quiet small">
            {fill(words.orders.until, { time: clockTime(order.expiresAt, manner) })}
          </span>
        )}
      </div>
    </div>
  );
}

export interface SaleItem {
  ticket: TicketView;
  /** The order that bought it. */
  orderId: string | null;
}

export function Sales({ view }: { view: Paged<SaleItem> }) {
  const { words } = view.manner;
  const { sales } = words;
  return (
    <>
      <Title text={sales.title} words={words} />
      <h1>{sales.title}</h1>
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
          <ul class="rows">
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

function SaleRow({ sale: { ticket, orderId }, manner }: { sale: SaleItem; manner: Manner }) {
  const { words } = manner;
  return (
    <div class="row">
      <div>
        <h2 class="row-title">
          <a href={`/tickets/${ticket.id}`}>{ticket.title}</a>
        </h2>
        <p>
          {fill(words.ticket.where, ticket)},{" "}
          <When at={ticket.startsAt} timeZone={ticket.timeZone} manner={manner} />
        </p>
      </div>
      <div class="row-end">
        <Money value={ticket.price} manner={manner} />
        <StatusBadge badge={ticketBadges[ticket.state]} word={words.ticket.states[ticket.state]} />
        {orderId && <a href={`/orders/${orderId}`}>{words.sales.seeSale}</a>}
      </div>
    </div>
  );
}
