import type { FormProps } from "#web/parts/form.ts";
import type { InferData } from "fresh/types";
import { ReportForm } from "#web/pages/ticket/ReportForm.tsx";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { findReportable, reportTicket } from "#domain/reports/commands.ts";
import { MAX_REPORT_WORDS, reportInput } from "#domain/reports/report.ts";
import { refuse as refused, type Result } from "#domain/result.ts";
import { readForm } from "#web/request/body.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { blankForm, refusedForm } from "#web/answer/form_page.ts";
import { parseId, requireSession } from "#web/request/guards.ts";
import { fieldErrors } from "#web/answer/json.ts";
import { page, type PageOptions } from "#web/answer/page.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function Report({ data, state }: Props<InferData<typeof handlers>>) {
  return <ReportForm view={data} words={state.manner.words} />;
}

export const handlers = {
  async GET(ctx: Ctx<"id">) {
    return await show(ctx, await reportable(ctx), blankForm());
  },

  async POST(ctx: Ctx<"id">) {
    const { system, manner } = ctx.state;
    const { user } = requireSession(ctx);
    const values = await readForm(ctx.req);
    const ticket = await reportable(ctx);
    const input = reportInput.safeParse(values);
    let result: Result<unknown>;
    if (!input.success) result = refused("invalid", { errors: fieldErrors(input.error) });
    else {
      result = await system.throttling.take({ report_account: user.id });
      if (result.ok) result = await reportTicket(system, user.id, ticket.id, input.data);
    }
    if (result.ok) return redirectWithNotice(ctx, `/tickets/${ticket.id}`, "reported");
    const { view, status, headers } = refusedForm(values, result.refusal, manner.words);
    return await show(ctx, ticket, view, { status, headers });
  },
};

async function reportable(ctx: Ctx<"id">): Promise<Ticket> {
  const { user } = requireSession(ctx);
  const id = parseId(ctx.params.id);
  const back = { href: `/tickets/${id}`, label: "ticket" } as const;
  return unwrap(await findReportable(ctx.state.system, user.id, id), back);
}

const show = (ctx: Ctx<"id">, ticket: Ticket, form: FormProps, options?: PageOptions) =>
  page(
    ctx,
    { ticket: { id: ticket.id, title: ticket.title }, form, maxWords: MAX_REPORT_WORDS },
    options,
  );
