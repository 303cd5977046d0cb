/** The pages about one change of e-mail address, which mails link to. */
import { type Refusal, wordsOf } from "#domain/refusals.ts";
import { says } from "#words/problems.ts";
import { page } from "../../answer/page.ts";
import type { Ctx } from "../../request/state.ts";
import { requireOwnAccounts } from "../sign_in/identity_mode.ts";
import type { EmailChangeView } from "./EmailChangeQuestion.tsx";

/** The question of this link; `refusal`: of the answer just given. */
export async function emailQuestion(ctx: Ctx, link: string, refusal?: Refusal) {
  const found = await requireOwnAccounts(ctx.state.system).emailChanges.read(link);
  if (!found) return await emailRefused(ctx, { code: "link_over" });
  const { change, side } = found;
  if (change.taken) return await emailRefused(ctx, TAKEN);
  const { status, ...problem } = refusal ? wordsOf(refusal, ctx.state.manner.words) : ASKED;
  const view: EmailChangeView = {
    asked: { ...change, side },
    link,
    problem: refusal ? problem : null,
  };
  return await page(ctx, view, { secret: true, status });
}

const ASKED = { status: 200, title: "", detail: "" };
const TAKEN: Refusal = { code: "email_taken", detail: says("change_taken") };

export async function emailRefused(ctx: Ctx, refusal: Refusal) {
  const detail = refusal.code === "link_over" ? says("change_link_over") : refusal.detail;
  const { status, ...problem } = wordsOf({ ...refusal, detail }, ctx.state.manner.words);
  const view: EmailChangeView = { asked: null, link: "", problem };
  return await page(ctx, view, { secret: true, status });
}
