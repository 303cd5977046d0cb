/** A moderator's decisions about a listing: approve, reject, take off. Pure; the time is in the world. */
import { type Decision, refusalIn } from "./decision.ts";
import { done, isDone, refused, stepOf, withListingEvent } from "./listing_decision.ts";
import { resolveHolder } from "./order_decisions.ts";
import { letGo, type OrderRules } from "./order_steps.ts";
import type { Listing } from "../tickets/listing.ts";
import { blocksBarcode, type Seat } from "../tickets/seat.ts";
import type { World } from "./world.ts";

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
  return withListingEvent({ ...world, listing: { ...before, seats } }, reviewEvents[status]);
}
