/** The props of the audit trail. */
import type { DecisionPage } from "#domain/ops/decisions.ts";
import type { OpsAnswer } from "#domain/ops/ops.ts";
import type { Manner } from "#words/manner.ts";
import { blankForm } from "../../answer/form_page.ts";
import type { AuditView } from "./Audit.tsx";

/** `values`: the filters as entered; `answer`: of the operation `audit`. */
export function auditView(
  values: Record<string, string>,
  answer: OpsAnswer,
  manner: Manner,
): AuditView {
  const { problems } = manner.words.audit;
  const problem = answer.ok ? null : problems[answer.code === "not_found" ? "nobody" : "invalid"];
  const trail = answer.ok ? answer.data as DecisionPage : { entries: [] } as DecisionPage;
  const link = (cursor?: string) =>
    cursor && `/ops/audit?${new URLSearchParams({ ...values, cursor })}`;
  return {
    form: { ...blankForm(values), problem },
    entries: trail.entries,
    next: link(trail.next),
    previous: link(trail.previous),
    manner,
  };
}
