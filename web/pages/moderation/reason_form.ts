/** Reads the reason of a decision, or shows its form again. */
import type { Asking, ReasonPageView } from "./ReasonForm.tsx";
import { reasonInput } from "#domain/decisions/decision.ts";
import type { Form } from "../../request/body.ts";
import { refusedForm } from "../../answer/form_page.ts";
import { page } from "../../answer/page.ts";
import type { Ctx } from "../../request/state.ts";

/** The reason, or the problem with it. */
export function readReason(form: Form) {
  const reason = reasonInput.safeParse(form.reason ?? "");
  if (reason.success) return { ok: true, reason: reason.data } as const;
  const errors = [{ path: "reason", message: reason.error.issues[0].message }];
  return { ok: false, refusal: { code: "invalid", errors } } as const;
}

/** The form again, with what was entered. */
export async function reasonPageAgain(
  ctx: Pick<Ctx, "state">,
  values: Form,
  refusal: Parameters<typeof refusedForm>[1],
  { asking, back }: { asking: Asking; back: ReasonPageView["back"] },
) {
  const { view: form, status } = refusedForm(values, refusal, ctx.state.manner.words);
  const view: ReasonPageView = { title: asking.button, back, asking, form };
  return await page(ctx, view, { status });
}
