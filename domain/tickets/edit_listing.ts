/** Editing a listing: one transaction, after its barcodes are sealed and its concert is found. */
import { concerts } from "../concerts/concert.ts";
import {
  concertAfter,
  concertOf,
  isCalledOff,
  meansAnotherConcert,
  whenMoved,
} from "../concerts/find_or_make.ts";
import { copyOf, inStep, noteListing, openConcert } from "../concerts/listing.ts";
import { countryOf } from "../country.ts";
import { letLapsedGo, lettingGoFirst } from "../orders/let_go_first.ts";
import type { Services } from "../ports/services.ts";
import type { Refusal } from "../refusals.ts";
import { ok, refuse, type Result } from "../result.ts";
import { commitWorld } from "../commit_world.ts";
import { loadListingWorld } from "../load_world.ts";
import { decideEdit, type ListingChange, refusesEdit } from "../trade/ticket_decisions.ts";
import { codeContext, refusesCodes, refusesSameSeat, sealCode, type SealedCode } from "./codes.ts";
import type { ListingPatch, SeatPatch } from "./input.ts";
import { listingRulesOf } from "./listing_rules.ts";
import type { Listing } from "./listing.ts";
import { refusesKnown, refusingTaken } from "./taken_codes.ts";
import { findOwn } from "./withdraw_listing.ts";

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
