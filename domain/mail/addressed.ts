/** Whom a letter about an order goes to, and the order as the letter tells of it. */
import { concerts } from "../concerts/concert.ts";
import { survivorOf } from "../concerts/find_or_make.ts";
import { asNow } from "../orders/as_now.ts";
import type { Order } from "../orders/order.ts";
import type { Services } from "../ports/services.ts";
import { listings } from "../tickets/listing.ts";
import { type User, users } from "../users/user.ts";

interface Addressed {
  reader: User;
  /** With its concert's time and place of now: a letter that comes after a move does not name the former date. */
  now: Order;
}

/** Null: the reader has no account any more. */
export async function addressed(
  { store }: Pick<Services, "store">,
  order: Order,
  readerId: string,
): Promise<Addressed | null> {
  // An order from before there were concerts names none; its listing may have one by now.
  const concertId = order.concertId ?? (await store.get(listings, order.listingId))?.concertId;
  const [reader, concert] = await store.snapshot([[users, readerId], [concerts, concertId]]);
  if (!reader) return null;
  return { reader, now: asNow(order, concert && await survivorOf(store, concert)) };
}
