import type { FormProps } from "#web/parts/form.ts";
import type { InferData } from "fresh/types";
import { SellPage } from "#web/pages/sell/SellPage.tsx";
import type { Refusal } from "#domain/refusals.ts";
import { ok } from "#domain/result.ts";
import { findJustListed } from "#domain/tickets/just_listed.ts";
import { listTickets } from "#domain/tickets/list_tickets.ts";
import { type Form, readForm } from "#web/request/body.ts";
import { guardedListing } from "#web/pages/sell/code_guard.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { listedNotice } from "#web/pages/sell/listed_notice.ts";
import { blankForm, refusedForm } from "#web/answer/form_page.ts";
import { requireUser } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import { atTheirFields, parseSellForm } from "#web/pages/sell/sell_form.ts";
import { chosenConcert, movedConcertView } from "#web/pages/sell/moved_concert.ts";
import { proposalsView } from "#web/pages/sell/proposals.ts";
import { previewProps, sellFormProps } from "#web/pages/sell/sell_page.ts";
import { sellStart } from "#web/pages/sell/sell_start.ts";
import { stepOf } from "#web/pages/sell/sell_steps.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import Preview from "#islands/SellPreview.tsx";

export default function Sell({ data, state }: Props<InferData<typeof handlers>>) {
  return (
    <SellPage form={data}>
      <Preview {...previewProps(data, state.manner, state.signedIn!.user.id)} />
    </SellPage>
  );
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { user } = requireUser(ctx);
    return await page(ctx, await formProps(ctx, blankForm(await sellStart(ctx, user.id))));
  },

  async POST(ctx: Ctx) {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const form = await readForm(ctx.req);
    const { values, joined, anotherConcert } = await chosenConcert(ctx, form, user.id);
    const step = await stepOf(ctx, values, user.id);
    if (step) {
      const props = await formProps(ctx, blankForm(step.values), step.asked);
      // The form is not complete: nothing was listed.
      return await page(ctx, props, { status: 422, secret: true });
    }
    const parsed = parseSellForm(values, system.settings, ctx.state.manner.locale, joined);
    if (!parsed.ok) return await refused(ctx, values, { code: "invalid", errors: parsed.errors });
    const input = { ...parsed.input, anotherConcert };
    const result = await guardedListing(ctx, user.id, async () => {
      const listed = await listTickets(system, user.id, input);
      if (listed.ok || listed.refusal.code !== "code_already_listed") return listed;
      // The form was sent twice, and the first post has listed the tickets.
      const first = await findJustListed(system, user.id, input);
      return first ? ok(first) : listed;
    });
    if (!result.ok) return await refused(ctx, values, result.refusal);
    const listing = result.value;
    return redirectWithNotice(ctx, `/tickets/${listing.id}`, listedNotice(listing, true));
  },
};

async function refused(ctx: Ctx, values: Form, refusal: Refusal) {
  const { words } = ctx.state.manner;
  const { view, status, headers } = refusedForm(values, atTheirFields(refusal), words);
  return await page(ctx, await formProps(ctx, view, false, refusal), {
    status,
    headers,
    secret: true,
  });
}

async function formProps(
  ctx: Ctx,
  form: FormProps,
  asked = false,
  refusal: Refusal | null = null,
) {
  const { system, manner } = ctx.state;
  return await sellFormProps(system, form, manner, {
    action: "/sell",
    submit: manner.words.sell.submit,
    moved: await movedConcertView(system, refusal, manner),
    proposals: await proposalsView(system, form.values, asked, manner),
  });
}
