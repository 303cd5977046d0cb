/** What must be true of sellers' money at the end of a run. */
import { sellerOwes, sellerPayable } from "#domain/books/accounts.ts";
import { postings } from "#domain/books/posting.ts";
import { type Order, orders } from "#domain/orders/order.ts";
import { owedNow, sellerDebts } from "#domain/payouts/debt.ts";
import { payouts, transferOf } from "#domain/payouts/payout.ts";
import type { Store } from "#store/types.ts";
import { paysSellers } from "../focus.ts";
import { netEach } from "../people/fees.ts";
import { SELLERS } from "../people/cast.ts";
import { backWithBuyer, keptByBank, type Session } from "../provider.ts";
import type { World } from "../world.ts";

/** What the buyer has back of what was paid for an order by its own payment: by a refund, or from their bank; cents. */
const backOf = ({ provider }: World, paymentId: string, of = backWithBuyer): number =>
  [...provider.sessions.values()].filter((session) => session.paymentId === paymentId)
    .reduce((sum, session) => sum + of(session), 0);

/** What was charged to the seller of each order, by the books; each charge was asked for, and none is of more than was refunded. */
async function chargesOf(world: World, direct: Store): Promise<Map<string, number>> {
  const charged = new Map<string, number>();
  const left = new Map([...world.payees.charges].map(([id, asked]) => [id, [...asked]]));
  for await (const { cause, orderId, lines } of direct.scan(postings)) {
    if (cause !== "charged") continue;
    const amount = -lines.find(({ account }) => account === "losses")!.amount;
    const asked = left.get(orderId!) ?? [];
    if (!asked.includes(amount)) world.wrong(`${amount} cents of ${orderId} are charged unasked`);
    else asked.splice(asked.indexOf(amount), 1);
    charged.set(orderId!, (charged.get(orderId!) ?? 0) + amount);
    world.payees.charged++;
  }
  return charged;
}

/** What an order's seller gets of it; cents. */
const dueTo = ({ ticketIds, terms }: Order): number =>
  netEach(terms.price.amount) * ticketIds.length;

export async function checkPayouts(world: World, direct: Store): Promise<void> {
  const { payees } = world;
  const isPaid = paysSellers(world.plan.focus);
  const charges = await chargesOf(world, direct);
  /** Of each seller: what is theirs of what buyers do not have back, and what they have got; cents. */
  const shares = new Map<string, { theirs: number; kept: number }>();
  for await (const order of direct.scan(orders)) {
    const payout = await direct.get(payouts, order.id);
    const sold = order.status === "complete" || order.status === "refunded";
    if (sold !== (payout !== null)) {
      world.wrong(`${order.id} is ${order.status}, and its payout ${payout?.status}`);
    }
    if (!payout) continue;
    const kept = payees.of(order.id).reduce((sum, one) => sum + one.amount - one.reversed, 0);
    const stands = payout.status === "sent" || payout.status === "owed";
    const should = payout.earlier + (stands ? transferOf(payout) - payout.reversed : 0);
    if (payout.status !== "owed" && kept !== should) {
      // A debt that was paid leaves the seller what they had.
      if (payout.status !== "reversed") {
        world.wrong(`payout ${payout.id} is ${payout.status}, and the seller has ${kept} of it`);
      }
    }
    const back = backOf(world, order.paymentId!);
    const charged = charges.get(order.id) ?? 0;
    const part = backOf(world, order.paymentId!, ({ part }: Session) => part);
    if (charged > part) {
      world.wrong(`${charged} cents of ${order.id} are charged, lost were ${part}`);
    }
    // What a bank keeps is the seller's loss first; what somebody has refunded is ours until it is charged.
    const lost = backOf(world, order.paymentId!, keptByBank) + charged;
    const mine = order.status === "complete" ? Math.max(0, dueTo(order) - lost) : 0;
    const had = shares.get(order.sellerId) ?? { theirs: 0, kept: 0 };
    shares.set(order.sellerId, { theirs: had.theirs + mine, kept: had.kept + kept });
    if (isPaid && order.status === "complete" && back === 0 && payout.status !== "sent") {
      world.wrong(
        `${order.id} is complete, and its seller's payout is ${payout.status} at the end`,
      );
    }
    if (order.status === "refunded" && !["cancelled", "reversed", "owed"].includes(payout.status)) {
      world.wrong(
        `${order.id} is refunded, and its seller's payout is ${payout.status} at the end`,
      );
    }
  }
  for (const seller of SELLERS) {
    const debt = owedNow(await direct.get(sellerDebts, seller));
    const { theirs, kept } = shares.get(seller) ?? { theirs: 0, kept: 0 };
    if (isPaid && kept !== theirs + debt) {
      world.wrong(`${seller} has ${kept} cents and owes ${debt}, and ${theirs} are theirs`);
    }
    const [owes, payable] = await direct.totalsOf(postings, "account", [
      ["EUR", sellerOwes(seller)],
      ["EUR", sellerPayable(seller)],
    ]);
    if (owes !== BigInt(debt)) {
      world.wrong(`${seller} owes ${debt} cents, the books say ${owes}`);
    }
    if (isPaid && payable !== 0n) world.wrong(`${payable} cents are still payable to ${seller}`);
  }
}
