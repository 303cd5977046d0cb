/** Compares the relations that an external evaluator stores with ours, and repairs them. */
import { compareRelations } from "../permissions/repair.ts";
import { done, type Ops, type OpsAnswer, refused } from "./ops.ts";

export const checkRelations = (x: Ops): Promise<OpsAnswer> => compare(x, false);
export const repairRelations = (x: Ops): Promise<OpsAnswer> => compare(x, true);

async function compare(x: Ops, mend: boolean): Promise<OpsAnswer> {
  const { mirror } = x.permissions;
  if (!mirror) {
    return refused(
      "invalid",
      "Permissions are read from the entities: there is nothing to compare.",
    );
  }
  const report = await compareRelations({ store: x.store, mirror }, mend);
  return done(report, !report.complete || (!mend && report.missing + report.surplus > 0));
}
