/** Decisions about a ticket: edit, withdraw, review, take off. Pure; the time is in the world. */
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
import type { ListingRules } from "../tickets/listing_rules.ts";
import { ticketMachine, ticketStateOf } from "./ticket_machine.ts";
import { blocksBarcode, type Ticket } from "../tickets/ticket.ts";

/** What an edit may change. The barcode is sealed already and comes with its hash. */
export type TicketChange = Partial<
  Pick<
    Ticket,
    | "concertId"
    | "title"
    | "description"
    | "venue"
    | "city"
    | "startsAt"
    | "timeZone"
    | "section"
    | "row"
    | "seat"
    | "faceValue"
    | "price"
    | "code"
    | "codeHash"
    | "codeType"
  >
>;

type Rules = OrderRules & ListingRules & Pick<Settings, "moderation">;

const refused = (world: World, refusal: Refusal | RefusalCode): Decision<Ticket> => ({
  world,
  answer: { ok: false, refusal: typeof refusal === "string" ? { code: refusal } : refusal },
});

const done = (world: World): Decision<Ticket> => ({ world, answer: ok(world.ticket!) });

export function decideEdit(
  world: World,
  change: TicketChange,
  version: number,
  rules: Rules,
): Decision<Ticket> {
  const ticket = world.ticket!;
  if (ticket.version !== version) return refused(world, "version_mismatch");
  const changed: Ticket = { ...ticket, ...change };
  // Otherwise a barcode that a moderator has refused could be listed again.
  if (ticket.barred && changed.codeHash !== ticket.codeHash) {
    const errors = [{ path: "code", message: says("code_barred") }];
    return refused(world, { code: "invalid", errors });
  }
  const problem = refusesListing(changed, world.now, rules);
  if (problem) return refused(world, problem);
  const step = ticketMachine[ticketStateOf(ticket, world.now)].edit;
  switch (step) {
    case "pending":
      return done(updated({ ...world, ticket: { ...changed, status: "pending", retired: false } }));
    case "changed":
    case "changed_if_future": // `refusesListing` has checked the start
      return done(edited(world, change, rules));
    case "ask_order": {
      const met = resolveHolder(world, rules);
      return met.refusal ? refused(met.world, met.refusal) : done(edited(met.world, change, rules));
    }
    default:
      return refused(world, refusalOf(step));
  }
}

function edited(world: World, change: TicketChange, rules: Rules): World {
  const before = world.ticket!;
  const ticket: Ticket = { ...before, ...change, retired: false };
  const reworded = !sameWords(contentOf(before), contentOf(ticket));
  const status = rules.moderation && reworded ? "pending" : ticket.status;
  return updated({ ...world, ticket: { ...ticket, status } });
}

/** The seller withdraws the ticket. */
export function decideWithdraw(world: World, rules: OrderRules): Decision<Ticket> {
  const step = ticketMachine[ticketStateOf(world.ticket!, world.now)].withdraw;
  switch (step) {
    case "nothing":
      return done(world);
    case "withdrawn":
      return done(withStatus(world, "withdrawn"));
    case "ask_order": {
      const met = resolveHolder(world, rules);
      return met.refusal
        ? refused(met.world, met.refusal)
        : done(withStatus(met.world, "withdrawn"));
    }
    default:
      return refused(world, refusalOf(step));
  }
}

/** A moderator approves a pending ticket, or rejects a pending or listed one. */
export function decideReview(
  world: World,
  decision: "approve" | "reject",
  version: number,
  rules: OrderRules,
): Decision<Ticket> {
  const ticket = world.ticket!;
  if (ticket.version !== version) return refused(world, "version_mismatch");
  const step = ticketMachine[ticketStateOf(ticket, world.now)].moderate;
  if (decision === "approve") {
    return step === "reviewed" ? done(reviewed(world, "available")) : done(world);
  }
  switch (step) {
    case "nothing":
      return done(world);
    case "reviewed":
    case "rejected":
      return done(reviewed(world, "rejected"));
    case "taken_down":
      return done(reviewed(letGo(world, "rival", "moderator", rules), "rejected"));
    case "ask_order": {
      const met = resolveHolder(world, rules);
      return met.refusal ? refused(met.world, met.refusal) : done(reviewed(met.world, "rejected"));
    }
    default:
      return refused(world, refusalOf(step));
  }
}

/** A moderator withdraws the ticket for good; the seller cannot list it again. */
export function decideTakeOff(world: World, version: number, rules: OrderRules): Decision<Ticket> {
  const ticket = world.ticket!;
  if (ticket.version !== version) return refused(world, "version_mismatch");
  const step = ticketMachine[ticketStateOf(ticket, world.now)].take_off;
  switch (step) {
    case "nothing":
      return done(world);
    case "withdrawn":
      return done(reviewed(world, "withdrawn"));
    case "taken_off":
      return done(reviewed(letGo(world, "rival", "moderator", rules), "withdrawn"));
    case "ask_order": {
      const met = resolveHolder(world, rules);
      return met.refusal ? refused(met.world, met.refusal) : done(reviewed(met.world, "withdrawn"));
    }
    default:
      return refused(world, refusalOf(step));
  }
}

const withStatus = (world: World, status: Ticket["status"]): World =>
  updated({ ...world, ticket: { ...world.ticket!, status } });

const updated = (world: World): World => note(world, "ticket:updated");

const reviewEvents = {
  available: "ticket:approved",
  rejected: "ticket:rejected",
  withdrawn: "ticket:taken_down",
} as const;

/** Bars the barcode of a rejected or withdrawn ticket, unless another listing may use it already. */
function reviewed(world: World, status: keyof typeof reviewEvents): World {
  const before = world.ticket!;
  const barred = status !== "available" && blocksBarcode(before);
  return note({ ...world, ticket: { ...before, status, barred } }, reviewEvents[status]);
}

function note(
  world: World,
  name: "ticket:updated" | typeof reviewEvents[keyof typeof reviewEvents],
): World {
  const { id, version } = world.ticket!;
  return withEvent(world, { name, payload: { ticketId: id, version: version + 1 } });
}

function refusalOf(step: string): RefusalCode {
  const refusal = refusalIn(step);
  assert(refusal, `no decision runs step "${step}" on a ticket`);
  return refusal;
}
