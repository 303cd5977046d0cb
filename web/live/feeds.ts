/** What streams tell: the public state of tickets, and how an order stands. Never a barcode. */
import { type Order, orders, shownOrderStatus } from "#domain/orders/order.ts";
import {
  isHidden,
  shownStatus,
  type Ticket,
  tickets,
  ticketState,
} from "#domain/tickets/ticket.ts";
import type { Entity, Stored } from "#store/entity/mod.ts";
import { instantOut } from "../api/resources.ts";
import type { Ctx } from "../request/state.ts";
import type { EventStream, Frame } from "./event_stream.ts";
import { type Pass, streamHeaders } from "./streams.ts";

/** Looks per second that a crowd may take at a page after one change of its ticket. */
const LOOKS_PER_SECOND = 500;
/** A change is everybody's news within this time, however large the crowd. */
const MAX_SPREAD_MS = 4_000;

/** The live state of tickets; one that is hidden from the viewer meanwhile is `gone`. */
export function ticketEvents(ctx: Pick<Ctx, "req" | "state">, shown: readonly Ticket[]): Response {
  const viewerId = ctx.state.signedIn?.user.id;
  return events(ctx, (stream) =>
    shown.map((ticket) => {
      // A hidden one was shown to its seller or to a moderator, who go on seeing it.
      const seesAll = ticket.sellerId === viewerId || isHidden(ticket);
      return follow(ctx, stream, tickets, ticket, (value, now, viewers) =>
        !seesAll && isHidden(value)
          ? { event: "gone", id: "gone", data: { id: ticket.id } }
          : ticketFrame(value, now, viewers));
    }));
}

/** How one order stands. */
export function orderEvents(ctx: Pick<Ctx, "req" | "state">, order: Order): Response {
  return events(ctx, (stream) => [follow(ctx, stream, orders, order, orderFrame)]);
}

/** `spreadMs`: whoever looks at the page because of this waits a part of it, so that a crowd is no rush. */
function ticketFrame(ticket: Ticket, now: number, viewers: number): Frame {
  const { id, version, startsAt, price } = ticket;
  const status = shownStatus(ticket, now);
  const held = status === "reserved" && ticket.heldUntil !== null;
  return {
    event: "ticket",
    id: stateId(version, ticketState(ticket, now)),
    data: {
      id,
      status,
      heldUntil: held ? instantOut(ticket.heldUntil!) : undefined,
      startsAt: instantOut(startsAt),
      price,
      version,
      now: instantOut(now),
      spreadMs: Math.min(MAX_SPREAD_MS, Math.round((viewers - 1) * 1000 / LOOKS_PER_SECOND)),
    },
  };
}

function orderFrame(order: Order, now: number): Frame {
  const { id, version, expiresAt } = order;
  const { status, cancelReason } = shownOrderStatus(order, now);
  return {
    event: "order",
    id: stateId(version, status),
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

/** Also on the page, so that it knows whether it shows this state already. */
export const stateId = (version: number, state: string): string => `${version}-${state}`;

/** Tells the value as it was read, then each later state; returns what ends it. */
function follow<T extends Stored>(
  { state: { system: { store } } }: Pick<Ctx, "state">,
  stream: EventStream,
  entity: Entity<T, string>,
  first: T,
  frameOf: (value: T, now: number, viewers: number) => Frame,
): () => void {
  let told = { version: 0, id: "" };
  const tell = (value: T) => {
    const frame = frameOf(value, store.now(), store.watches.watchersOf(entity, value.id));
    // A watch may still tell what was before the read.
    if (value.version < told.version || frame.id === told.id) return;
    told = { version: value.version, id: frame.id };
    stream.put(value.id, frame);
  };
  const end = store.watches.watch(entity, first.id, (value) => value && tell(value));
  tell(first);
  return end;
}

/** A stream, or just its headers for who asks for no more. */
function events(
  { req, state }: Pick<Ctx, "req" | "state">,
  begin: (stream: EventStream) => (() => void)[],
): Response {
  if (req.method === "HEAD") return new Response(null, { headers: streamHeaders });
  return state.system.streams.open(state.visitor.address, passOf(state), (stream) => {
    const ends = begin(stream);
    return () => ends.forEach((end) => end());
  });
}

/** With a session or a token one may see more than visitors do, but only while it counts. */
function passOf({ signedIn, context }: Ctx["state"]): Pass | null {
  if (!signedIn) return null;
  const { user, session, clientId, scopes } = signedIn;
  return {
    key: `${user.id} ${session?.id ?? clientId} ${scopes?.join() ?? ""}`,
    async holds() {
      const now = await context.askAgain();
      return now?.user.id === user.id && now.clientId === clientId &&
        (scopes ?? []).every((scope) => now.scopes?.includes(scope));
    },
  };
}
