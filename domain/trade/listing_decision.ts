/** What the decisions about a listing have in common: its sellers' and moderators' alike. Pure. */
import type { Decision } from "./decision.ts";
import type { Refusal, RefusalCode } from "../refusals.ts";
import { ok } from "../result.ts";
import type { Listing } from "../tickets/listing.ts";
import type { Seat } from "../tickets/seat.ts";
import {
  type TicketAction,
  ticketMachine,
  ticketStateOf,
  type TicketStep,
} from "./ticket_machine.ts";
import { withEvent, type World } from "./world.ts";

export const refused = (world: World, refusal: Refusal | RefusalCode): Decision<Listing> => ({
  world,
  answer: { ok: false, refusal: typeof refusal === "string" ? { code: refusal } : refusal },
});

export const done = (world: World): Decision<Listing> => ({ world, answer: ok(world.listing!) });

/** The step of a seat in the table. */
export const stepOf = (
  listing: Listing,
  seat: Seat,
  action: TicketAction,
  now: number,
): TicketStep => ticketMachine[ticketStateOf({ ...seat, startsAt: listing.startsAt }, now)][action];

/** The seller cannot change these any more. */
export const isDone = ({ status }: Seat): boolean => status === "sold" || status === "withdrawn";

/** The world with an event about its listing, as this decision leaves it. */
export function withListingEvent(
  world: World,
  name: "ticket:updated" | "ticket:approved" | "ticket:rejected" | "ticket:taken_down",
): World {
  const { id, version } = world.listing!;
  return withEvent(world, { name, payload: { ticketId: id, version: version + 1 } });
}
