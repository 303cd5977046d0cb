/**
 * The accounts of the books. A debit is above 0, a credit below. Assets, what sellers owe, costs and losses stand
 * in debit; what is owed to others and income stand in credit.
 */
import { z } from "zod";

/** Accounts of which there is one per currency. */
export const accountNames = [
  /** What the payment provider holds for us. */
  "provider_balance",
  /** Held back by a bank until a dispute is decided. */
  "disputed",
  /** Our own account at a bank. */
  "bank",
  /** Fees of sales whose seller has not been paid. */
  "fees_deferred",
  /** Money that goes back to buyers. */
  "refunds_due",
  "fee_income",
  /** What the provider charges us. */
  "provider_fees",
  "losses",
  /** What the provider reports and we cannot explain. */
  "unexplained",
  /** What happened at the provider before there were books. */
  "opening",
] as const;

/** Accounts of which each seller has one: what a seller owes us, and what we owe a seller. */
const sellerAccountKinds = ["seller_owes", "seller_payable"] as const;
export type SellerAccountKind = typeof sellerAccountKinds[number];

type SellerAccount = `${SellerAccountKind}:${string}`;
export type Account = typeof accountNames[number] | SellerAccount;

export const sellerOwes = (userId: string): SellerAccount => `seller_owes:${userId}`;
export const sellerPayable = (userId: string): SellerAccount => `seller_payable:${userId}`;

export const accountSchema = z.union([
  z.enum(accountNames),
  z.templateLiteral([z.enum(sellerAccountKinds), ":", z.string().min(1).max(128)]),
]);

/** Whether the account belongs to one seller. */
export const isSellerAccount = (account: string): account is SellerAccount =>
  sellerAccountKinds.some((kind) => account.startsWith(`${kind}:`));

/** Whether it is what one seller owes us. */
export const isOwing = (account: string): boolean => account.startsWith("seller_owes:");

/** What we owe others: these accounts never stand in debit. */
export const isLiability = (account: string): boolean =>
  account === "fees_deferred" || account === "refunds_due" ||
  account.startsWith("seller_payable:");
