/** Compares our payments with the provider's now, without waiting for the hourly job. */
import { reconcileNow } from "../payments/reconciliation.ts";
import { done, type Ops, type OpsAnswer } from "./ops.ts";

/** `wrong`: some differences could not be repaired. */
export async function comparePayments(x: Ops): Promise<OpsAnswer> {
  const report = await reconcileNow(x);
  return done(report, report.unknown > 0 || report.failed > 0 || !report.complete);
}
