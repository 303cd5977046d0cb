import type { InferData } from "fresh/types";
import { AuditPage } from "#web/pages/ops/Audit.tsx";
import { runOperation } from "#domain/ops/operations.ts";
import type { Trail } from "#domain/ops/decisions.ts";
import { person } from "#domain/decisions/who.ts";
import { blankForm } from "#web/answer/form_page.ts";
import { queryOf } from "#web/request/pairs.ts";
import { requireOperator } from "#web/pages/ops/ops.ts";
import { page } from "#web/answer/page.ts";
import { refuse } from "#web/answer/refused.ts";
import type { Ctx, Props } from "#web/request/state.ts";

/** Decisions of one page. */
const PER_PAGE = 25;
const FIELDS = ["person", "thing", "from", "to"] as const;

export default function Audit({ data }: Props<InferData<typeof handlers>>) {
  return <AuditPage view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { system, requestId, manner } = ctx.state;
    const user = await requireOperator(ctx);
    const query = queryOf(ctx.url);
    const values = Object.fromEntries(
      FIELDS.flatMap((name) => query[name] === undefined ? [] : [[name, query[name].trim()]]),
    );
    const { cursor } = query;
    const asked = { ...values, ...(cursor === undefined ? {} : { cursor }), limit: PER_PAGE };
    const who = { ...person(user.id, requestId), why: "" };
    const answer = await runOperation(system.ops, "audit", asked, who);
    if (!answer.ok && answer.code === "malformed") refuse("malformed");
    const form = answer.ok ? blankForm(values) : {
      ...blankForm(values),
      problem: manner.words.audit.problems[answer.code === "not_found" ? "nobody" : "invalid"],
    };
    const { entries, next, previous } = answer.ok ? answer.data as Trail : { entries: [] } as Trail;
    const link = (to?: string) =>
      to && `/ops/audit?${new URLSearchParams({ ...values, cursor: to })}`;
    const view = { form, entries, next: link(next), previous: link(previous), manner };
    return await page(ctx, view, { secret: true, status: answer.ok ? 200 : 422 });
  },
};
