/** Comparing payments with the provider's, now rather than within the hour. */
import { reconcileNow } from "../payments/reconciliation.ts";
import { done, type Ops, type OpsAnswer } from "./ops.ts";

/** Wrong: something is left that this could not mend. */
export async function comparePayments(x: Ops): Promise<OpsAnswer> {
  const report = await reconcileNow(x);
  return done(report, report.unknown > 0 || report.failed > 0 || !report.complete);
}
