/** Walks over a seller's payouts while something else changes them. */
import { assertEquals } from "@std/assert";
import { refreshAccount } from "#domain/payouts/account_commands.ts";
import { noteDebt } from "#domain/payouts/debts_by_operators.ts";
import { onAccountChanged, onDebtPaid } from "#domain/payouts/on_events.ts";
import { payouts } from "#domain/payouts/payout.ts";
import type { Services } from "#domain/ports/services.ts";
import { Disputes } from "./disputed_sales.ts";

/** Services in which somebody changes the payout before the first commit, after it was read. */
function disturbed(x: Services, payoutId: string): Services {
  let isFirst = true;
  const store = new Proxy(x.store, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (name !== "transact") return typeof value === "function" ? value.bind(target) : value;
      return async (...args: Parameters<typeof target.transact>) => {
        if (isFirst) {
          isFirst = false;
          await target.transact(async (tx) => {
            const payout = (await tx.get(payouts, payoutId))!;
            tx.put(payouts, { ...payout, reminded: payout.reminded + 1 });
          });
        }
        return await target.transact(...args);
      };
    },
  });
  return { ...x, store };
}

Deno.test("a debt that is paid ends a payout that changes at the same time", async () => {
  await using d = await Disputes.open();
  const { x } = d.market.e;
  const order = await d.sale();
  await d.due();
  d.spends(true);
  await d.lost(order, 2000);
  await noteDebt(x, d.alice, "repaid", 2000);
  assertEquals((await d.payout(order)).status, "owed");
  await onDebtPaid(disturbed(x, order.id), { sellerId: d.alice });
  assertEquals((await d.payout(order)).status, "sent");
});

Deno.test("an account that works again frees a payout that changes at the same time", async () => {
  await using d = await Disputes.open();
  const { x } = d.market.e;
  const order = await d.sale();
  d.payees.accounts.set(`acct_${d.alice}`, "restricted");
  await d.due();
  assertEquals((await d.payout(order)).reason, "account");
  d.payees.accounts.set(`acct_${d.alice}`, "active");
  await refreshAccount(x, d.alice);
  await onAccountChanged(disturbed(x, order.id), { userId: d.alice });
  assertEquals((await d.payout(order)).againAt, null);
});
