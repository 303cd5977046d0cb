/** Decisions of operators about money, for the audit trail: each is written in the commit that does what was decided. */
import type { Tx } from "#store/types.ts";
import { type MoneyAction, record } from "../decisions/decision.ts";
import type { Money } from "../money.ts";
import type { Ops, Who } from "./ops.ts";

interface Decided {
  readonly sellerId: string;
  /** Null: about all that the seller owes. */
  readonly orderId: string | null;
  readonly amount: Money;
}

/** Records decisions of this operator; each call of what it returns is for one commit, which may run several times. */
export function recording(
  { store }: Pick<Ops, "store">,
  { by, requestId, why }: Who,
  action: MoneyAction,
) {
  const id = store.newId();
  return (tx: Tx, { sellerId, orderId, amount }: Decided): void => {
    record(tx, id, { by, requestId }, {
      action,
      reason: why || null,
      orderId,
      people: [sellerId],
      amount,
    });
  };
}
