/** The provider that pays sellers: their accounts, and transfers to them. */
import type { AccountStatus } from "../payouts/account.ts";
import type { Payout } from "../payouts/payout.ts";

/** A seller's account as the provider has it now. */
export interface AccountSnapshot {
  status: Exclude<AccountStatus, "none">;
  /** The end of the bank account's number. */
  ending: string | null;
}

/** What a provider's webhook tells us: which account to read. */
export interface AccountNotice {
  accountId: string;
  /** The id of a payout from the account to the seller's bank that failed; null: other news. */
  failedPayout: string | null;
}

/** What is to be transferred. */
interface TransferOrder {
  /** Minor units. */
  amount: number;
  /** The provider's id of the charge whose money it is; null: the exchange's balance. */
  source: string | null;
}

/** One transfer of a payout as the provider has it. Amounts in minor units. */
export interface ProviderTransfer {
  id: string;
  /** The payout's attempt that it belongs to, from its metadata. */
  attempt: number;
  amount: number;
  /** What of it was taken back. */
  reversed: number;
}

/**
 * Pays sellers. Every call has a time limit. It throws `GatewayUnavailable` when its outcome is unknown and
 * `PayoutRefused` when it had no effect. `key` is an idempotency key: a repeated call with the same key takes
 * effect once.
 */
export interface PayoutGateway {
  readonly name: string;
  /** Opens an account for the user. `closedId`: the account that it replaces. */
  openAccount(userId: string, closedId: string | null): Promise<string>;
  /** A page of the provider where the seller sets the account up; it may be used once and soon. */
  onboardingUrl(accountId: string): Promise<string>;
  account(accountId: string): Promise<AccountSnapshot>;
  /** Transfers money to the payout's account. Returns the transfer's id. */
  transfer(payout: Payout, order: TransferOrder, key: string): Promise<string>;
  /** Takes `amount` minor units of the payout's transfer back. */
  reverse(payout: Payout, amount: number, key: string): Promise<void>;
  /** All transfers that were made for the payout, found by its transfer group. */
  read(payout: Payout): Promise<ProviderTransfer[]>;
  /**
   * Parses a webhook as it was sent. Returns null for an event we do not handle. Throws `BadNotice` if the
   * signature does not prove that the provider sent it. Null where the provider sends no webhooks.
   */
  readonly readNotice:
    | ((body: Uint8Array, signature: string) => Promise<AccountNotice | null>)
    | null;
  /**
   * What is wrong with the exchange's own account, each made by `says`, for an operator: nothing may be sold then.
   * Null where there is nothing to check.
   */
  readonly checkPlatform: ((currency: string) => Promise<string[]>) | null;
}

/**
 * Neither this call nor an earlier one with its key took effect. account: the seller's account cannot take the
 * transfer · balance: the exchange's balance (or, of a reversal, the account's) does not cover it.
 */
export class PayoutRefused extends Error {
  override readonly name = "PayoutRefused";
  constructor(readonly why: "account" | "balance", message: string) {
    super(message);
  }
}
