/** What a total is made of, one click away. Nothing where there is no fee. */
import { fill } from "#words/fill.ts";
import { type Amount, moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";

/** What is paid for tickets at a price, in one currency. */
interface Paid {
  price: Amount;
  total: Amount;
}

export const hasFee = ({ price, total }: Paid): boolean => total.amount > price.amount;

/** `each`: the amounts are those of each of several tickets. */
export function Split({ paid, each = false, manner }: {
  paid: Paid;
  each?: boolean;
  manner: Manner;
}) {
  if (!hasFee(paid)) return null;
  const { fees } = manner.words;
  const { price, total } = paid;
  return (
    <details class="split small">
      <summary>{fees.details}</summary>
      <p>
        {fill(each ? fees.splitEach : fees.split, {
          price: moneyText(price, manner.locale),
          fee: moneyText({ ...total, amount: total.amount - price.amount }, manner.locale),
        })}
      </p>
      <p class="quiet">{fees.refund}</p>
    </details>
  );
}
