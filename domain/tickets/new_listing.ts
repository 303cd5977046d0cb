/** Writes a new listing, in the transaction that has read its concert. */
import type { Tx } from "#store/types.ts";
import type { Concert } from "../concerts/concert.ts";
import { copyOf, noteListing } from "../concerts/listing.ts";
import { emit } from "../events.ts";
import type { SealedCode } from "./codes.ts";
import type { ListingInput } from "./input.ts";
import { type Listing, listings, seatIdsOf } from "./listing.ts";

/** What a seller offers; the concert gives the rest. */
export type Offered = Omit<ListingInput, "country" | "anotherConcert">;

/** `codes`: the sealed barcodes of `offered.tickets`, in their order. */
export function createListing(
  tx: Tx,
  concert: Concert,
  { id, sellerId, status, offered, codes }: {
    id: string;
    sellerId: string;
    status: "pending" | "available";
    offered: Offered;
    codes: readonly Pick<SealedCode, "code" | "codeHash">[];
  },
): Listing {
  const { tickets, ...rest } = offered;
  const ids = seatIdsOf(id, tickets.length);
  const listing = tx.create(listings, {
    ...rest,
    ...copyOf(concert),
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
  noteListing(tx, concert, listing);
  emit(tx, { name: "ticket:created", payload: { ticketId: id, version: listing.version } });
  return listing;
}
