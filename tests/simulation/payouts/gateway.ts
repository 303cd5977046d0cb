/** The payout provider as a process calls it: each call waits at a gate. */
import type { PayoutGateway } from "#domain/ports/payouts.ts";
import type { Call, PayoutVerb } from "../gates.ts";
import type { Tree } from "../tree.ts";
import { type Payees, Refused } from "./payees.ts";

export function payoutGatewayOf(
  payees: Payees,
  tree: Tree,
  through: <T>(call: Call, run: () => T) => Promise<T>,
): PayoutGateway {
  const ask = <T>(verb: PayoutVerb, payoutId: string, run: () => T): Promise<T> =>
    through({ kind: "payouts", verb, payoutId }, () => {
      try {
        return run();
      } catch (error) {
        if (error instanceof Refused) throw new tree.PayoutRefused(error.why, error.message);
        throw error;
      }
    });
  return {
    name: "simulated",
    openAccount: (userId) => ask("account", userId, () => payees.open(userId)),
    onboardingUrl: (id) => Promise.resolve(`https://pay.example/${id}`),
    account: (id) =>
      ask("account", id, () => ({ status: payees.accounts.get(id) ?? "closed", ending: null })),
    transfer: (payout, { amount }, key) =>
      ask("transfer", payout.id, () => payees.transfer(payout, amount, key)),
    reverse: (payout, amount, key) =>
      ask("reverse", payout.id, () => payees.reverse(payout, amount, key)),
    read: (payout) =>
      ask("read", payout.id, () => payees.of(payout.id).map((transfer) => ({ ...transfer }))),
    readNotice: null,
    checkPlatform: null,
  };
}
