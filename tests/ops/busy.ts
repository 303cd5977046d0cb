/** An exchange after a few hundred orders (sold, held, lapsed, cancelled, refunded), on a database file. */
import { addMember } from "#domain/groups/commands.ts";
import { cancelOrder, refundOrder } from "#domain/orders/commands.ts";
import { orders } from "#domain/orders/order.ts";
import { Exchange, must } from "../exchange.ts";

export const ORDERS = 320;
const BUYERS = 16;

/** A temporary folder, removed on disposal. */
export class Folder implements AsyncDisposable {
  private constructor(readonly path: string) {}
  static async make(): Promise<Folder> {
    return new Folder(await Deno.makeTempDir());
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.path, { recursive: true });
  }
}

export const SETTINGS = { MAX_HOLDS: "0", SECRET: "a secret of the tests, 32 bytes or more" };

/** A quarter each of sold, refunded, held and cancelled orders. */
export async function afterManyOrders(kvUrl: string, count = ORDERS): Promise<Exchange> {
  const e = await Exchange.open({ ...SETTINGS, KV_URL: kvUrl });
  const seller = await e.user("sela");
  const moderator = await e.user("mona");
  must(await addMember(e.x, "moderators", moderator));
  const buyers = await Promise.all(Array.from({ length: BUYERS }, (_, n) => e.user(`bob${n}`)));
  await Promise.all(Array.from({ length: count }, async (_, n) => {
    const buyer = buyers[n % BUYERS];
    const title = `${["Night", "Day", "Dusk"][n % 3]} Owls ${n}`;
    const { id } = await e.ticket(seller, { title, city: ["Lyon", "Genève"][n % 2] });
    const order = await e.reserve(buyer, id);
    if (n % 4 < 2) must(await e.pay(await e.checkout(buyer, order.id)));
    if (n % 4 === 3) must(await cancelOrder(e.x, buyer, order.id));
  }));
  await e.settle();
  const all = await Array.fromAsync(e.x.store.scan(orders));
  const sold = all.filter(({ status }) => status === "complete");
  await Promise.all(
    sold.slice(0, sold.length / 2).map(async ({ id }) =>
      must(await refundOrder(e.x, moderator, id))
    ),
  );
  await e.settle();
  return e;
}
