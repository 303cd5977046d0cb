/** What must be true of sellers' money at the end of a run. */
import { sellerOwes, sellerPayable } from "#domain/books/accounts.ts";
import { postings } from "#domain/books/posting.ts";
import { orders } from "#domain/orders/order.ts";
import { owedNow, sellerDebts } from "#domain/payouts/debt.ts";
import { payouts, transferOf } from "#domain/payouts/payout.ts";
import type { Store } from "#store/types.ts";
import { paysSellers } from "../focus.ts";
import { SELLERS } from "../people/cast.ts";
import type { World } from "../world.ts";

export async function checkPayouts(world: World, direct: Store): Promise<void> {
  const { payees } = world;
  const isPaid = paysSellers(world.plan.focus);
  for await (const order of direct.scan(orders)) {
    const payout = await direct.get(payouts, order.id);
    const sold = order.status === "complete" || order.status === "refunded";
    if (sold !== (payout !== null)) {
      world.wrong(`${order.id} is ${order.status}, and its payout ${payout?.status}`);
    }
    if (!payout) continue;
    const kept = payees.of(order.id).reduce((sum, one) => sum + one.amount - one.reversed, 0);
    const should = payout.status === "sent" || payout.status === "owed" ? transferOf(payout) : 0;
    if (payout.status !== "owed" && kept !== should) {
      // A debt that was paid leaves the seller what they had.
      if (payout.status !== "reversed") {
        world.wrong(`payout ${payout.id} is ${payout.status}, and the seller has ${kept} of it`);
      }
    }
    if (isPaid && order.status === "complete" && payout.status !== "sent") {
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
