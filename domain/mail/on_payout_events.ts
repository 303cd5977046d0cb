/** Handlers that write to sellers about their money. They may run again; a letter then has the same id. */
import type { Payload } from "../events.ts";
import { orders } from "../orders/order.ts";
import { payoutAccounts, receiving } from "../payouts/account.ts";
import { asItHappened, owesNoMore } from "../payouts/came_back.ts";
import { sellerDebts } from "../payouts/debt.ts";
import { type Payout, payouts } from "../payouts/payout.ts";
import type { Services } from "../ports/services.ts";
import { stillOwed } from "../trade/payouts/payout_debts.ts";
import { addressed } from "./addressed.ts";
import type { Letter } from "./letter.ts";
import {
  chargedLetter,
  chargedOf,
  isLess,
  lostLetter,
  owedLetter,
  paidLetter,
  payoutBlockedLetter,
  payoutWaitingLetter,
  setUpPayoutsLetter,
  takenBackLetter,
} from "./payout_letters.ts";
import { post } from "./post.ts";

type Told = Payload<"payout:sent">;

async function saleOf(x: Services, payoutId: string) {
  const [payout, order] = await x.store.snapshot([[payouts, payoutId], [orders, payoutId]]);
  if (!payout || !order) return null;
  const [to, account, debt] = await Promise.all([
    addressed(x, order, payout.sellerId),
    x.store.get(payoutAccounts, payout.sellerId),
    x.store.get(sellerDebts, payout.sellerId),
  ]);
  const state = receiving(account, x.payouts.name);
  const ending = account?.provider === x.payouts.name ? account.ending : null;
  const sale = to && { order: to.now, payout, seller: to.reader };
  return sale && { sale, receiving: state, ending, owed: stillOwed(payout, debt) };
}

type Found = NonNullable<Awaited<ReturnType<typeof saleOf>>>;

/** Posts the letter about what happened then; none if it no longer holds. The payout comes with its history until then. */
async function tell(
  x: Services,
  kind: string,
  { payoutId, version }: Told,
  write: (found: Found) => Letter | null,
): Promise<void> {
  const found = await saleOf(x, payoutId);
  const payout = found && asItHappened(found.sale.payout, version);
  const letter = found && write({ ...found, sale: { ...found.sale, payout: payout! } });
  if (letter) await post(x, kind, `${payoutId}.${version}`, found.sale.seller.email, letter);
}

/** To a seller without an account, after their first sale. */
export async function onFirstSale(
  x: Services,
  { orderId }: Payload<"order:completed">,
): Promise<void> {
  const found = await saleOf(x, orderId);
  if (!found || found.receiving === "active") return;
  const { sale: { payout, seller } } = found;
  if (payout.status !== "held" || payout.amount === 0 || !await isFirst(x, payout)) return;
  const letter = setUpPayoutsLetter(found.sale, found.receiving, x.settings);
  await post(x, "set-up-payouts", orderId, seller.email, letter);
}

async function isFirst(x: Services, { id, sellerId }: Payout): Promise<boolean> {
  const [first] = await x.store.listKeys(payouts, "seller", { prefix: [sellerId], limit: 1 });
  return first?.id === id;
}

/** When it is due, and as a reminder 7, 30 and 60 days later. */
export const onPayoutWaiting = (x: Services, told: Told): Promise<void> =>
  tell(
    x,
    "payout-waiting",
    told,
    ({ sale, receiving }) =>
      sale.payout.status !== "held" || sale.payout.blocks.length > 0 || receiving === "active"
        ? null
        : payoutWaitingLetter(sale, receiving, x.settings),
  );

export const onPayoutSent = (x: Services, told: Told): Promise<void> =>
  tell(
    x,
    "paid-out",
    told,
    ({ sale, ending }) =>
      sale.payout.status !== "sent"
        ? null
        : owesNoMore(sale.payout)
        ? takenBackLetter(sale, x.settings)
        : paidLetter(sale, ending, x.settings),
  );

export const onPayoutBlocked = (x: Services, told: Told): Promise<void> =>
  tell(x, "payout-blocked", told, ({ sale }) => {
    const { blocks, status, history } = sale.payout;
    const began = history.findLast(({ what }) => what === "blocked")?.why;
    const why = blocks.find((one) => one === began) ?? (began ? undefined : blocks[0]);
    const isOpen = status === "held" || status === "sending" || status === "sent";
    // The letter about a claim says so itself.
    return why && why !== "claim" && isOpen ? payoutBlockedLetter(sale, why, x.settings) : null;
  });

export const onPayoutReversed = (x: Services, told: Told): Promise<void> =>
  tell(
    x,
    "payout-taken-back",
    told,
    ({ sale: { payout, ...sale } }) => {
      const { status, reversed } = payout;
      const isPart = status === "sent" && reversed > 0;
      // More is taken back since.
      const goesOn = (status === "reversing" || status === "owed") && !owesNoMore(payout);
      return status === "reversed" || isPart || goesOn
        ? takenBackLetter({ ...sale, payout }, x.settings)
        : null;
    },
  );

export const onPayoutOwed = (x: Services, told: Told): Promise<void> =>
  tell(
    x,
    "payout-owed",
    told,
    ({ sale, owed }) =>
      sale.payout.status === "owed" && owed > 0 ? owedLetter(sale, owed, x.settings) : null,
  );

/** After a refund there is another letter (`on_events.ts`). */
export const onPayoutLost = (x: Services, told: Told): Promise<void> =>
  tell(
    x,
    "payout-lost",
    told,
    ({ sale }) => {
      const last = sale.payout.history.findLast(isLess);
      if (last?.what === "cancelled") {
        if (last.why === "dispute_lost") return lostLetter(sale, x.settings);
        if (last.why !== "charged") return null;
      }
      return chargedOf(sale.payout) > 0 ? chargedLetter(sale, x.settings) : null;
    },
  );
