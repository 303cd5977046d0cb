import type { FormProps } from "#web/parts/form.ts";
import { says } from "#words/problems.ts";
import type { InferData } from "fresh/types";
import { EditPage } from "#web/pages/sell/SellPage.tsx";
import type { Refusal } from "#domain/refusals.ts";
import { editTicket } from "#domain/tickets/commands.ts";
import { findTicket, revealCode } from "#domain/tickets/queries.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { type Form, readForm } from "#web/request/body.ts";
import { guardedEdit } from "#web/pages/sell/code_guard.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { blankForm, refusedForm } from "#web/answer/form_page.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import { refuse, unwrap } from "#web/answer/refused.ts";
import { parseSellForm, sellValues } from "#web/pages/sell/sell_form.ts";
import { previewProps, sellFormProps } from "#web/pages/sell/sell_page.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import Preview from "#islands/SellPreview.tsx";

export default function Edit({ data, state }: Props<InferData<typeof handlers>>) {
  return (
    <EditPage view={data}>
      <Preview {...previewProps(data.form, state.manner, null)} />
    </EditPage>
  );
}

export const handlers = {
  async GET(ctx: Ctx<"id">) {
    const ticket = await ownTicket(ctx);
    const code = await revealCode(ctx.state.system, ticket.sellerId, ticket);
    return await show(ctx, ticket, blankForm(sellValues(ticket, code)), ticket.version);
  },

  async POST(ctx: Ctx<"id">) {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const values = await readForm(ctx.req);
    const ticket = await ownTicket(ctx);
    const version = Number(values.version);
    if (!Number.isInteger(version)) {
      const errors = [{ path: "version", message: says("open_again") }];
      return await refused(ctx, ticket, values, { code: "invalid", errors });
    }
    const parsed = parseSellForm(values, system.settings, ctx.state.manner.locale, ticket);
    if (!parsed.ok) {
      return await refused(ctx, ticket, values, { code: "invalid", errors: parsed.errors });
    }
    const { input } = parsed;
    const present = await revealCode(system, user.id, ticket);
    const result = await guardedEdit(
      ctx,
      user.id,
      input,
      present,
      () => editTicket(system, user.id, ticket.id, input, version),
    );
    if (!result.ok) return await refused(ctx, ticket, values, result.refusal);
    const { id, status } = result.value;
    return redirectWithNotice(ctx, `/tickets/${id}`, status === "pending" ? "waiting" : "saved");
  },
};

/** The ticket; throws `forbidden` for people who may not edit it. */
async function ownTicket(ctx: Ctx<"id">): Promise<Ticket> {
  const { system } = ctx.state;
  const { user } = requireUser(ctx);
  const ticket = unwrap(await findTicket(system, user.id, parseId(ctx.params.id)));
  const thing = { namespace: "Ticket", value: ticket } as const;
  if (!await system.permissions.allows(user.id, "edit", thing)) refuse("forbidden");
  return ticket;
}

async function show(
  ctx: Ctx<"id">,
  ticket: Ticket,
  form: FormProps,
  version: number,
  options: { status?: number; headers?: Record<string, string> } = {},
) {
  const back = `/tickets/${ticket.id}`;
  const { system, manner } = ctx.state;
  const props = await sellFormProps(system, form, manner, {
    action: `${back}/edit`,
    submit: manner.words.sell.save,
    proposals: null,
    hidden: { version: String(version) },
  });
  return await page(ctx, { title: ticket.title, back, form: props }, { ...options, secret: true });
}

async function refused(ctx: Ctx<"id">, ticket: Ticket, values: Form, refusal: Refusal) {
  if (refusal.code === "version_mismatch") {
    refusal = { ...refusal, detail: says("saved_meanwhile") };
  }
  const { view, status, headers } = refusedForm(values, refusal, ctx.state.manner.words);
  return await show(ctx, ticket, view, ticket.version, { status, headers });
}
