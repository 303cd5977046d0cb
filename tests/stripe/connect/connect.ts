/**
 * Sellers' accounts, transfers to them, and the platform's own account. Balances are in the API's units; the
 * platform's is what the entries in its account come to.
 */
import { invalid, missing, StripeError } from "../errors.ts";
import type { Ledger } from "../ledger.ts";
import type { Account, Transfer, TransferReversal } from "../things.ts";

type TellAccount = (type: string, about: { id: string }, account: string) => void;

interface TransferDraft {
  amount: number;
  currency: string;
  destination: string;
  source_transaction?: string;
  transfer_group?: string;
  metadata?: Record<string, string>;
}

export class Connect {
  readonly accounts = new Map<string, Account>();
  readonly transfers = new Map<string, Transfer>();
  readonly reversals = new Map<string, TransferReversal>();
  /** What is in the sellers' accounts. */
  readonly balances = new Map<string, number>();
  /** The platform's own account. */
  readonly platform = { interval: "manual", currency: "eur", alsoSettles: [] as string[] };
  /** Transfers are refused as if the platform's balance did not cover them. */
  isPoor = false;
  readonly #gone = new Set<string>();

  constructor(
    private readonly ledger: Ledger,
    private readonly tell: TellAccount,
    private readonly tellPlatform: (type: string, about: Transfer) => void,
  ) {}

  // ── Accounts ──────────────────────────────────────────────────────────────────────────────────

  open(metadata: Record<string, string>): Account {
    const account: Account = {
      id: this.ledger.id("acct"),
      object: "account",
      created: this.ledger.seconds(),
      details_submitted: false,
      payouts_enabled: false,
      capabilities: { transfers: "inactive" },
      requirements: {
        disabled_reason: "requirements.past_due",
        currently_due: ["external_account"],
      },
      external_accounts: { object: "list", data: [] },
      metadata,
    };
    this.accounts.set(account.id, account);
    this.balances.set(account.id, 0);
    return account;
  }

  account(id: string): Account {
    const account = this.accounts.get(id);
    if (account && !this.#gone.has(id)) return account;
    throw new StripeError(403, {
      type: "invalid_request_error",
      code: "account_invalid",
      message: `The provided key does not have access to account '${id}' (or that account does ` +
        "not exist). Application access may have been revoked.",
    });
  }

  /** The page that a link leads to. */
  link(id: string): { object: "account_link"; created: number; expires_at: number; url: string } {
    const created = this.ledger.seconds();
    const url = `https://connect.stripe.test/setup/e/${this.account(id).id}/${
      this.ledger.id("al")
    }`;
    return { object: "account_link", created, expires_at: created + 300, url };
  }

  loginLink(id: string): { object: "login_link"; created: number; url: string } {
    if (!this.account(id).details_submitted) {
      throw invalid("Cannot create a login link for an account that has not completed onboarding.");
    }
    const url = `https://connect.stripe.test/express/${id}`;
    return { object: "login_link", created: this.ledger.seconds(), url };
  }

  /** The seller fills in Stripe's form: transfers can come. */
  onboard(id: string, last4 = "3000"): void {
    const account = this.account(id);
    account.external_accounts.data = [{ id: `ba_${id}`, object: "bank_account", last4 }];
    this.#become(account, true, "active", null);
  }

  /** The seller leaves the form after the first half. */
  submitSome(id: string): void {
    this.#become(this.account(id), true, "inactive", "requirements.past_due");
  }

  /** Stripe wants something more of the seller. */
  restrict(id: string): void {
    this.#become(this.account(id), true, "inactive", "requirements.past_due");
  }

  reject(id: string): void {
    this.#become(this.account(id), true, "inactive", "rejected.fraud");
  }

  /** The account is deleted: nobody can read it any more. */
  close(id: string): void {
    this.tell("account.application.deauthorized", { id: "ca_test" }, id);
    this.#gone.add(id);
  }

  #become(account: Account, submitted: boolean, transfers: string, why: string | null): void {
    account.details_submitted = submitted;
    account.capabilities.transfers = transfers;
    account.payouts_enabled = transfers === "active";
    const due = transfers === "active" ? [] : ["individual.verification.document"];
    account.requirements = { disabled_reason: why, currently_due: due };
    this.tell("capability.updated", { id: "transfers" }, account.id);
    this.tell("account.updated", account, account.id);
  }

  /** The seller's money leaves their account for their bank; what fails comes back. */
  payOut(id: string): void {
    this.balances.set(id, 0);
  }

  failPayout(id: string, payout = this.ledger.id("po")): void {
    this.tell("payout.failed", { id: payout }, id);
  }

  // ── Transfers ─────────────────────────────────────────────────────────────────────────────────

  transfer(draft: TransferDraft): Transfer {
    const { amount, currency, destination, source_transaction: source = null } = draft;
    const account = this.accounts.get(destination);
    if (!account || this.#gone.has(destination)) {
      throw missing("destination", destination, "destination");
    }
    if (amount < 1) {
      throw invalid("This value must be greater than or equal to 1.", { param: "amount" });
    }
    if (account.capabilities.transfers !== "active") {
      throw invalid(
        "Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments",
        { code: "insufficient_capabilities_for_transfer" },
      );
    }
    const charge = source === null ? null : this.#sourceOf(source, draft);
    if (this.isPoor || (!charge && amount > this.platformBalance(currency))) {
      throw invalid("You have insufficient available funds in your Stripe account.", {
        code: "balance_insufficient",
      });
    }
    const made: Transfer = {
      id: this.ledger.id("tr"),
      object: "transfer",
      created: this.ledger.seconds(),
      amount,
      amount_reversed: 0,
      currency,
      destination,
      source_transaction: source,
      transfer_group: draft.transfer_group ?? null,
      reversed: false,
      metadata: draft.metadata ?? {},
    };
    this.transfers.set(made.id, made);
    this.ledger.enter("transfer", made, -amount);
    this.#move(destination, amount);
    return made;
  }

  #sourceOf(id: string, { amount, currency, transfer_group }: TransferDraft) {
    const charge = this.ledger.charges.get(id);
    if (!charge) throw missing("charge", id, "source_transaction");
    const used = [...this.transfers.values()]
      .filter((one) => one.source_transaction === id)
      .reduce((sum, one) => sum + one.amount, 0);
    if (
      !charge.captured || charge.currency !== currency || used + amount > charge.amount_captured
    ) {
      throw invalid("The transfer's amount must not be greater than the source charge's amount.", {
        param: "source_transaction",
      });
    }
    if (charge.transfer_group !== (transfer_group ?? null)) {
      throw invalid("The transfer group must be the one of the source charge.", {
        param: "transfer_group",
      });
    }
    return charge;
  }

  reverse(id: string, amount?: number, metadata: Record<string, string> = {}): TransferReversal {
    const transfer = this.transfers.get(id);
    if (!transfer) throw missing("transfer", id, "id");
    const left = transfer.amount - transfer.amount_reversed;
    const back = amount ?? left;
    if (back < 1 || back > left) {
      throw invalid(`Amount ${back} is greater than the unreversed amount ${left}`, {
        param: "amount",
      });
    }
    if (back > this.balances.get(transfer.destination)!) {
      throw invalid("Insufficient funds in the connected account to reverse this transfer.", {
        code: "balance_insufficient",
      });
    }
    transfer.amount_reversed += back;
    transfer.reversed = transfer.amount_reversed === transfer.amount;
    this.#move(transfer.destination, -back);
    const made: TransferReversal = {
      id: this.ledger.id("trr"),
      object: "transfer_reversal",
      created: this.ledger.seconds(),
      amount: back,
      currency: transfer.currency,
      transfer: id,
      metadata,
    };
    this.reversals.set(made.id, made);
    this.ledger.enter("transfer_refund", made, back);
    this.tellPlatform("transfer.reversed", transfer);
    return made;
  }

  #move(account: string, amount: number): void {
    this.balances.set(account, this.balances.get(account)! + amount);
  }

  // ── Balances ──────────────────────────────────────────────────────────────────────────────────

  /** What was transferred and not taken back, of a group or of all. */
  transferred(group?: string): number {
    return [...this.transfers.values()]
      .filter((one) => group === undefined || one.transfer_group === group)
      .reduce((sum, one) => sum + one.amount - one.amount_reversed, 0);
  }

  /** The operator tops the platform's balance up from their bank. */
  topUp(amount: number, currency = "eur"): void {
    this.ledger.enter("topup", { id: null, currency }, amount);
  }

  platformBalance(currency: string): number {
    return [...this.ledger.balance.values()]
      .filter((entry) => entry.currency === currency)
      .reduce((sum, { net }) => sum + net, 0);
  }
}
