/** Listing, editing and withdrawing: one transaction each. */
import { concertAfter, describedBy, findOrMakeConcert } from "../concerts/find_or_make.ts";
import { copyOf, inStep, noteListing, openConcert } from "../concerts/listing.ts";
import { emit } from "../events.ts";
import { keepAnswer, mustBeNew, type Once } from "../idempotency/once.ts";
import { showInLists } from "../offerings/refresh.ts";
import { requirePermit } from "../permissions/guard.ts";
import type { Services } from "../ports/services.ts";
import type { Refusal } from "../refusals.ts";
import { ok, refuse, type Result } from "../result.ts";
import { asSeen } from "../text.ts";
import { commitWorld, loadTicketWorld } from "../world_store.ts";
import type { World } from "../trade/world.ts";
import type { Decision } from "../trade/decision.ts";
import { decideEdit, decideWithdraw, type TicketChange } from "../trade/ticket_decisions.ts";
import { isError, type UniqueTaken } from "#store/base/errors.ts";
import { refusesCode, refusesListing, type TicketInput, type TicketPatch } from "./input.ts";
import { listingRulesOf } from "./listing_rules.ts";
import { type Ticket, tickets } from "./ticket.ts";

/** The context that a ticket's barcode is sealed with. */
export const codeContext = (ticketId: string): string => `ticket:${ticketId}`;

/**
 * The digest that identifies a barcode. Contents that differ only in invisible characters and kinds of
 * blanks count as the same barcode, so that none is sold twice. The content itself is stored unchanged.
 */
export const codeDigest = (x: Services, code: string): Promise<string> =>
  x.secrets.digest(asSeen(code), "barcode");

/** The digest of older versions, in which invisible characters and kinds of blanks made a difference. */
const formerDigest = (x: Services, code: string): Promise<string> =>
  x.secrets.digest(code.normalize("NFC").trim(), "barcode");

/** Lists a ticket; with moderation on it is pending at first. */
export async function listTicket(
  x: Services,
  sellerId: string,
  input: TicketInput,
  once?: Once<Ticket>,
): Promise<Result<Ticket>> {
  const problem = refusesCode(input);
  if (problem) return { ok: false, refusal: problem };
  const { code, country, ...rest } = input;
  const described = await findOrMakeConcert(x, { ...describedBy(input), country }, sellerId);
  if (!described.ok) return described;
  const id = x.store.newId();
  const [sealed, codeHash, former] = await Promise.all([
    x.secrets.seal(code, codeContext(id)),
    codeDigest(x, code),
    formerDigest(x, code),
  ]);
  const rules = listingRulesOf(x);
  const listed = await refusingTakenCode(() =>
    x.store.transact(async (tx): Promise<Result<Ticket>> => {
      const taken = await tx.find(tickets, "code", [codeHash]) ??
        (former !== codeHash && await tx.find(tickets, "code", [former]));
      const concert = await openConcert(tx, described.value.id);
      const fresh = await mustBeNew(tx, x, once);
      if (!fresh.ok) return fresh;
      if (!concert.ok) return concert;
      const listing = { ...rest, ...copyOf(concert.value) };
      const problem = refusesListing(listing, tx.now, rules);
      if (problem) return { ok: false, refusal: problem };
      if (taken) return refuse("code_already_listed");
      const ticket = tx.create(tickets, {
        ...listing,
        id,
        sellerId,
        status: x.settings.moderation ? "pending" : "available",
        orderId: null,
        heldUntil: null,
        unpaidAt: [],
        code: sealed,
        codeHash,
        barred: false,
        retired: false,
      });
      noteListing(tx, concert.value, ticket);
      emit(tx, { name: "ticket:created", payload: { ticketId: id, version: ticket.version } });
      await keepAnswer(tx, x, once, ticket);
      return { ok: true, value: ticket };
    })
  );
  if (listed.ok) await showInLists(x, described.value.id);
  return listed;
}

/** Changes a listing that nobody holds; `version`: the version that the seller saw. */
export async function editTicket(
  x: Services,
  userId: string,
  ticketId: string,
  patch: TicketPatch,
  version: number,
): Promise<Result<Ticket>> {
  const found = await findOwn(x, userId, ticketId);
  if (!found.ok) return found;
  // With this version the barcode cannot change before the transaction, which checks the version again.
  if (found.value.version !== version) return refuse("version_mismatch");
  const problem = await refusesPatchedCode(x, found.value, patch);
  if (problem) return { ok: false, refusal: problem };
  const meant = await concertAfter(x, found.value, patch);
  if (!meant.ok) return meant;
  const { code, country: _, ...rest } = patch;
  const change: TicketChange = { ...rest };
  if (code !== undefined) {
    change.code = await x.secrets.seal(code, codeContext(ticketId));
    const former = await formerDigest(x, code);
    // An unchanged barcode keeps its old digest.
    change.codeHash = former === found.value.codeHash ? former : await codeDigest(x, code);
    const other = await x.store.find(tickets, "code", [former]);
    if (other && other.id !== ticketId) return refuse("code_already_listed");
  }
  return await refusingTakenCode(() =>
    x.store.transact(async (tx) => {
      const read = await loadTicketWorld(tx, ticketId);
      if (!read.ticket) return refuse("not_found");
      const concert = await openConcert(tx, meant.value.id);
      if (!concert.ok) return concert;
      // A listing that its concert's correction has not reached yet: that is no change by the seller.
      const stays = read.ticket.concertId === concert.value.id;
      const world = stays ? inStep(read, concert.value) : read;
      const whole = { ...change, ...copyOf(concert.value) };
      const decision = decideEdit(world, whole, version, listingRulesOf(x));
      const { ticket } = commitWorld(tx, world, decision.world);
      if (!decision.answer.ok) return decision.answer;
      noteListing(tx, concert.value, ticket!);
      return ok(ticket!);
    })
  );
}

/** Checks content and format of the barcode together, also if only one of them changes. */
async function refusesPatchedCode(
  x: Services,
  ticket: Ticket,
  patch: TicketPatch,
): Promise<Refusal | null> {
  if (patch.code === undefined && patch.codeType === undefined) return null;
  return refusesCode({
    code: patch.code ?? await x.secrets.open(ticket.code, codeContext(ticket.id)),
    codeType: patch.codeType ?? ticket.codeType,
  });
}

/** Withdraws a listing for good. Returns an already withdrawn ticket unchanged. */
export async function withdrawTicket(
  x: Services,
  userId: string,
  ticketId: string,
): Promise<Result<Ticket>> {
  const found = await findOwn(x, userId, ticketId);
  if (!found.ok) return found;
  return await decideOn(x, ticketId, (world) => decideWithdraw(world, x.settings));
}

/** The ticket, if the user may change it. */
async function findOwn(x: Services, userId: string, ticketId: string): Promise<Result<Ticket>> {
  const found = await x.store.get(tickets, ticketId);
  if (!found) return refuse("not_found");
  const may = await requirePermit(x, userId, "edit", { namespace: "Ticket", value: found });
  return may.ok ? ok(found) : may;
}

async function decideOn(
  x: Services,
  ticketId: string,
  decide: (world: World) => Decision<Ticket>,
): Promise<Result<Ticket>> {
  return await x.store.transact(async (tx) => {
    const world = await loadTicketWorld(tx, ticketId);
    if (!world.ticket) return refuse("not_found");
    const decision = decide(world);
    const { ticket } = commitWorld(tx, world, decision.world);
    return decision.answer.ok ? ok(ticket!) : decision.answer;
  });
}

/** When two sellers list one barcode at the same moment, the slower commit fails on the unique index. */
async function refusingTakenCode(run: () => Promise<Result<Ticket>>): Promise<Result<Ticket>> {
  try {
    return await run();
  } catch (error) {
    if (isError<UniqueTaken>(error, "UniqueTaken") && error.index === "code") {
      return refuse("code_already_listed");
    }
    throw error;
  }
}
