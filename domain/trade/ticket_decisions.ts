/** A seller's decisions about a listing: edit, withdraw. Pure; the time is in the world. */
import { says } from "#words/problems.ts";
import assert from "node:assert/strict";
import { contentOf, sameWords } from "../decisions/content.ts";
import { type Decision, refusalIn } from "./decision.ts";
import { done, isDone, refused, stepOf, withListingEvent } from "./listing_decision.ts";
import { resolveHolder } from "./order_decisions.ts";
import type { OrderRules } from "./order_steps.ts";
import type { Settings } from "../ports/settings.ts";
import type { Refusal, RefusalCode } from "../refusals.ts";
import type { World } from "./world.ts";
import { refusesListing } from "../tickets/input.ts";
import type { Listing } from "../tickets/listing.ts";
import type { ListingRules } from "../tickets/listing_rules.ts";
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

const updated = (world: World): World => withListingEvent(world, "ticket:updated");

const unknown = (step: string): Error =>
  new assert.AssertionError({ message: `no decision runs step "${step}" on a ticket` });
