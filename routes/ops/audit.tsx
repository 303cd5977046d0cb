import type { InferData } from "fresh/types";
import { AuditPage } from "#web/pages/ops/Audit.tsx";
import { runOperation } from "#domain/ops/operations.ts";
import { person } from "#domain/decisions/who.ts";
import { auditView } from "#web/pages/ops/audit_view.ts";
import { queryOf } from "#web/request/pairs.ts";
import { requireOperator } from "#web/pages/ops/ops.ts";
import { readDays } from "#web/parts/date_text.ts";
import { page } from "#web/answer/page.ts";
import { refuse } from "#web/answer/refused.ts";
import type { Ctx, Props } from "#web/request/state.ts";

/** Decisions per page. */
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
    const entered = Object.fromEntries(
      FIELDS.flatMap((name) => query[name] === undefined ? [] : [[name, query[name].trim()]]),
    );
    const values = readDays(entered, ["from", "to"], manner.locale);
    const { cursor } = query;
    const asked = { ...values, ...(cursor === undefined ? {} : { cursor }), limit: PER_PAGE };
    const who = { ...person(user.id, requestId), why: "" };
    const answer = await runOperation(system.ops, "audit", asked, who);
    if (!answer.ok && answer.code === "malformed") refuse("malformed");
    return await page(ctx, auditView(values, answer, manner), {
      secret: true,
      status: answer.ok ? 200 : 422,
    });
  },
};
