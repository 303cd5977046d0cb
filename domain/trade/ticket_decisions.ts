/** Decisions about a listing's tickets: edit, withdraw, review, take off. Pure; the time is in the world. */
import { says } from "#words/problems.ts";
import assert from "node:assert/strict";
import { contentOf, sameWords } from "../decisions/content.ts";
import { type Decision, refusalIn } from "./decision.ts";
import { resolveHolder } from "./order_decisions.ts";
import { letGo, type OrderRules } from "./order_steps.ts";
import type { Settings } from "../ports/settings.ts";
import type { Refusal, RefusalCode } from "../refusals.ts";
import { ok } from "../result.ts";
import { withEvent, type World } from "./world.ts";
import { refusesListing } from "../tickets/input.ts";
import type { Listing } from "../tickets/listing.ts";
import type { ListingRules } from "../tickets/listing_rules.ts";
import {
  type TicketAction,
  ticketMachine,
  ticketStateOf,
  type TicketStep,
} from "./ticket_machine.ts";
import { blocksBarcode, type Seat } from "../tickets/seat.ts";

/** What an edit may change. The barcodes are sealed already and come with their hashes. */
export interface ListingChange {
  shared: Partial<
    Pick<
      Listing,
      | "concertId"
      | "title"
      | "description"
      | "venue"
      | "city"
      | "startsAt"
      | "timeZone"
      | "section"
      | "row"
      | "faceValue"
      | "paidFees"
      | "price"
      | "split"
    >
  >;
  /** Of the concert that it is for after the change. */
  country: string | null;
  seats:
    readonly ({ id: string } & Partial<Pick<Seat, "seat" | "code" | "codeHash" | "codeType">>)[];
}

type Rules = OrderRules & ListingRules & Pick<Settings, "moderation">;

const refused = (world: World, refusal: Refusal | RefusalCode): Decision<Listing> => ({
  world,
  answer: { ok: false, refusal: typeof refusal === "string" ? { code: refusal } : refusal },
});

const done = (world: World): Decision<Listing> => ({ world, answer: ok(world.listing!) });

/** The step of a seat in the table. */
const stepOf = (listing: Listing, seat: Seat, action: TicketAction, now: number): TicketStep =>
  ticketMachine[ticketStateOf({ ...seat, startsAt: listing.startsAt }, now)][action];

/** The seller cannot change these any more. */
const isDone = ({ status }: Seat): boolean => status === "sold" || status === "withdrawn";

/**
 * Clears the way for a change of `targets`: orders that hold any seat of the listing are asked. Tickets that
 * are sold or withdrawn stay as they are, unless there is nothing else to change. `world: null`: nothing to do.
 */
function clearWay(
  world: World,
  targets: readonly Seat[],
  action: "edit" | "withdraw",
  rules: OrderRules,
): { world: World | null; refusal?: RefusalCode } {
  const listing = world.listing!;
  if (targets.every(isDone)) {
    const steps = targets.map((seat) => stepOf(listing, seat, action, world.now));
    const refusals = steps.map(refusalIn).filter((code) => code !== null);
    return refusals.length > 0 ? { world, refusal: refusals[0] } : { world: null };
  }
  const asked = listing.seats.some((seat) =>
    stepOf(listing, seat, action, world.now) === "ask_order"
  );
  return asked ? resolveHolder(world, rules) : { world };
}

/** Why this change of a listing is refused, whoever holds its tickets; null if that decides. */
export function refusesEdit(
  before: Listing,
  change: ListingChange,
  version: number,
  now: number,
  rules: Rules,
): Refusal | null {
  if (before.version !== version) return { code: "version_mismatch" };
  const seats = before.seats.map((seat) => ({
    ...seat,
    ...change.seats.find(({ id }) => id === seat.id),
  }));
  // Otherwise a barcode that a moderator has refused could be listed again.
  const barred = change.seats.findIndex(({ id, codeHash }) =>
    before.seats.some((seat) =>
      seat.id === id && seat.barred && codeHash !== undefined && codeHash !== seat.codeHash
    )
  );
  if (barred >= 0) {
    const errors = [{ path: `tickets.${barred}.code`, message: says("code_barred") }];
    return { code: "invalid", errors };
  }
  const twice = change.seats.findIndex(({ id, codeHash }) =>
    seats.some((other) => other.id !== id && other.codeHash === codeHash && blocksBarcode(other))
  );
  if (twice >= 0) {
    const errors = [{ path: `tickets.${twice}.code`, message: says("code_twice") }];
    return { code: "invalid", errors };
  }
  // What is sold was sold for this concert.
  const { concertId = before.concertId } = change.shared;
  if (concertId !== before.concertId && before.seats.some(({ status }) => status === "sold")) {
    return { code: "ticket_locked", detail: says("concert_stays") };
  }
  return refusesListing(
    { ...before, ...change.shared },
    seats.length,
    change.country,
    now,
    rules,
  );
}

/** The seller changes what is not sold yet. */
export function decideEdit(
  world: World,
  change: ListingChange,
  version: number,
  rules: Rules,
): Decision<Listing> {
  const before = world.listing!;
  const problem = refusesEdit(before, change, version, world.now, rules);
  if (problem) return refused(world, problem);
  const named = before.seats.filter(({ id }) => change.seats.some((one) => one.id === id));
  const met = clearWay(
    world,
    named.some(isDone) ? named.filter(isDone) : before.seats,
    "edit",
    rules,
  );
  if (met.refusal) return refused(met.world ?? world, met.refusal);
  return done(edited(met.world ?? world, change, rules));
}

function edited(world: World, { shared, seats }: ListingChange, rules: Rules): World {
  const before = world.listing!;
  const after: Listing = {
    ...before,
    ...shared,
    retired: false,
    seats: before.seats.map((seat) => ({ ...seat, ...seats.find(({ id }) => id === seat.id) })),
  };
  const reworded = rules.moderation && !sameWords(contentOf(before), contentOf(after));
  const statusOf = (seat: Seat): Seat["status"] => {
    if (isDone(seat)) return seat.status;
    const step = stepOf(before, seat, "edit", world.now);
    switch (step) {
      case "pending":
        return "pending";
      case "changed":
      case "changed_if_future": // `refusesListing` has checked the start
        return reworded ? "pending" : seat.status;
      default:
        throw unknown(step);
    }
  };
  const changed = after.seats.map((seat, at) => ({ ...seat, status: statusOf(before.seats[at]) }));
  return updated({ ...world, listing: { ...after, seats: changed } });
}

/** The seller withdraws these tickets. */
export function decideWithdraw(
  world: World,
  ticketIds: readonly string[],
  rules: OrderRules,
): Decision<Listing> {
  const isTarget = ({ id }: Seat) => ticketIds.includes(id);
  const met = clearWay(world, world.listing!.seats.filter(isTarget), "withdraw", rules);
  if (met.refusal) return refused(met.world ?? world, met.refusal);
  if (!met.world) return done(world);
  const { listing, now } = met.world;
  const seats = listing!.seats.map((seat): Seat => {
    if (!isTarget(seat) || isDone(seat)) return seat;
    const step = stepOf(listing!, seat, "withdraw", now);
    if (step !== "withdrawn") throw unknown(step);
    return { ...seat, status: "withdrawn" };
  });
  return done(updated({ ...met.world, listing: { ...listing!, seats } }));
}

/** A moderator approves a listing that waits, or rejects one that waits or is on offer. */
export function decideReview(
  world: World,
  decision: "approve" | "reject",
  version: number,
  rules: OrderRules,
): Decision<Listing> {
  if (world.listing!.version !== version) return refused(world, "version_mismatch");
  if (decision === "reject") return takeDown(world, "moderate", "rejected", rules);
  return done(
    reviewed(
      world,
      (seat) =>
        stepOf(world.listing!, seat, "moderate", world.now) === "reviewed" ? "available" : null,
    ),
  );
}

/** A moderator withdraws the listing for good; the seller cannot list it again. */
export function decideTakeOff(world: World, version: number, rules: OrderRules): Decision<Listing> {
  if (world.listing!.version !== version) return refused(world, "version_mismatch");
  return takeDown(world, "take_off", "withdrawn", rules);
}

/** Rejects or withdraws all that is not sold. A claimed order must end first; another one is let go. */
function takeDown(
  world: World,
  action: "moderate" | "take_off",
  status: "rejected" | "withdrawn",
  rules: OrderRules,
): Decision<Listing> {
  const steps = world.listing!.seats.map((seat) => ({
    seat,
    step: stepOf(world.listing!, seat, action, world.now),
  }));
  const open = steps.filter(({ seat, step }) => !isDone(seat) && step !== "nothing");
  const locked = (open.length > 0 ? open : steps).map(({ step }) => refusalIn(step))
    .find((refusal) => refusal !== null);
  if (locked) return refused(world, locked);
  if (open.length === 0) return done(world);
  const lives = open.some(({ step }) => step === "taken_down" || step === "taken_off");
  const lapsed = open.some(({ step }) => step === "ask_order");
  const met = lives
    ? { world: letGo(world, "rival", "moderator", rules) }
    : lapsed
    ? resolveHolder(world, rules)
    : { world };
  const ids = open.map(({ seat }) => seat.id);
  return done(reviewed(met.world, ({ id }) => ids.includes(id) ? status : null));
}

const updated = (world: World): World => note(world, "ticket:updated");

const reviewEvents = {
  available: "ticket:approved",
  rejected: "ticket:rejected",
  withdrawn: "ticket:taken_down",
} as const;

/**
 * Sets the status of the seats that `becomes` names; the same world if it names none. Bars the barcode of a
 * rejected or withdrawn ticket, unless another listing may use it already.
 */
function reviewed(
  world: World,
  becomes: (seat: Seat) => keyof typeof reviewEvents | null,
): World {
  const before = world.listing!;
  const [status] = before.seats.map(becomes).filter((one) => one !== null);
  if (!status) return world;
  const barred = (seat: Seat) => status !== "available" && blocksBarcode(seat);
  const seats = before.seats.map((seat) =>
    becomes(seat) === null ? seat : { ...seat, status, barred: barred(seat) }
  );
  return note({ ...world, listing: { ...before, seats } }, reviewEvents[status]);
}

function note(
  world: World,
  name: "ticket:updated" | typeof reviewEvents[keyof typeof reviewEvents],
): World {
  const { id, version } = world.listing!;
  return withEvent(world, { name, payload: { ticketId: id, version: version + 1 } });
}

const unknown = (step: string): Error =>
  new assert.AssertionError({ message: `no decision runs step "${step}" on a ticket` });
