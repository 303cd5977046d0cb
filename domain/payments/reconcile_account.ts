/**
 * Posts what the provider's account shows and the books do not know: charges beside payments, money moved to or from
 * our bank, and what nobody can explain (rows 20 and 22). Each entry is posted once, under its id.
 */
import { providerCharged, unexplained, withdrawn } from "../books/own_causes.ts";
import type { Line } from "../books/entry.ts";
import { type PostingCause, postOnce } from "../books/posting.ts";
import type { AccountEntry } from "../ports/payments.ts";
import type { PaymentWork } from "../ports/services.ts";

/** The posting of an entry that belongs to no payment or payout of ours; null: others post it. */
function postingOf({ kind, net }: AccountEntry): { cause: PostingCause; lines: Line[] } | null {
  switch (kind) {
    case "transfer":
      return null;
    case "withdrawal":
      return { cause: "withdrawn", lines: withdrawn(-net) };
    case "charge":
      return { cause: "provider_charge", lines: providerCharged(-net) };
    case "payment":
    case "other":
      return { cause: "unexplained", lines: unexplained(net) };
  }
}

/** `entry`: of no payment of ours. Returns whether it was new to the books. */
export async function postEntry(x: PaymentWork, entry: AccountEntry): Promise<boolean> {
  const posting = postingOf(entry);
  if (!posting || entry.net === 0) return false;
  const id = `${x.gateway.name}:${entry.id}`;
  const { currency, type, net } = entry;
  const isNew = await x.store.transact((tx) =>
    postOnce(tx, { id, orderId: null, currency, ...posting })
  );
  if (isNew && posting.cause === "unexplained") {
    x.log.alarm("books.unexplained", { entry: entry.id, type, amount: net, currency });
  }
  return isNew;
}
