/** Steps of tests about listings of several tickets. */
import type { Browser, Form } from "./browser.ts";
import { CARDS, openCheckout, seeOther, sellForm } from "./cast.ts";

let made = 0;

/** The form of this many tickets; seats 12, 13, … */
export function several(count: number, over: Form = {}): Form {
  const form: Form = { ...sellForm(), rows: String(count), split: "any", ...over };
  for (let n = 2; n <= count; n++) {
    form[`seat${n}`] = String(11 + n);
    form[`code${n}`] = `SEVERAL-${++made}`;
  }
  return { ...form, ...over };
}

/** The form that reserves some of them. */
export const take = (listingId: string, quantity: number, total = 4550 * quantity): Form => ({
  listingId,
  quantity: String(quantity),
  [`total${quantity}`]: String(total),
});

export async function reserveSome(buyer: Browser, form: Form): Promise<string> {
  return (await seeOther(buyer.post("/orders", form), /^\/orders\/[0-9A-Z]+$/)).split("/")[2];
}

export async function pay(buyer: Browser, orderId: string): Promise<void> {
  const checkout = await openCheckout(buyer, orderId);
  const back = await seeOther(buyer.post(checkout, { card: CARDS.pays }), /\/payment$/);
  await seeOther(buyer.get(back), `/orders/${orderId}`);
}
