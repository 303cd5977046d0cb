/** Posts what the provider reports of fees, partial refunds and disputes, and is new to the books. Pure. */
import { partRefunded } from "../../books/causes.ts";
import {
  addParts,
  disputeLost,
  disputeReinstated,
  disputeWithdrawn,
  feeCharged,
  partsOfLost,
  partsReturned,
  toBuyer,
  totalOfLost,
  wonAfterLost,
} from "../../books/dispute_causes.ts";
import { booksOf } from "../../books/entry.ts";
import { atBanks, type KnownDispute, MAX_DISPUTES } from "../../books/known.ts";
import type { Payment } from "../../payments/payment.ts";
import type { PaymentSnapshot, ProviderDispute } from "../../ports/payments.ts";
import { booked } from "../booking.ts";
import type { World } from "../world.ts";
import { knownBefore, wasLostBefore } from "./opening_books.ts";

export function bookNews(world: World, { news, state }: PaymentSnapshot): World {
  if (!news || !world.payment?.balances) return world;
  let next = bookFee(world, news.fee);
  if (world.payment.status === "captured" && state === "taken") {
    next = bookPart(next, news.returned);
  }
  const isLost = wasLostBefore(world.payment);
  const returned = bookedOf(world.payment, news.returned);
  // What comes back is the seller's again before another dispute takes it.
  const given = news.disputes.slice(0, MAX_DISPUTES)
    .toSorted((one, other) => Number(one.status === "lost") - Number(other.status === "lost"));
  for (const dispute of given) {
    const book = isLost && dispute.status === "lost" ? knownBefore : bookDispute;
    next = book(next, dispute, returned);
  }
  return next;
}

/** Row 3. */
function bookFee(world: World, fee: number | null): World {
  const { known } = world.payment!;
  if (fee === null || known.fee === null || fee === known.fee) return world;
  const more = fee - known.fee;
  const next = booked(
    world,
    "provider_fee",
    (books) => feeCharged(books, more),
    aboutNow(world, "fee"),
  );
  return { ...next, payment: { ...next.payment!, known: { ...known, fee } } };
}

/** Row 21: below the whole amount; the whole of it is a refund of the order. */
function bookPart(world: World, returned: number): World {
  const { known } = world.payment!;
  if (returned === known.returned) return world;
  const more = returned - known.returned;
  const about = aboutNow(world, "part_refunded");
  const next = booked(world, "part_refunded", (books) => partRefunded(books, more), about);
  return { ...next, payment: { ...next.payment!, known: { ...known, returned } } };
}

/** A version of the payment is written once. */
const aboutNow = ({ payment }: World, cause: string): string => `${cause}:${payment!.version}`;

const unknown = (id: string): KnownDispute => ({
  id,
  withdrawn: 0,
  reinstated: 0,
  fees: 0,
  lost: null,
});

/**
 * What the books know of what the provider has `returned` of a refunded payment: not what it returned of money that
 * was due, and that a bank took first.
 */
function bookedOf({ amount, known }: Payment, returned: number): number {
  const taken = known.disputes.reduce((sum, { lost }) => sum + (lost?.due ?? 0), 0);
  return Math.min(returned, Math.max(0, amount.amount - taken));
}

/**
 * Of a refunded payment, what the buyer has neither back nor is due, once a bank has returned `given`. `returned`:
 * what was booked as returned; while it is to be refunded, that is booked after this.
 */
function notYetBack(
  { status, amount, known, balances }: Payment,
  given: number,
  returned: number,
): number {
  const back = status === "refunding" ? known.returned : returned;
  return Math.max(0, amount.amount - back - (atBanks(known) - given) - balances!.due);
}

/** Rows 13 to 18: by the money that has moved, never by the status alone. */
function bookDispute(world: World, dispute: ProviderDispute, returned: number): World {
  const { id, status, withdrawn, reinstated, fees } = dispute;
  const before = world.payment!.known.disputes.find((one) => one.id === id) ?? unknown(id);
  let { lost } = before;
  const taken = withdrawn - before.withdrawn;
  const given = reinstated - before.reinstated;
  const fee = fees - before.fees;
  const about = (cause: string) => aboutNow(world, `${cause}:${id}`);
  let next = world;
  if (taken > 0) {
    next = booked(
      next,
      "dispute_withdrawn",
      (books) => disputeWithdrawn(books, taken, fee),
      about("dispute_withdrawn"),
    );
  } else if (fee !== 0) {
    next = booked(next, "provider_fee", (books) => feeCharged(books, fee), about("dispute_fee"));
  }
  if (given > 0) {
    // What was decided for the buyer comes back first.
    const back = Math.min(given, totalOfLost(lost));
    if (lost && back > 0) {
      const parts = partsReturned(lost, back);
      const toWhom = world.payment!.status === "captured"
        ? parts
        : toBuyer(parts, notYetBack(next.payment!, back, returned));
      next = booked(
        next,
        "dispute_won",
        (books) => wonAfterLost(books, toWhom),
        about("dispute_won"),
      );
      lost = back === totalOfLost(lost) ? null : addParts(lost, parts, -1);
    }
    if (given > back) {
      next = booked(
        next,
        "dispute_reinstated",
        (books) => disputeReinstated(books, given - back, 0),
        about("dispute_reinstated"),
      );
    }
  }
  const undecided = withdrawn - reinstated - totalOfLost(lost);
  if (status === "lost" && undecided > 0) {
    lost = addParts(lost, partsOfLost(booksOf(next.payment!), undecided));
    next = booked(
      next,
      "dispute_lost",
      (books) => disputeLost(books, undecided),
      about("dispute_lost"),
    );
  }
  if (next === world && before.withdrawn === withdrawn) return world;
  const payment = next.payment!;
  const others = payment.known.disputes.filter((one) => one.id !== id);
  const disputes = [...others, { id, withdrawn, reinstated, fees, lost }];
  return { ...next, payment: { ...payment, known: { ...payment.known, disputes } } };
}
