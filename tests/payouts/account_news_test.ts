/** What the provider says of a seller's account, when several ask at once. */
import { assertEquals } from "@std/assert";
import { openPayoutAccount, refreshAccount } from "#domain/payouts/account_commands.ts";
import { payoutAccounts } from "#domain/payouts/account.ts";
import { must } from "../exchange.ts";
import { IBANS, Money } from "./cast.ts";

Deno.test("an answer of the provider that is older than what is stored does not replace it", async () => {
  await using m = await Money.open();
  const { x } = m.e;
  const { account } = must(await openPayoutAccount(x, m.alice));
  await m.e.settle();
  const asked = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  let calls = 0;
  const payouts: typeof x.payouts = {
    ...x.payouts,
    account: async (id) => {
      const seen = await x.payouts.account(id);
      if (calls++ > 0) return seen;
      asked.resolve();
      await goOn.promise;
      return seen;
    },
  };
  const slow = refreshAccount({ store: x.store, payouts }, m.alice);
  await asked.promise;
  const form = { name: "Alice", iban: IBANS.takes };
  must(await x.payoutSandbox!.setUp(account.providerId!, form));
  await m.e.settle();
  const status = async () => (await x.store.get(payoutAccounts, m.alice))!.status;
  assertEquals(await status(), "active");
  goOn.resolve();
  await slow;
  assertEquals([await status(), calls], ["active", 2]);
});
