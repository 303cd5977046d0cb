/** Makes the lines of a posting, and moves the balances of its payment by them. Pure. */
import assert from "node:assert/strict";
import { type Account, sellerOwes, sellerPayable } from "./accounts.ts";
import { type Balances, NOTHING_OPEN } from "./balances.ts";

/** A change of one account, in minor units: a debit is above 0, a credit below. */
export interface Line {
  readonly account: Account;
  readonly amount: number;
}

/** The lines of a posting, and the payment's balances after it. */
export interface Entry {
  readonly lines: readonly Line[];
  readonly balances: Balances;
}

/** Whose payment it is, and what is open for it. */
export interface Books {
  readonly sellerId: string;
  readonly balances: Balances;
}

/** Signed amounts by account; zero: no line. */
type Moves = Partial<Record<Exclude<Account, `${string}:${string}`>, number>> & {
  /** `seller_payable` and `seller_owes` of the payment's seller. */
  payable?: number;
  owes?: number;
};

function linesOf(
  sellerId: string | null,
  { payable = 0, owes = 0, ...rest }: Moves,
): Line[] {
  const lines: Line[] = [];
  const add = (account: Account, amount: number) => {
    if (amount !== 0) lines.push({ account, amount });
  };
  assert(sellerId !== null || (payable === 0 && owes === 0), "whose account is it?");
  for (const [account, amount] of Object.entries(rest)) add(account as Account, amount);
  add(sellerPayable(sellerId!), payable);
  add(sellerOwes(sellerId!), owes);
  const sum = lines.reduce((total, { amount }) => total + amount, 0);
  assert(sum === 0, `the lines of a posting sum to ${sum}`);
  return lines;
}

/** `sent`: what the seller has got more of this payment, and does not owe back. */
export function entry({ sellerId, balances }: Books, moves: Moves, sent = 0): Entry {
  return {
    lines: linesOf(sellerId, moves),
    balances: {
      payable: balances.payable - (moves.payable ?? 0),
      deferred: balances.deferred - (moves.fees_deferred ?? 0),
      due: balances.due - (moves.refunds_due ?? 0),
      disputed: balances.disputed + (moves.disputed ?? 0),
      owed: balances.owed + (moves.owes ?? 0),
      earned: balances.earned - (moves.fee_income ?? 0),
      lost: balances.lost + (moves.losses ?? 0),
      sent: balances.sent + sent,
    },
  };
}

/** Lines that concern no payment, such as a charge of the provider. */
export const linesBeside = (moves: Omit<Moves, "payable" | "owes">): Line[] => linesOf(null, moves);

/** The books of a payment; those of one that has none yet are empty. */
export const booksOf = (
  { sellerId, balances }: { sellerId: string; balances: Balances | null },
): Books => ({ sellerId, balances: balances ?? NOTHING_OPEN });
