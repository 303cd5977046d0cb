/** Listing 1 to 6 tickets together, editing and withdrawing them: one transaction each. */
import { concerts } from "../concerts/concert.ts";
import {
  concertAfter,
  concertOf,
  describedBy,
  findOrMakeConcert,
  isCalledOff,
  meansAnotherConcert,
  whenMoved,
} from "../concerts/find_or_make.ts";
import { copyOf, inStep, noteListing, openConcert } from "../concerts/listing.ts";
import { countryOf } from "../country.ts";
import { emit } from "../events.ts";
import { keepAnswer, type Once } from "../idempotency/once.ts";
import { showInLists } from "../offerings/refresh.ts";
import { letLapsedGo, lettingGoFirst } from "../orders/let_go_first.ts";
import { requirePermit } from "../permissions/guard.ts";
import type { Services } from "../ports/services.ts";
import type { Refusal } from "../refusals.ts";
import { ok, refuse, type Result } from "../result.ts";
import { commitWorld, loadListingWorld } from "../world_store.ts";
import {
  decideEdit,
  decideWithdraw,
  type ListingChange,
  refusesEdit,
} from "../trade/ticket_decisions.ts";
import { isError, type UniqueTaken } from "#store/base/errors.ts";
import {
  alreadyListed,
  calledOff,
  codeContext,
  findCalledOff,
  findTaken,
  refusesCodes,
  refusesSameSeat,
  refusesTwice,
  sealCode,
  type SealedCode,
} from "./codes.ts";
import { type ListingInput, type ListingPatch, type SeatPatch } from "./input.ts";
import { fitting } from "./fitting.ts";
import { listingRulesOf } from "./listing_rules.ts";
import { type Listing, listings, seatIdsOf, ticketsOf } from "./listing.ts";

/** Lists tickets; with moderation on they are pending at first. All or none of them are listed. */
export async function listTickets(
  x: Services,
  sellerId: string,
  { tickets, country, anotherConcert = false, ...rest }: ListingInput,
  once?: Once<Listing>,
): Promise<Result<Listing>> {
  const unfit = refusesCodes(tickets.map((one, row) => ({ ...one, row })));
  if (unfit) return { ok: false, refusal: unfit };
  const id = x.store.newId();
  const ids = seatIdsOf(id, tickets.length);
  const codes = await Promise.all(
    tickets.map(({ code }, row) => sealCode(x, row, ids[row], code)),
  );
  const twice = refusesTwice(codes.map(({ codeHash }) => codeHash)) ?? refusesSameSeat(tickets);
  if (twice) return { ok: false, refusal: twice };
  const form = { ...rest, country, codes, once };
  const others = codes.filter((one) => one.former !== one.codeHash);
  const known = await refusesKnown(x, codes, id, others);
  if (known) return { ok: false, refusal: known };
  // Asked first without a concert, so that a form that is refused makes none.
  const fits = await x.store.transact((tx) => fitting(tx, x, form, null));
  if (!fits.ok) return fits;
  const wanted = { ...describedBy(rest), country };
  const described = await findOrMakeConcert(x, wanted, sellerId, whenMoved(anotherConcert));
  if (!described.ok) return described;
  const status = x.settings.moderation ? "pending" : "available";
  const listed = await refusingTaken(
    x,
    codes,
    id,
    () =>
      x.store.transact(async (tx): Promise<Result<Listing>> => {
        const concert = await fitting(tx, x, form, described.value.id);
        if (!concert.ok) return concert;
        const listing = tx.create(listings, {
          ...rest,
          ...copyOf(concert.value!),
          id,
          sellerId,
          unpaidAt: [],
          retired: false,
          seats: tickets.map(({ seat, codeType }, row) => ({
            id: ids[row],
            seat,
            status,
            orderId: null,
            heldUntil: null,
            code: codes[row].code,
            codeHash: codes[row].codeHash,
            codeType,
            barred: false,
          })),
        });
        noteListing(tx, concert.value!, listing);
        emit(tx, { name: "ticket:created", payload: { ticketId: id, version: listing.version } });
        await keepAnswer(tx, x, once, listing);
        return ok(listing);
      }),
  );
  if (listed.ok) await showInLists(x, described.value.id);
  return listed;
}

/**
 * Changes what is not sold yet of a listing that nobody holds; `version`: the one that the seller saw. Fields of
 * the concert move the listing to another concert.
 */
export async function editListing(
  x: Services,
  userId: string,
  listingId: string,
  { tickets = [], country, anotherConcert = false, ...shared }: ListingPatch,
  version: number,
): Promise<Result<Listing>> {
  const found = await findOwn(x, userId, listingId);
  if (!found.ok) return found;
  const before = found.value;
  if (tickets.some(({ id }) => !before.seats.some((seat) => seat.id === id))) {
    return refuse("not_found");
  }
  // Said even to a seller whose page is from before: the cancellation has changed the listing.
  if (await isCalledOff(x.store, before)) return refuse("concert_cancelled");
  // With this version the barcodes cannot change before the transaction, which checks the version again.
  if (before.version !== version) return refuse("version_mismatch");
  const unfit = refusesCodes(await codesOf(x, before, tickets)) ?? refusesSeats(before, tickets);
  if (unfit) return { ok: false, refusal: unfit };
  const { codes, seats } = await sealedPatch(x, before, tickets);
  const rules = listingRulesOf(x);
  // A change that is refused makes no concert.
  const never = meansAnotherConcert(before, shared) &&
    refusesEdit(
      before,
      { seats, shared, country: countryOf(country, shared.timeZone ?? before.timeZone) },
      version,
      x.store.now(),
      rules,
    );
  if (never) return { ok: false, refusal: never };
  const known = await refusesKnown(x, codes, listingId);
  if (known) return { ok: false, refusal: known };
  const present = await concertOf(x, before);
  const change = { ...shared, country };
  const meant = await concertAfter(x, before, change, whenMoved(anotherConcert));
  if (!meant.ok) return meant;
  let seen = version;
  const run = () =>
    x.store.transact(async (tx): Promise<Result<Listing>> => {
      const world = await loadListingWorld(tx, listingId, {
        version: seen,
        alone: codes.length > 1,
      });
      if (!world.listing) return refuse("not_found");
      // Otherwise the tickets of a concert that does not take place could be sold as those of another one.
      if ((await tx.get(concerts, present.id))?.status === "cancelled") {
        return refuse("concert_cancelled");
      }
      const concert = await openConcert(tx, meant.value.id);
      if (!concert.ok) return concert;
      // A listing that its concert's correction has not reached yet: that is no change by the seller.
      const inTime = present.id === meant.value.id ? inStep(world, concert.value) : world;
      const change = {
        seats,
        shared: { ...shared, ...copyOf(concert.value) },
        country: concert.value.country,
      };
      const decision = decideEdit(inTime, change, seen, rules);
      const { listing } = commitWorld(tx, world, decision.world);
      if (!decision.answer.ok) return decision.answer;
      noteListing(tx, concert.value, listing!);
      return ok(listing!);
    });
  const letGo = async (orderId: string) => {
    const gone = await letLapsedGo(x, orderId);
    if (gone?.was === seen) seen = gone.is;
  };
  return await refusingTaken(x, codes, listingId, () => lettingGoFirst(run, letGo));
}

/** Content and format of each barcode that the patch concerns, also if only one of them changes. */
async function codesOf(x: Services, { seats }: Listing, patches: readonly SeatPatch[]) {
  const rows = patches.map(async ({ id, code, codeType }, row) => {
    const seat = seats.find((one) => one.id === id)!;
    if (code === undefined && codeType === undefined) return [];
    const text = code ?? await x.secrets.open(seat.code, codeContext(id));
    return [{ row, code: text, codeType: codeType ?? seat.codeType }];
  });
  return (await Promise.all(rows)).flat();
}

/** Why a ticket would get another one's seat; null if none does. Withdrawn tickets have none. */
function refusesSeats({ seats }: Listing, patches: readonly SeatPatch[]): Refusal | null {
  const isNew = ({ id, seat }: SeatPatch) =>
    seat !== undefined && seat !== seats.find((one) => one.id === id)!.seat;
  const changed = patches.filter(isNew).map(({ id }) => id);
  const kept = seats.filter(({ id, status }) => !changed.includes(id) && status !== "withdrawn");
  return refusesSameSeat(patches.map((one) => ({ seat: isNew(one) ? one.seat! : null })), kept);
}

async function sealedPatch(
  x: Services,
  { seats }: Listing,
  patches: readonly SeatPatch[],
): Promise<{ codes: SealedCode[]; seats: ListingChange["seats"] }> {
  const sealed = await Promise.all(patches.map(async ({ id, code }, row) => {
    const known = seats.find((seat) => seat.id === id)!.codeHash;
    return code === undefined ? null : await sealCode(x, row, id, code, known);
  }));
  const changes = patches.map(({ id, seat, codeType }, row) => {
    const change: ListingChange["seats"][number] = { id };
    if (seat !== undefined) change.seat = seat;
    if (codeType !== undefined) change.codeType = codeType;
    const { code, codeHash } = sealed[row] ?? {};
    return code === undefined ? change : { ...change, code, codeHash };
  });
  return { codes: sealed.filter((one) => one !== null), seats: changes };
}

/** Withdraws tickets for good, by default all that are not sold. What is withdrawn already stays so. */
export async function withdrawListing(
  x: Services,
  userId: string,
  listingId: string,
  ticketIds?: readonly string[],
): Promise<Result<Listing>> {
  const found = await findOwn(x, userId, listingId);
  if (!found.ok) return found;
  const { seats } = found.value;
  const unsold = seats.filter(({ status }) => status !== "sold");
  // All sold: that is refused.
  const ids = ticketIds ?? (unsold.length > 0 ? unsold : seats).map(({ id }) => id);
  const run = () =>
    x.store.transact(async (tx): Promise<Result<Listing>> => {
      const world = await loadListingWorld(tx, listingId);
      if (!world.listing) return refuse("not_found");
      const decision = decideWithdraw(world, ids, x.settings);
      const { listing } = commitWorld(tx, world, decision.world);
      return decision.answer.ok ? ok(listing!) : decision.answer;
    });
  return await lettingGoFirst(run, (orderId) => letLapsedGo(x, orderId));
}

/** The listing, if the user may change it. */
async function findOwn(x: Services, userId: string, id: string): Promise<Result<Listing>> {
  const found = await x.store.get(listings, id);
  if (!found) return refuse("not_found");
  const [first] = ticketsOf(found);
  const may = await requirePermit(x, userId, "edit", { namespace: "Ticket", value: first });
  return may.ok ? ok(found) : may;
}

/** The refusal of a barcode that another listing has, or whose concert was cancelled; null: none. */
async function refusesKnown(
  x: Services,
  codes: readonly SealedCode[],
  listingId: string,
  /** Those that the commit does not check itself. */
  unchecked = codes,
): Promise<Refusal | null> {
  const taken = await findTaken(x, unchecked, listingId);
  if (taken) return alreadyListed(taken);
  const off = await findCalledOff(x, codes, listingId);
  return off && calledOff(off);
}

/** When two sellers list one barcode at the same moment, the slower commit fails on the unique index. */
async function refusingTaken(
  x: Services,
  codes: readonly SealedCode[],
  listingId: string,
  run: () => Promise<Result<Listing>>,
): Promise<Result<Listing>> {
  try {
    return await run();
  } catch (error) {
    if (!isError<UniqueTaken>(error, "UniqueTaken") || error.index !== "code") throw error;
    const now: Refusal = alreadyListed(await findTaken(x, codes, listingId) ?? codes[0]);
    return { ok: false, refusal: now };
  }
}
