/**
 * The sandbox's payout gateway. Each call is one commit. The ids of accounts and transfers are derived, so that a
 * repeated call finds its first result; an account's contains a keyed digest, so that nobody can guess the address
 * of somebody else's page.
 */
import { GatewayUnavailable } from "#domain/ports/payments.ts";
import { emit } from "#domain/events.ts";
import { type PayoutGateway, PayoutRefused } from "#domain/ports/payouts.ts";
import type { Payout } from "#domain/payouts/payout.ts";
import type { Secrets } from "#domain/ports/secrets.ts";
import type { Store } from "#store/types.ts";
import { unlessBusy } from "../../common/unless_busy.ts";
import { reversedOf, sandboxAccounts, sandboxTransfers } from "./rows.ts";

export interface SandboxPayoutOptions {
  store: Store;
  secrets: Pick<Secrets, "digest">;
  settings: { origin: string };
}

/** 128 bits. */
const MAC_CHARACTERS = 22;
/** How long a transfer to an account whose transfers hang stays invisible. */
const HANG_MS = 5_000;
/** Most transfers of one payout that are read. */
const MAX_READ = 100;

const transferId = ({ id, attempt }: Pick<Payout, "id" | "attempt">): string =>
  `tr_${id}_${attempt}`;

export function sandboxPayouts(options: SandboxPayoutOptions): PayoutGateway {
  const { store, secrets, settings } = options;
  return {
    name: "sandbox",

    async openAccount(userId) {
      const mac = await secrets.digest(userId, "sandbox_account");
      const id = `acct_${userId}_${mac.slice(0, MAC_CHARACTERS)}`;
      await unlessBusy(store.transact(async (tx) => {
        if (await tx.get(sandboxAccounts, id)) return;
        tx.create(sandboxAccounts, {
          id,
          userId,
          status: "pending",
          ending: null,
          effect: "takes",
        });
      }));
      return id;
    },

    onboardingUrl: (accountId) =>
      Promise.resolve(`${settings.origin}/sandbox/payouts/${accountId}`),

    async account(accountId) {
      const account = await store.get(sandboxAccounts, accountId);
      return account
        ? { status: account.status, ending: account.ending }
        : { status: "closed", ending: null };
    },

    async transfer(payout, { amount }, key) {
      const id = transferId(payout);
      const made = await unlessBusy(store.transact(async (tx) => {
        const [known, account] = await tx.getMany([
          [sandboxTransfers, id],
          [sandboxAccounts, payout.accountId],
        ]);
        if (known) return known;
        const { effect = "takes", status = "restricted" } = account ?? {};
        const restricts = effect === "restricts" && status === "active";
        if (restricts) {
          tx.put(sandboxAccounts, { ...account!, status: "restricted" });
          emit(tx, {
            name: "payout_account:noticed",
            payload: { userId: account!.userId },
          });
        }
        return tx.create(sandboxTransfers, {
          id,
          payoutId: payout.id,
          attempt: payout.attempt,
          accountId: payout.accountId!,
          amount,
          currency: payout.currency,
          refused: status !== "active" || restricts ? "account" : null,
          visibleAt: effect === "hangs" ? tx.now + HANG_MS : tx.now,
          reversals: [],
        });
      }));
      if (made.refused) {
        throw new PayoutRefused(made.refused, `The account takes no transfers (${key})`);
      }
      if (store.now() < made.visibleAt) {
        throw new GatewayUnavailable("The sandbox does not answer");
      }
      return id;
    },

    async reverse(payout, amount, key) {
      await unlessBusy(store.transact(async (tx) => {
        const [transfer, account] = await tx.getMany([
          [sandboxTransfers, payout.transferId],
          [sandboxAccounts, payout.accountId],
        ]);
        if (!transfer || transfer.refused) {
          throw new PayoutRefused("balance", "There is no such transfer");
        }
        if (transfer.reversals.some((one) => one.key === key)) return;
        if (account?.effect === "spends" || reversedOf(transfer) + amount > transfer.amount) {
          throw new PayoutRefused("balance", "The account has no money");
        }
        const reversals = [...transfer.reversals, { key, amount }];
        tx.put(sandboxTransfers, { ...transfer, reversals });
      }));
    },

    async read({ id }) {
      const { items } = await store.list(sandboxTransfers, "payout", {
        prefix: [id],
        limit: MAX_READ,
      });
      return items
        .filter(({ refused, visibleAt }) => !refused && visibleAt <= store.now())
        .map((one) => ({
          id: one.id,
          attempt: one.attempt,
          amount: one.amount,
          reversed: reversedOf(one),
        }));
    },

    readNotice: null,
    checkPlatform: null,
  };
}
