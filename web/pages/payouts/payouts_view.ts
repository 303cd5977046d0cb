/** The props of a seller's payouts page, and what the list of sales asks of them. */
import type { Concert } from "#domain/concerts/concert.ts";
import { concertsNow } from "#domain/concerts/find_or_make.ts";
import { whereaboutsOf } from "#domain/orders/as_now.ts";
import { type Order, orders } from "#domain/orders/order.ts";
import type { AccountStatus } from "#domain/payouts/account.ts";
import {
  hasSold,
  listPayouts,
  owedAgain,
  payableTo,
  payoutAccountOf,
} from "#domain/payouts/queries.ts";
import { shownTerms } from "#domain/tickets/terms.ts";
import { type Amount, longDuration } from "#words/format.ts";
import { pageLinks } from "../../request/paging.ts";
import type { Ctx } from "../../request/state.ts";
import type { Asked } from "./AskForAccount.tsx";
import { payoutView } from "./payout_view.ts";
import type { PayoutsView } from "./Payouts.tsx";

export async function payoutsView(
  { state: { system, now, manner } }: Pick<Ctx, "state">,
  userId: string,
  query: { cursor?: string; limit: number },
): Promise<PayoutsView> {
  const [{ account, receiving, owed }, found, coming, again] = await Promise.all([
    payoutAccountOf(system, userId),
    listPayouts(system, userId, query),
    payableTo(system, userId),
    owedAgain(system, userId),
  ]);
  const { providers } = manner.words.payouts.account;
  const { currency, payoutDelaySeconds } = system.settings;
  const ids = new Set(found.items.flatMap(({ payout }) => payout.concertId ?? []));
  const [sold, concerts] = await Promise.all([
    system.store.getMany(orders, found.items.map(({ payout }) => payout.id)),
    concertsNow(system.store, [...ids]),
  ]);
  return {
    receiving,
    provider: providers[system.payouts.name === "stripe" ? "stripe" : "sandbox"],
    ending: account?.status === "active" ? account.ending : null,
    delay: longDuration(payoutDelaySeconds, manner.locale),
    coming: { amount: coming, currency },
    owed: owed > 0 ? { amount: owed, currency } : null,
    owedAgain: again > 0 ? { amount: again, currency } : null,
    items: found.items.flatMap((one, i) =>
      sold[i]
        ? [{
          ...saleOf(sold[i], concerts.get(one.payout.concertId ?? "") ?? null),
          payout: payoutView({ ...one, receiving }, now),
        }]
        : []
    ),
    ...pageLinks("/account/payouts", found),
    manner,
  };
}

/** What tells a sale from others; `concert`: as it is now, null for an order of an older version. */
function saleOf(order: Order, concert: Concert | null) {
  const { title, section, row, seat } = shownTerms(order.terms);
  return {
    ...{ title, section, row, seat },
    at: whereaboutsOf(order, concert),
    count: order.ticketIds.length,
    soldAt: order.completedAt ?? order.updatedAt,
  };
}

/** For the page of their sales: what a seller who has sold something is asked for, and what they owe; null: nothing. */
export async function accountNews(
  { state: { system } }: Pick<Ctx, "state">,
  userId: string,
): Promise<{ asked: Asked; owed: Amount | null }> {
  const { receiving, owed } = await payoutAccountOf(system, userId);
  return {
    asked: isMissing(receiving) && await hasSold(system, userId) ? receiving : null,
    owed: owed > 0 ? { amount: owed, currency: system.settings.currency } : null,
  };
}

const isMissing = (receiving: AccountStatus): receiving is NonNullable<Asked> =>
  receiving !== "active";
