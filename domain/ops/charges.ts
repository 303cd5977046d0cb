/** A loss on a sale is charged to its seller. */
import { z } from "zod";
import { toMajor } from "../money.ts";
import { chargeSeller } from "../payouts/charging.ts";
import { payouts } from "../payouts/payout.ts";
import { text } from "../text.ts";
import { amountArgument, minorOf, tooExact } from "./arguments.ts";
import { done, type Ops, type OpsAnswer, refused, type Who } from "./ops.ts";
import { recording } from "./recorded.ts";

export const chargeQuestion = z.strictObject({
  orderId: text(300).min(1),
  /** In the currency's unit, such as "12.50". */
  amount: amountArgument,
  /** It is meant, although the same was charged lately. */
  again: z.boolean().default(false),
});
type ChargeQuestion = z.infer<typeof chargeQuestion>;

export async function chargeLoss(
  x: Ops,
  { orderId, amount, again }: ChargeQuestion,
  who: Who,
): Promise<OpsAnswer> {
  const payout = await x.store.get(payouts, orderId);
  const unknown = () => refused("not_found", `There is no payout of order ${orderId}.`);
  if (!payout) return unknown();
  const { currency } = payout;
  const words = (minor: number) => `${toMajor({ amount: minor, currency })} ${currency}`;
  const minor = minorOf(amount, currency);
  if (minor === null) return refused("invalid", tooExact(amount, currency));
  const record = recording(x, who, "loss_charged");
  const result = await chargeSeller(
    x,
    orderId,
    minor,
    again,
    (tx, { sellerId }) => record(tx, { sellerId, orderId, amount: { amount: minor, currency } }),
  );
  switch (result.is) {
    case "done":
      return done({
        status: result.payout.status,
        sellerId: result.payout.sellerId,
        amount: { amount: minor, currency },
      });
    case "unknown":
      return unknown();
    case "too_much":
      return refused(
        "order_not_payable",
        result.most === 0
          ? "Nothing was lost on this sale that its seller could be charged with."
          : `Of this sale, at most ${words(result.most)} can be charged to its seller.`,
      );
    case "charged_before": {
      const at = new Date(result.at).toISOString();
      return refused(
        "order_not_payable",
        `The same was charged at ${at}: ${
          words(minor)
        }. Nothing was done. If it is meant once more, add --again.`,
      );
    }
  }
}
