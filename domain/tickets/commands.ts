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
import { commitWorld, loadTicketWorld } from "../world_store.ts";
import type { World } from "../trade/world.ts";
import type { Decision } from "../trade/decision.ts";
import { decideEdit, decideWithdraw, type ListingChange } from "../trade/ticket_decisions.ts";
import { isError, type UniqueTaken } from "#store/base/errors.ts";
import { refusesCode, refusesListing, type TicketInput, type TicketPatch } from "./input.ts";
import { listingRulesOf } from "./listing_rules.ts";
import { type Listing, listings, ticketOf } from "./listing.ts";
import { codeContext, codeDigest, formerDigest } from "./codes.ts";
import { getTicket } from "./queries.ts";
import type { Ticket } from "./ticket.ts";

/** Lists a ticket; with moderation on it is pending at first. */
export async function listTicket(
  x: Services,
  sellerId: string,
  input: TicketInput,
  once?: Once<Ticket>,
): Promise<Result<Ticket>> {
  const problem = refusesCode(input);
  if (problem) return { ok: false, refusal: problem };
  const { code, codeType, seat, country, ...rest } = input;
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
      const taken = await tx.find(listings, "code", [codeHash]) ??
        (former !== codeHash && await tx.find(listings, "code", [former]));
      const concert = await openConcert(tx, described.value.id);
      const fresh = await mustBeNew(tx, x, once);
      if (!fresh.ok) return fresh;
      if (!concert.ok) return concert;
      const shared = { ...rest, ...copyOf(concert.value) };
      const problem = refusesListing(shared, tx.now, rules);
      if (problem) return { ok: false, refusal: problem };
      if (taken) return refuse("code_already_listed");
      const listing = tx.create(listings, {
        ...shared,
        id,
        sellerId,
        split: "any",
        unpaidAt: [],
        retired: false,
        seats: [{
          id,
          seat,
          status: x.settings.moderation ? "pending" : "available",
          orderId: null,
          heldUntil: null,
          code: sealed,
          codeHash,
          codeType,
          barred: false,
        }],
      });
      noteListing(tx, concert.value, listing);
      const ticket = ticketOf(listing, id)!;
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
  const { code, codeType, seat, country: _, ...shared } = patch;
  const changed: ListingChange["seats"][number] = { id: ticketId };
  if (codeType !== undefined) changed.codeType = codeType;
  if (seat !== undefined) changed.seat = seat;
  if (code !== undefined) {
    changed.code = await x.secrets.seal(code, codeContext(ticketId));
    const former = await formerDigest(x, code);
    // An unchanged barcode keeps its old digest.
    changed.codeHash = former === found.value.codeHash ? former : await codeDigest(x, code);
    const other = await x.store.find(listings, "code", [former]);
    if (other && other.id !== found.value.listingId) return refuse("code_already_listed");
  }
  const change = { seats: [changed] };
  return await refusingTakenCode(() =>
    x.store.transact(async (tx) => {
      const read = await loadTicketWorld(tx, ticketId);
      if (!read.listing) return refuse("not_found");
      const concert = await openConcert(tx, meant.value.id);
      if (!concert.ok) return concert;
      // A listing that its concert's correction has not reached yet: that is no change by the seller.
      const stays = read.listing.concertId === concert.value.id;
      const world = stays ? inStep(read, concert.value) : read;
      const whole = { ...change, shared: { ...shared, ...copyOf(concert.value) } };
      const decision = decideEdit(world, whole, version, listingRulesOf(x));
      const { listing } = commitWorld(tx, world, decision.world);
      if (!decision.answer.ok) return decision.answer;
      noteListing(tx, concert.value, listing!);
      return ok(ticketOf(listing, ticketId)!);
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
  return await decideOn(x, ticketId, (world) => decideWithdraw(world, [ticketId], x.settings));
}

/** The ticket, if the user may change it. */
async function findOwn(x: Services, userId: string, ticketId: string): Promise<Result<Ticket>> {
  const found = await getTicket(x.store, ticketId);
  if (!found) return refuse("not_found");
  const may = await requirePermit(x, userId, "edit", { namespace: "Ticket", value: found });
  return may.ok ? ok(found) : may;
}

async function decideOn(
  x: Services,
  ticketId: string,
  decide: (world: World) => Decision<Listing>,
): Promise<Result<Ticket>> {
  return await x.store.transact(async (tx) => {
    const world = await loadTicketWorld(tx, ticketId);
    if (!ticketOf(world.listing, ticketId)) return refuse("not_found");
    const decision = decide(world);
    const { listing } = commitWorld(tx, world, decision.world);
    return decision.answer.ok ? ok(ticketOf(listing, ticketId)!) : decision.answer;
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
