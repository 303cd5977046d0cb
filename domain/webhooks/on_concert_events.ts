/**
 * Event handlers that tell the sellers and buyers of a concert. They may be many: a walk over its listings tells
 * those of a few in each transaction, and continues in a row of its own.
 */
import type { OutboxRow } from "#store/types.ts";
import { concerts } from "../concerts/concert.ts";
import { emit, type Payload } from "../events.ts";
import { orders } from "../orders/order.ts";
import type { Services } from "../ports/services.ts";
import { type Listing, listings } from "../tickets/listing.ts";
import { type ConcertEvent, kindOf } from "./kinds.ts";
import { bodyOf, subscribersAmong } from "./subscribers.ts";

/** Listings that one transaction of a walk tells of: up to seven people each, with ten endpoints each at most. */
const LISTINGS_PER_STEP = 5;

/** Begins the walk. For a merged concert it goes on to the one that it became part of, where its listings go. */
export async function onConcertEvent(
  x: Services,
  payload: Payload<ConcertEvent>,
  row: OutboxRow,
): Promise<void> {
  const kind = kindOf[row.event as ConcertEvent];
  const concert = await x.store.get(concerts, payload.concertId);
  await x.store.transact((tx) => {
    tx.settle(row);
    emit(tx, {
      name: "webhook:walk",
      payload: {
        tellingId: row.eventId,
        kind,
        body: bodyOf(kind, row, payload),
        concertId: payload.concertId,
        thenId: concert?.mergedInto ?? undefined,
      },
    });
  });
}

/** One step of a walk. */
export async function onWalk(
  x: Services,
  walk: Payload<"webhook:walk">,
  row: OutboxRow,
): Promise<void> {
  const { concertId, cursor, thenId, tellingId, kind, body } = walk;
  const page = await x.store.list(listings, "concert_all", {
    prefix: [concertId],
    limit: LISTINGS_PER_STEP,
    cursor,
  });
  const people = new Set(await peopleOf(x, page.items));
  const wanted = (await subscribersAmong(x, [...people], kind)).map(({ id }) => ({
    endpointId: id,
    // The same for each listing of one person, so that they are told once.
    deliveryId: `${tellingId}-${id}`,
    kind,
    body,
  }));
  await x.store.transact((tx) => {
    tx.settle(row);
    for (const payload of wanted) emit(tx, { name: "webhook:wanted", payload });
    const next = page.next
      ? { ...walk, cursor: page.next }
      : thenId && { ...walk, concertId: thenId, cursor: undefined, thenId: undefined };
    if (next) emit(tx, { name: "webhook:walk", payload: next });
  });
}

/** Who sells these listings, and who holds or bought a ticket of one. */
async function peopleOf(x: Services, sold: readonly Listing[]): Promise<string[]> {
  const ids = sold.flatMap(({ seats }) => seats.flatMap(({ orderId }) => orderId ?? []));
  const found = await x.store.getMany(orders, [...new Set(ids)]);
  return [
    ...sold.map(({ sellerId }) => sellerId),
    ...found.flatMap((order) => order?.buyerId ?? []),
  ];
}
