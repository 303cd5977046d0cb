/** The live state of an order: also a change of its payments or of its concert changes what its page shows. */
import { type Concert, concerts } from "#domain/concerts/concert.ts";
import { type Order, orders, shownOrderStatus } from "#domain/orders/order.ts";
import { type Payment, payments } from "#domain/payments/payment.ts";
import { instantOut } from "../api/resources.ts";
import type { Ctx } from "../request/state.ts";
import type { Frame } from "./event_stream.ts";
import { events, stateId } from "./feeds.ts";

export interface OrderAround {
  order: Order;
  /** All attempts to pay it. */
  payments: readonly Payment[];
  /** The one that its concert is part of now; null: it is from before there were concerts. */
  concert: Concert | null;
}

export function orderEvents(ctx: Pick<Ctx, "req" | "state">, first: OrderAround): Response {
  const { store } = ctx.state.system;
  return events(ctx, (stream) => {
    const paid = new Map(first.payments.map((payment) => [payment.id, payment]));
    let { order, concert } = first;
    let sent = "";
    const send = () => {
      const frame = orderFrame({ order, payments: [...paid.values()], concert }, store.now());
      if (frame.id === sent) return;
      sent = frame.id;
      stream.put(order.id, frame);
    };
    const followed = new Set<string>();
    let open = true;
    const ends = [() => {
      open = false;
    }];
    const mayFollow = (id: string) => {
      const may = open && !followed.has(id);
      followed.add(id);
      return may;
    };
    const followPayment = (id: string) => {
      if (!mayFollow(id)) return;
      ends.push(store.watches.watch(payments, id, (value) => {
        if (!value || value.version < (paid.get(id)?.version ?? 0)) return;
        paid.set(id, value);
        send();
      }));
    };
    const followConcert = (id: string) => {
      if (!mayFollow(id)) return;
      ends.push(store.watches.watch(concerts, id, (value) => {
        if (!value || value.id === concert?.id && value.version < concert.version) return;
        // The other one is told of once it is read.
        if (value.mergedInto !== null) return followConcert(value.mergedInto);
        concert = value;
        send();
      }));
    };
    ends.push(store.watches.watch(orders, order.id, (value) => {
      // A watch may still deliver a state from before the read.
      if (!value || value.version < order.version) return;
      order = value;
      if (order.paymentId !== null) followPayment(order.paymentId);
      send();
    }));
    for (const { id } of first.payments) followPayment(id);
    if (concert) followConcert(concert.id);
    send();
    return ends;
  });
}

function orderFrame(around: OrderAround, now: number): Frame {
  const { id, version, expiresAt } = around.order;
  const { status, cancelReason } = shownOrderStatus(around.order, now);
  return {
    event: "order",
    id: orderState(around, now),
    data: {
      id,
      status,
      cancelReason: cancelReason ?? undefined,
      expiresAt: instantOut(expiresAt),
      version,
      now: instantOut(now),
      spreadMs: 0,
    },
  };
}

/** Names the state that a page or an event shows. */
export function orderState({ order, payments, concert }: OrderAround, now: number): string {
  const paid = payments.reduce((sum, { version }) => sum + version, 0);
  const parts = [shownOrderStatus(order, now).status, paid, concert?.id, concert?.version];
  return stateId(order.version, parts.filter((part) => part !== undefined).join("-"));
}
