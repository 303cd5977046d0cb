/**
 * Stripe Connect: separate charges and transfers. Sellers have accounts that request only the capability to receive
 * transfers; Stripe collects what the law asks of them and pays them out. No state is kept here, and each call that
 * moves money carries an idempotency key. `docs/stripe_connect.md` says what of this is known from Stripe's
 * documentation alone.
 */
import { z } from "zod";
import { type ClientOptions, createClient } from "../../payments/stripe/client.ts";
import { calling } from "../../payments/stripe/failures.ts";
import type { PayoutGateway } from "#domain/ports/payouts.ts";
import { accountParams, accountSchema, CLOSED, isGone, snapshotOf } from "./accounts.ts";
import { moving } from "./failures.ts";
import { readAccountNotice } from "./notices.ts";
import { platformProblems } from "./platform.ts";
import { readTransfers, reversalParams, transferParams } from "./transfers.ts";

export interface StripePayoutOptions extends ClientOptions {
  /** Of the second webhook endpoint, which hears of sellers' accounts. During a rotation there are several. */
  connectSecrets: readonly string[];
  /** Our own origin, to which the seller returns. */
  origin: string;
  now(): number;
}

/** Calls that open an account for the same user within this time are one call. */
const ONE_OPENING_MS = 3_600_000;

const idSchema = z.object({ id: z.string() });
const urlSchema = z.object({ url: z.string() });

export function createStripePayouts(options: StripePayoutOptions): PayoutGateway {
  const { connectSecrets, origin, now } = options;
  const stripe = createClient(options);
  const readAccount = async (id: string) => accountSchema.parse(await stripe.accounts.retrieve(id));

  return {
    name: "stripe",

    async openAccount(userId, closedId) {
      // A lost answer leaves an account behind that nobody uses. It costs nothing and receives nothing.
      const hour = Math.floor(now() / ONE_OPENING_MS);
      const idempotencyKey = `${userId}:account:${closedId ?? "first"}:${hour}`;
      const made = await calling(() =>
        stripe.accounts.create(accountParams(userId), { idempotencyKey })
      );
      return idSchema.parse(made).id;
    },

    async onboardingUrl(accountId) {
      return await calling(async () => {
        const { details_submitted, requirements } = await readAccount(accountId);
        const isSetUp = details_submitted && !requirements?.currently_due?.length;
        const link = isSetUp
          ? await stripe.accounts.createLoginLink(accountId)
          : await stripe.accountLinks.create({
            account: accountId,
            type: "account_onboarding",
            collection_options: { fields: "eventually_due" },
            refresh_url: `${origin}/account/payouts/setup`,
            return_url: `${origin}/account/payouts`,
          });
        return urlSchema.parse(link).url;
      });
    },

    async account(accountId) {
      return await calling(async () => {
        try {
          return snapshotOf(await readAccount(accountId));
        } catch (error) {
          if (isGone(error)) return CLOSED;
          throw error;
        }
      });
    },

    async transfer(payout, { amount, source }, idempotencyKey) {
      const params = transferParams(payout, amount, source);
      const made = await moving(() => stripe.transfers.create(params, { idempotencyKey }));
      return idSchema.parse(made).id;
    },

    async reverse(payout, amount, idempotencyKey) {
      const params = reversalParams(payout, amount);
      await moving(() =>
        stripe.transfers.createReversal(payout.transferId!, params, { idempotencyKey })
      );
    },

    read: (payout) => calling(() => readTransfers(stripe, payout)),
    readNotice: (body, signature) => readAccountNotice(body, signature, connectSecrets, now()),
    checkPlatform: (currency) => calling(() => platformProblems(stripe, currency)),
  };
}
