/** The operators' page of the books shows sums that are kept, however many sellers there are. */
import { assert, assertEquals } from "@std/assert";
import { sellerOwes, sellerPayable } from "#domain/books/accounts.ts";
import { post, postings } from "#domain/books/posting.ts";
import { trialBalance } from "#domain/books/queries.ts";
import { mannerIn } from "#words/manner.ts";
import { moneyView } from "#web/pages/ops/money_view.ts";
import { Exchange } from "../exchange.ts";
import { DUE_DAYS, IBANS, Money } from "../payouts/cast.ts";

const manner = mannerIn("en", { locale: "en", timeZone: "Europe/Paris" });
/** Accounts of ours, what sellers owe, and a page of postings with its index rows and one more to see that there are others. */
const MOST_ROWS = 11 + 2 * 21;

const shown = async ({ x }: Exchange) =>
  Object.fromEntries(
    (await moneyView(x.ops, undefined, manner)).accounts.map(({ name, amount }) => [name, amount]),
  );

/** The same from every single account. */
async function fromAll({ x }: Exchange) {
  const { accounts } = await trialBalance(x.store, "EUR");
  const sums: Record<string, number> = { seller_payable: 0, seller_owes: 0 };
  for (const [account, amount] of Object.entries(accounts)) {
    const name = account.split(":")[0];
    sums[name] = (sums[name] ?? 0) + amount;
  }
  return sums;
}

Deno.test("what sellers get and owe is shown as one sum each, as their accounts have it", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  assertEquals(await shown(m.e), await fromAll(m.e));
  const first = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(first);
  await m.sale({ price: { amount: 3000, currency: "EUR" } });
  const { seller_owes, seller_payable } = await shown(m.e);
  assertEquals([seller_owes, seller_payable], [4500, -3000]);
  assertEquals(await shown(m.e), await fromAll(m.e));
  await m.days(DUE_DAYS);
  assertEquals((await shown(m.e)).seller_owes, 1500);
  assertEquals(await shown(m.e), await fromAll(m.e));
  for (const entity of m.e.x.ops.entities) {
    assertEquals(await Array.fromAsync(m.e.x.store.verifyIndexes(entity)), []);
  }
});

Deno.test("with hundreds of sellers, the page reads no more rows than with a few", async () => {
  await using e = await Exchange.open();
  for (let n = 0; n < 300; n++) {
    await e.x.store.transact((tx) => {
      post(tx, {
        id: `seller-${n}:test`,
        cause: "refund",
        orderId: null,
        currency: "EUR",
        lines: [
          { account: sellerPayable(`seller-${n}`), amount: -100 - n },
          { account: sellerOwes(`seller-${n}`), amount: 100 + n },
        ],
      });
      return Promise.resolve();
    });
  }
  const { stats } = e.x.store;
  const before = stats.rowsRead;
  assertEquals((await shown(e)).seller_owes, 300 * 100 + 299 * 150);
  const rows = stats.rowsRead - before;
  assert(rows <= MOST_ROWS, `${rows} rows were read`);
  assertEquals((await e.x.store.list(postings, "time", { limit: 1 })).items.length, 1);
});
