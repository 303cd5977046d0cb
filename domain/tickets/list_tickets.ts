/** Listing 1 to 6 tickets together: one transaction, after their barcodes are sealed and their concert is found. */
import { describedBy, findOrMakeConcert, whenMoved } from "../concerts/find_or_make.ts";
import { keepAnswer, type Once } from "../idempotency/once.ts";
import { showInLists } from "../offerings/refresh.ts";
import type { Services } from "../ports/services.ts";
import { ok, type Result } from "../result.ts";
import { refusesCodes, refusesSameSeat, refusesTwice, sealCode } from "./codes.ts";
import type { ListingInput } from "./input.ts";
import { fitting } from "./fitting.ts";
import { type Listing, seatIdsOf } from "./listing.ts";
import { createListing } from "./new_listing.ts";
import { refusesKnown, refusingTaken } from "./taken_codes.ts";

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
        const offered = { ...rest, tickets };
        const listing = createListing(tx, concert.value!, { id, sellerId, status, offered, codes });
        await keepAnswer(tx, x, once, listing);
        return ok(listing);
      }),
  );
  if (listed.ok) await showInLists(x, described.value.id);
  return listed;
}
