/** Event handlers of payouts. They bring a payout on according to its current state. */
import type { OutboxRow } from "#store/types.ts";
import type { Payload } from "../events.ts";
import type { PayoutWork, Services } from "../ports/services.ts";
import { decideAccountChanged, decideAccountLacks } from "../trade/payouts/payout_decisions.ts";
import { decideDebtPaid } from "../trade/payouts/payout_reversals.ts";
import type { World } from "../trade/world.ts";
import { canReceive, payoutAccounts } from "./account.ts";
import { refreshAccount } from "./account_commands.ts";
import { decideNow } from "./commit.ts";
import { payouts } from "./payout.ts";
import { settlePayout } from "./settle.ts";

/** Payouts of one seller per page. */
const PAGE = 50;

/** Sends what is due, or takes back what is to come back. */
export async function onPayout(
  x: PayoutWork,
  { payoutId }: Payload<"payout:look">,
  row: OutboxRow,
): Promise<void> {
  await settlePayout(x, payoutId, row);
}

/** Asks the provider about the account. If it has refused money and cannot take any, its seller is told. */
export async function onAccountNoticed(
  x: Services,
  { userId }: Payload<"payout_account:noticed">,
): Promise<void> {
  await refreshAccount(x, userId);
  const account = await x.store.get(payoutAccounts, userId);
  if (!account || canReceive(account, x.payouts.name)) return;
  await forEach(x, "waiting", userId, decideAccountLacks);
}

/** Payouts that waited for the account are looked at again. */
export async function onAccountChanged(
  x: Services,
  { userId }: Payload<"payout_account:changed">,
): Promise<void> {
  const account = await x.store.get(payoutAccounts, userId);
  if (!canReceive(account, x.payouts.name)) return;
  await forEach(x, "waiting", userId, decideAccountChanged);
}

/** The oldest of what a seller owes may be paid. */
export async function onDebtPaid(
  x: Services,
  { sellerId }: Payload<"debt:paid">,
): Promise<void> {
  await forEach(x, "owed", sellerId, (world) => decideDebtPaid(world).world);
}

/** Decides about each payout of a seller in this index, each in a commit of its own. */
async function forEach(
  x: Services,
  index: "waiting" | "owed",
  sellerId: string,
  decide: (world: World) => World,
): Promise<void> {
  let start: [string, number, string] | undefined;
  for (;;) {
    const rows = await x.store.listKeys(payouts, index, { prefix: [sellerId], start, limit: PAGE });
    for (const { id } of rows) {
      await decideNow(x, id, (world) => ({ world: decide(world), next: "none" }));
    }
    const last = rows.at(-1);
    if (rows.length < PAGE || !last) return;
    start = [sellerId, Number(last.parts[1]), last.id];
  }
}
