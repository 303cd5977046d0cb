/** The offers for a concert, and what others have paid there. */
import type { Page } from "#store/types.ts";
import type { Money } from "../money.ts";
import { orders } from "../orders/order.ts";
import type { Services } from "../ports/services.ts";
import { fold } from "../text.ts";
import { isOffered, type Listing, listings } from "../tickets/listing.ts";
import { totalEach } from "../tickets/terms.ts";
import { quantitiesOf } from "./seats.ts";

/** Most listings that one page reads; a page that stops there may be short and still have a next one. */
const READ_LISTINGS = 200;
/** Most listings per read. */
const BATCH = 100;
/** Sales that are shown. */
const SOLD_SHOWN = 10;

export interface OffersAsked {
  /** Only offers from which this many tickets, 1 to 6, can be bought together now. Absent: held ones are listed too. */
  quantity?: number;
  /** The whole name; case and accents do not matter. */
  section?: string;
  /** 1 to 100. */
  limit: number;
  /** From an earlier page of the same question; a malformed one throws `BadCursor`. */
  cursor?: string;
}

/** A concert's listings on offer, the lowest total first; those that cannot be read are left out. */
export async function listOffers(
  { store }: Pick<Services, "store">,
  concertId: string,
  { quantity, section, limit, cursor }: OffersAsked,
): Promise<Page<Listing>> {
  const now = store.now();
  const wanted = section === undefined ? null : fold(section);
  const matches = (listing: Listing) =>
    isOffered(listing) && (wanted === null || fold(listing.section ?? "") === wanted) &&
    (quantity === undefined || (quantitiesOf(listing, now) & 1 << quantity - 1) !== 0);
  const page: Page<Listing> = { items: [], next: cursor };
  for (let read = 0; read < READ_LISTINGS;) {
    const rows = Math.min(limit - page.items.length, BATCH, READ_LISTINGS - read);
    const found = await store.list(listings, "concert", {
      prefix: [concertId],
      limit: rows,
      cursor: page.next,
    });
    if (read === 0) page.previous = found.previous;
    read += rows;
    page.items.push(...found.items.filter(matches));
    page.next = found.next;
    if (page.next === undefined || page.items.length === limit) break;
  }
  return page;
}

/** The last ten totals of one ticket that were paid for a concert, the latest first. */
export async function lastSold(
  { store }: Pick<Services, "store">,
  concertId: string,
): Promise<Money[]> {
  const { items } = await store.list(orders, "sold", {
    prefix: [concertId],
    reverse: true,
    limit: SOLD_SHOWN,
  });
  return items.map(({ terms }) => totalEach(terms));
}
