/** The posts of moderators' decisions: a redirect to the list, or the case again with what was entered. */
import type { DecideView, DecisionName } from "./Decide.tsx";
import { mayModerate } from "#domain/moderation/may.ts";
import { findCase } from "#domain/moderation/queries.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Result } from "#domain/result.ts";
import type { Words } from "#words/languages.ts";
import { says } from "#words/problems.ts";
import { type Form, readForm } from "../../request/body.ts";
import { caseView } from "./case_view.ts";
import { redirectWithNotice } from "../../answer/redirect_with_notice.ts";
import { refusedForm } from "../../answer/form_page.ts";
import { parseId, requireUser } from "../../request/guards.ts";
import { page } from "../../answer/page.ts";
import { readReason } from "./reason_form.ts";
import { unwrap } from "../../answer/refused.ts";
import type { Ctx } from "../../request/state.ts";
import { versionOf } from "../../request/version.ts";

const back = { href: "/moderation", label: "queue" } as const;

interface Decision {
  which: DecisionName;
  notice: keyof Words["notices"];
  run(
    ctx: Ctx<"ticketId">,
    ask: {
      userId: string;
      ticketId: string;
      version: number;
      /** "" for an approval, which needs none. */
      reason: string;
      /** The seller's name that the moderator saw; "": none. */
      name: string;
    },
  ): Promise<Result<unknown>>;
}

const listOf = ({ list }: Form): DecideView["list"] => list === "reports" ? "reports" : "waiting";
export const pathOf = (list: DecideView["list"]): string =>
  list === "reports" ? "/moderation/reports" : "/moderation";

export const decision = ({ which, notice, run }: Decision) => ({
  async POST(ctx: Ctx<"ticketId">) {
    const { system, manner } = ctx.state;
    const { user } = requireUser(ctx);
    const values = await readForm(ctx.req);
    const ticketId = parseId(ctx.params.ticketId);
    // Checked first, so that other people learn nothing from the further checks.
    unwrap(await mayModerate(system, user.id, ticketId), back);
    const version = versionOf(values);
    const read = which === "approve" ? { ok: true, reason: "" } as const : readReason(values);
    if (!read.ok) return await again(read.refusal);
    const name = values.name ?? "";
    const asked = { userId: user.id, ticketId, version, reason: read.reason, name };
    const result = await run(ctx, asked);
    if (result.ok) return redirectWithNotice(ctx, pathOf(listOf(values)), notice);
    const { code } = result.refusal;
    if (code === "concert_cancelled") return await again(result.refusal);
    if (code !== "version_mismatch") unwrap(result, back);
    return await again({ code, detail: says("judged_meanwhile") });

    async function again(refusal: Refusal) {
      const { view: form, status } = refusedForm(values, refusal, manner.words);
      const found = unwrap(await findCase(system, user.id, ticketId), back);
      return await page(ctx, caseView(ctx, found, listOf(values), { which, form }), { status });
    }
  },
});
