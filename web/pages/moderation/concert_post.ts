/** The posts of moderators' decisions about a concert: back to its page, or the page with what was entered. */
import type { Concert } from "#domain/concerts/concert.ts";
import type { Asked } from "#domain/concerts/decide.ts";
import { mayModerateConcert } from "#domain/concerts/may.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Result } from "#domain/result.ts";
import type { Words } from "#words/languages.ts";
import { refusedForm } from "../../answer/form_page.ts";
import { page } from "../../answer/page.ts";
import { redirectWithNotice } from "../../answer/redirect_with_notice.ts";
import { unwrap } from "../../answer/refused.ts";
import { type Form, readForm } from "../../request/body.ts";
import { parseId, requireUser } from "../../request/guards.ts";
import type { Ctx } from "../../request/state.ts";
import { versionOf } from "../../request/version.ts";
import type { ConcertStep } from "./ConcertCase.tsx";
import { concertCaseView } from "./concert_case_view.ts";
import { readReason } from "./reason_form.ts";

interface Ask {
  ctx: Ctx<"id">;
  userId: string;
  concert: Concert;
  form: Form;
  asked: Asked;
}

interface Decision {
  step: ConcertStep;
  notice: keyof Words["notices"];
  run(ask: Ask): Promise<Result<Concert>>;
}

const back = { href: "/moderation/concerts", label: "concerts" } as const;

export const concertDecision = ({ step, notice, run }: Decision) => ({
  async POST(ctx: Ctx<"id">) {
    const { system, requestId, manner } = ctx.state;
    const { user } = requireUser(ctx);
    const form = await readForm(ctx.req);
    const id = parseId(ctx.params.id);
    // Checked first, so that other people learn nothing from the further checks.
    const concert = unwrap(await mayModerateConcert(system, user.id, id), back);
    const version = versionOf(form);
    const read = readReason(form);
    if (!read.ok) return await again(read.refusal);
    const asked = { reason: read.reason, requestId, version };
    const result = await run({ ctx, userId: user.id, concert, form, asked });
    if (!result.ok) return await again(result.refusal);
    return redirectWithNotice(ctx, `/moderation/concerts/${id}`, notice);

    async function again(refusal: Refusal) {
      const { view, status, headers } = refusedForm(form, refusal, manner.words);
      const now = unwrap(await mayModerateConcert(system, user.id, id), back);
      const refused = { step, form: view, into: refusal.concertId };
      return await page(ctx, await concertCaseView(ctx, now, user.id, refused), {
        status,
        headers,
      });
    }
  },
});
