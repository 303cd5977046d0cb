/** Invariants of the books: what must be true of a payment's balances and of its order's postings. Pure. */
import { isLiability, isSellerAccount } from "../books/accounts.ts";
import type { Balances } from "../books/balances.ts";
import type { Posting } from "../books/posting.ts";
import type { Payment } from "../payments/payment.ts";

export interface BooksProblem {
  readonly rule:
    /** What is open for a payment does not fit its state. */
    | "balances_wrong"
    /** What is open for an order's payments is not what its postings say. */
    | "balances_differ"
    /** More went back to a buyer than came from them. */
    | "paid_back_too_much"
    /** A posting of an order that names no payment of it, so that the order's books leave it out. */
    | "posting_beside_payments"
    /** What we owe others stands in debit. */
    | "liability_in_debit";
  readonly detail: string;
}

/** A payment by itself. */
export function problemsOfBalances(payment: Payment): BooksProblem[] {
  const { balances, status, amount: { amount } } = payment;
  if (!balances) return []; // from before there were books
  const problems: BooksProblem[] = [];
  const wrong = (detail: string) => problems.push({ rule: "balances_wrong", detail });
  for (const [name, open] of Object.entries(balances)) {
    if (open < 0 && name !== "lost") wrong(`${name} is ${open}`);
  }
  const { payable, deferred, due, disputed, owed, earned, lost, sent } = balances;
  const ours = payable + deferred + earned + sent;
  const is = `${status}, with ${describe(balances)}`;
  switch (status) {
    case "captured": {
      const untouched = disputed + owed === 0 && lost === 0 && payment.dispute === null;
      if (due !== 0 || (untouched && ours !== amount - payment.known.returned)) wrong(is);
      break;
    }
    case "refunding":
      if (due <= 0 && disputed === 0 && payment.dispute === null) wrong(is);
      if (ours !== 0) wrong(is);
      break;
    case "refunded":
      if (due + ours !== 0) wrong(is);
      break;
    default:
      if (ours + due + disputed + owed !== 0) wrong(is);
  }
  return problems;
}

const describe = (balances: Balances): string =>
  Object.entries(balances).filter(([, open]) => open !== 0)
    .map(([name, open]) => `${name} ${open}`).join(", ") || "nothing open";

/** The payment that a posting about an order names. */
export const paymentNamed = ({ id, orderId }: Posting): string | null =>
  orderId === null ? null : id.slice(0, id.indexOf(":"));

export function problemsOfPosting(
  { orderId }: Posting,
  payment: Pick<Payment, "orderId"> | null,
): BooksProblem[] {
  if (orderId === null || payment?.orderId === orderId) return [];
  return [{ rule: "posting_beside_payments", detail: "its id names no payment of its order" }];
}

/** The lines of postings that the balances of a payment follow. */
const OF_BALANCES = {
  payable: "seller_payable",
  deferred: "fees_deferred",
  due: "refunds_due",
  disputed: "disputed",
  owed: "seller_owes",
  earned: "fee_income",
  lost: "losses",
} as const;
const IN_CREDIT = new Set(["payable", "deferred", "due", "earned"]);

/** Postings beside the payments of an order: stray money, and a debt of another order that is kept back. */
const isBeside = ({ id, cause }: Posting, account: string): boolean =>
  /:stray:/.test(id) || (cause === "netted" && account === "seller_owes");

/** All payments of an order, and all postings of it. */
export function problemsOfOrderBooks(
  payments: readonly Payment[],
  postings: readonly Posting[],
): BooksProblem[] {
  if (payments.some(({ balances }) => balances === null)) return [];
  const problems: BooksProblem[] = [];
  const sums = new Map<string, number>();
  let paidIn = 0, paidBack = 0;
  for (const posting of postings) {
    for (const { account, amount } of posting.lines) {
      const name = isSellerAccount(account) ? account.split(":")[0] : account;
      if (!isBeside(posting, name)) sums.set(name, (sums.get(name) ?? 0) + amount);
      if (name === "provider_balance" && IN.has(posting.cause)) paidIn += amount;
      if (name === "provider_balance" && BACK.has(posting.cause)) paidBack -= amount;
      if (name === "disputed" && LOST.has(posting.cause)) paidBack -= amount;
      if (name === "provider_balance" && WON.has(posting.cause)) paidBack -= amount;
    }
  }
  for (const [open, account] of Object.entries(OF_BALANCES)) {
    const said = payments.reduce((sum, one) => sum + one.balances![open as keyof Balances], 0);
    const posted = sums.get(account) ?? 0;
    const should = IN_CREDIT.has(open) ? -said : said;
    if (posted === should) continue;
    const detail = `${account} is ${posted} by its postings, ${should} by its payments`;
    problems.push({ rule: "balances_differ", detail });
  }
  if (paidBack > paidIn) {
    const detail = `${paidBack} went back of ${paidIn}`;
    problems.push({ rule: "paid_back_too_much", detail });
  }
  return problems;
}

const IN: ReadonlySet<string> = new Set(["captured", "taken", "opening", "bounced"]);
const BACK: ReadonlySet<string> = new Set(["returned", "part_refunded"]);
const LOST: ReadonlySet<string> = new Set(["dispute_lost"]);
/** The bank gives back what it had returned to the buyer. */
const WON: ReadonlySet<string> = new Set(["dispute_won"]);

/** The balance of an account: a debit is above 0. */
export function problemsOfAccount(account: string, amount: bigint): BooksProblem[] {
  if (!isLiability(account) || amount <= 0n) return [];
  return [{ rule: "liability_in_debit", detail: `${amount}` }];
}
