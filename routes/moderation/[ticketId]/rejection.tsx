import type { InferData } from "fresh/types";
import { Title } from "#components/Bits.tsx";
import { RejectionForm } from "#components/Moderation.tsx";
import { reasonInput } from "#domain/audit/verdict.ts";
import { mayReview, rejectTicket } from "#domain/moderation/commands.ts";
import { readForm } from "#http/body.ts";
import { done } from "#http/done.ts";
import { refusedForm } from "#http/form_page.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { page } from "#http/page.ts";
import { need } from "#http/refused.ts";
import { versionOf } from "#http/version.ts";
import type { Ctx, Props } from "#http/state.ts";

const back = { href: "/moderation", label: "queue" } as const;

export default function RejectionRefused({ data, state }: Props<InferData<typeof handlers>>) {
  const { words } = state.manner;
  const { moderation } = words;
  return (
    <div class="narrow">
      <Title text={moderation.rejectTitle} words={words} />
      <h1>{moderation.rejectTitle}</h1>
      <p>
        <a href={`/tickets/${data.ticketId}`}>{moderation.toTicket}</a>
      </p>
      <RejectionForm {...data} words={words} />
    </div>
  );
}

export const handlers = {
  async POST(ctx: Ctx<"ticketId">) {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const values = await readForm(ctx.req);
    const ticketId = parseId(ctx.params.ticketId);
    const reason = reasonInput.safeParse(values.reason ?? "");
    // Those who may not review learn nothing from the order of the checks: the command refuses them.
    if (!reason.success && await mayReview(system, user.id)) {
      const errors = [{ path: "reason", message: reason.error.issues[0].message }];
      const { view, status } = refusedForm(
        values,
        { code: "invalid", errors },
        ctx.state.manner.words,
      );
      return await page(ctx, { ticketId, version: versionOf(values), form: view }, { status });
    }
    const version = versionOf(values);
    const { requestId } = ctx.state;
    need(
      await rejectTicket(system, user.id, ticketId, version, reason.data ?? "", requestId),
      back,
    );
    return done(ctx, "/moderation", "rejected");
  },
};
