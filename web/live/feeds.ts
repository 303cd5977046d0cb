/** What streams send: the public state of tickets. Never a barcode. */
import { type Listing, listings, ticketOf } from "#domain/tickets/listing.ts";
import { isHidden } from "#domain/tickets/seat.ts";
import { type Ticket, ticketState } from "#domain/tickets/ticket.ts";
import { feeRulesOf } from "#domain/tickets/listing_rules.ts";
import { type FeeRules, withFee } from "#domain/trade/fees.ts";
import type { Entity, Stored } from "#store/entity/mod.ts";
import { instantOut } from "../api/resources.ts";
import type { Ctx } from "../request/state.ts";
import type { EventStream, Frame } from "./event_stream.ts";
import { type Pass, streamHeaders } from "./streams.ts";

/** Reloads of a page per second that one change of its ticket may cause. */
const LOOKS_PER_SECOND = 500;
/** All clients reload within this time, however many there are. */
const MAX_SPREAD_MS = 4_000;

/** The live state of tickets. `gone`: the ticket has since been hidden from the viewer. */
export function ticketEvents(ctx: Pick<Ctx, "req" | "state">, shown: readonly Ticket[]): Response {
  const rules = feeRulesOf(ctx.state.system);
  const viewerId = ctx.state.signedIn?.user.id;
  return events(ctx, (stream) =>
    shown.map((ticket) => {
      // The viewer of a hidden ticket is its seller or a moderator, who go on seeing it.
      const seesAll = ticket.sellerId === viewerId || isHidden(ticket);
      const view = (listing: Listing) => ticketOf(listing, ticket.id)!;
      return follow(ctx, stream, listings, ticket.listingId, ticket, view, (value, now, viewers) =>
        !seesAll && isHidden(value)
          ? { event: "gone", id: "gone", data: { id: ticket.id } }
          : ticketFrame(value, { rules, now, viewers }));
    }));
}

/** Clients wait a random part of it before they reload, so that they do not all come at once. */
export const spreadMs = (viewers: number): number =>
  Math.min(MAX_SPREAD_MS, Math.round((viewers - 1) * 1000 / LOOKS_PER_SECOND));

function ticketFrame(
  ticket: Ticket,
  { rules, now, viewers }: { rules: FeeRules; now: number; viewers: number },
): Frame {
  const { id, version, startsAt, price } = ticket;
  const status = ticketState(ticket, now);
  const held = status === "reserved" && ticket.heldUntil !== null;
  return {
    event: "ticket",
    id: stateId(version, status),
    data: {
      id,
      status,
      heldUntil: held ? instantOut(ticket.heldUntil!) : undefined,
      startsAt: instantOut(startsAt),
      price,
      total: withFee(price, rules),
      version,
      now: instantOut(now),
      spreadMs: spreadMs(viewers),
    },
  };
}

/** Pages contain it too, so that they know whether they already show this state. */
export const stateId = (version: number, state: string): string => `${version}-${state}`;

/** Sends the value as it was read, then each later state. Returns a function that stops it. */
function follow<T extends Stored, V extends { id: string; version: number }>(
  { state: { system: { store } } }: Pick<Ctx, "state">,
  stream: EventStream,
  entity: Entity<T, string>,
  id: string,
  first: V,
  view: (value: T) => V,
  frameOf: (value: V, now: number, viewers: number) => Frame,
): () => void {
  let sent = { version: 0, id: "" };
  const send = (value: V) => {
    const frame = frameOf(value, store.now(), store.watches.watchersOf(entity, id));
    // A watch may still deliver a state from before the read.
    if (value.version < sent.version || frame.id === sent.id) return;
    sent = { version: value.version, id: frame.id };
    stream.put(value.id, frame);
  };
  const end = store.watches.watch(entity, id, (value) => value && send(view(value)));
  send(first);
  return end;
}

/** Opens a stream; a HEAD request gets its headers only. */
export function events(
  { req, state }: Pick<Ctx, "req" | "state">,
  begin: (stream: EventStream) => (() => void)[],
): Response {
  if (req.method === "HEAD") return new Response(null, { headers: streamHeaders });
  return state.system.streams.open(state.visitor.address, passOf(state), (stream) => {
    const ends = begin(stream);
    return () => ends.forEach((end) => end());
  });
}

/** A session or token may see more than visitors, but only while it is valid. */
function passOf({ signedIn, context }: Ctx["state"]): Pass | null {
  if (!signedIn) return null;
  const { user, session, clientId, scopes } = signedIn;
  return {
    key: `${user.id} ${session?.id ?? clientId} ${scopes?.join() ?? ""}`,
    async holds() {
      const now = await context.authenticateAgain();
      return now?.user.id === user.id && now.clientId === clientId &&
        (scopes ?? []).every((scope) => now.scopes?.includes(scope));
    },
  };
}
