/** Lists of a person's own: orders, and tickets for sale. */
import { Empty, Money, Pager, StatusBadge, Title, When } from "./Bits.tsx";
import { type Amount, clockTime, type Manner } from "./format.ts";
import type { TicketView } from "./TicketCard.tsx";
import { type OrderBadgeName, orderBadges, ticketBadges } from "./words.ts";

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
  return (
    <>
      <Title text="Your orders" />
      <h1>Your orders</h1>
      {view.items.length === 0 && !view.previous
        ? (
          <Empty title="No orders yet">
            <p>Tickets that you reserve or buy appear here.</p>
            <p>
              <a class="button button-primary" href="/">Find a ticket</a>
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
      <Pager previous={view.previous} next={view.next} label="Pages of your orders" />
    </>
  );
}

function OrderRow({ order, manner }: { order: OrderItem; manner: Manner }) {
  const held = order.badge === "created" || order.badge === "awaiting:payment";
  return (
    <div class="row">
      <div>
        <h2 class="row-title">
          <a href={`/orders/${order.id}`}>{order.title}</a>
        </h2>
        <p>
          {order.venue}, {order.city},{" "}
          <When at={order.startsAt} timeZone={order.timeZone} manner={manner} />
        </p>
      </div>
      <div class="row-end">
        <Money value={order.price} manner={manner} />
        <StatusBadge badge={orderBadges[order.badge]} />
        {held && <span class="quiet small">until {clockTime(order.expiresAt, manner)}</span>}
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
  return (
    <>
      <Title text="Your sales" />
      <h1>Your sales</h1>
      {view.items.length === 0 && !view.previous
        ? (
          <Empty title="Nothing for sale yet">
            <p>Tickets that you list appear here, and what they sold for.</p>
            <p>
              <a class="button button-primary" href="/sell">Sell a ticket</a>
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
      <Pager previous={view.previous} next={view.next} label="Pages of your sales" />
    </>
  );
}

function SaleRow({ sale: { ticket, orderId }, manner }: { sale: SaleItem; manner: Manner }) {
  return (
    <div class="row">
      <div>
        <h2 class="row-title">
          <a href={`/tickets/${ticket.id}`}>{ticket.title}</a>
        </h2>
        <p>
          {ticket.venue}, {ticket.city},{" "}
          <When at={ticket.startsAt} timeZone={ticket.timeZone} manner={manner} />
        </p>
      </div>
      <div class="row-end">
        <Money value={ticket.price} manner={manner} />
        <StatusBadge badge={ticketBadges[ticket.state]} />
        {orderId && <a href={`/orders/${orderId}`}>See the sale</a>}
      </div>
    </div>
  );
}
