/** The provider that pays sellers: keeps its own accounts and transfers, and supports idempotency keys. */
import type { AccountSnapshot, ProviderTransfer } from "#domain/ports/payouts.ts";
import type { Payout } from "#domain/payouts/payout.ts";

interface Transfer extends ProviderTransfer {
  reversed: number;
  readonly payoutId: string;
  readonly accountId: string;
}

/** A definite refusal. */
export class Refused extends Error {
  constructor(readonly why: "account" | "balance") {
    super(why);
  }
}

export class Payees {
  readonly accounts = new Map<string, AccountSnapshot["status"]>();
  readonly transfers: Transfer[] = [];
  readonly #answers = new Map<string, string | Refused>();
  /** Sellers with a notice to send about their account. */
  news: string[] = [];
  /** How often a transfer was refused, because the account cannot take it. */
  refusedByAccount = 0;
  /** Accounts that have spent what they got. */
  readonly poor = new Set<string>();
  /** What operators were asked to charge to the sellers of orders; cents. */
  readonly charges = new Map<string, number[]>();
  /** How often something was charged, by the books. */
  charged = 0;
  /** Payouts that an operator has blocked. */
  readonly blocked = new Set<string>();
  /** Called before money moves. */
  onMoney: (verb: "transfer" | "reverse", payout: Payout, amount: number) => void = () => {};

  open(userId: string): string {
    const id = `acct_${userId}`;
    if (!this.accounts.has(id)) this.accounts.set(id, "pending");
    return id;
  }

  /** The seller finishes setting it up, or the provider restricts it. */
  become(userId: string, status: AccountSnapshot["status"]): void {
    this.accounts.set(`acct_${userId}`, status);
    this.news.push(userId);
  }

  transfer(payout: Payout, amount: number, key: string): string {
    return this.#once(key, () => {
      if (this.accounts.get(payout.accountId!) !== "active") {
        this.refusedByAccount++;
        throw new Refused("account");
      }
      this.onMoney("transfer", payout, amount);
      const id = `tr_${this.transfers.length + 1}`;
      const { id: payoutId, attempt, accountId } = payout;
      this.transfers.push({ id, payoutId, attempt, accountId: accountId!, amount, reversed: 0 });
      return id;
    });
  }

  reverse(payout: Payout, amount: number, key: string): void {
    this.#once(key, () => {
      const transfer = this.transfers.find(({ id }) => id === payout.transferId);
      const left = transfer ? transfer.amount - transfer.reversed : 0;
      if (!transfer || left < amount || this.poor.has(transfer.accountId)) {
        throw new Refused("balance");
      }
      this.onMoney("reverse", payout, amount);
      transfer.reversed += amount;
      return "reversed";
    });
  }

  of(payoutId: string): Transfer[] {
    return this.transfers.filter((transfer) => transfer.payoutId === payoutId);
  }

  /** What sellers have of all transfers. */
  kept(): number {
    return this.transfers.reduce((sum, { amount, reversed }) => sum + amount - reversed, 0);
  }

  /** For the end of a run. */
  recover(): void {
    this.poor.clear();
  }

  /** Repeats the first answer for the same key, also a refusal. */
  #once(key: string, run: () => string): string {
    const known = this.#answers.get(key);
    if (known instanceof Refused) throw known;
    if (known !== undefined) return known;
    try {
      const answer = run();
      this.#answers.set(key, answer);
      return answer;
    } catch (error) {
      if (error instanceof Refused) this.#answers.set(key, error);
      throw error;
    }
  }
}
