/** The books of money on stray checkouts: rows 2, 7 and 8, beside the balances of the payment. */
import type { Tx } from "#store/types.ts";
import { NOTHING_OPEN } from "../books/balances.ts";
import { moneyReturned, takenForNothing } from "../books/causes.ts";
import { providerCharged } from "../books/own_causes.ts";
import { type NewPosting, postings, postOnce } from "../books/posting.ts";
import type { PaymentSnapshot } from "../ports/payments.ts";
import type { Payment } from "./payment.ts";

const idOf = ({ id }: Payment, sessionId: string): string => `${id}:stray:${sessionId}`;
const returnedId = (id: string, { refund }: PaymentSnapshot): string =>
  `${id}:returned:${refund?.id ?? "all"}`;

/** The money was taken; or it comes again, because the refund that had returned it failed. */
export async function postStrayTaken(
  tx: Tx,
  payment: Payment,
  sessionId: string,
  snapshot: PaymentSnapshot,
): Promise<void> {
  const id = idOf(payment, sessionId);
  await postFee(tx, payment, id, snapshot);
  const taken = posting(payment, id, "taken", (snapshot.amount ?? payment.amount).amount);
  if (await postOnce(tx, taken) || snapshot.refund?.status !== "failed") return;
  if (!await tx.get(postings, returnedId(id, snapshot))) return;
  await postOnce(tx, { ...taken, id: `${id}:bounced:${snapshot.refund.id}`, cause: "bounced" });
}

/** Row 3: what the provider has charged for it. */
async function postFee(
  tx: Tx,
  { orderId, amount: { currency } }: Payment,
  id: string,
  { news }: PaymentSnapshot,
): Promise<void> {
  if (!news?.fee) return;
  const lines = providerCharged(news.fee);
  await postOnce(tx, { id: `${id}:fee`, cause: "provider_fee", orderId, currency, lines });
}

/** The buyer has back what was taken. */
export async function postStrayReturned(
  tx: Tx,
  payment: Payment,
  sessionId: string,
  snapshot: PaymentSnapshot,
): Promise<void> {
  const id = idOf(payment, sessionId);
  const taken = await tx.get(postings, id);
  const amount = taken?.lines.find(({ account }) => account === "provider_balance")?.amount;
  if (amount === undefined) return; // nothing was known to be taken
  await postOnce(tx, posting(payment, returnedId(id, snapshot), "returned", amount));
}

function posting(
  { orderId, sellerId, amount: { currency } }: Payment,
  id: string,
  cause: "taken" | "returned",
  amount: number,
): NewPosting {
  const makes = cause === "taken" ? takenForNothing : moneyReturned;
  const { lines } = makes({ sellerId, balances: NOTHING_OPEN }, amount);
  return { id, cause, orderId, currency, lines };
}
