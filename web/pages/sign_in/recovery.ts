/** The steps back in after a forgotten password: ask, look in the mailbox, choose a new one. */
import type { FormProps } from "../../parts/form.ts";
import { refusals } from "#domain/refusals.ts";
import { keepLanguage } from "#domain/users/commands.ts";
import { afterNewPassword } from "../account/access.ts";
import { ownAccounts } from "./identity_mode.ts";
import type { Form } from "../../request/body.ts";
import { noticeCookie } from "../../answer/cookies.ts";
import { blankForm, refusedForm } from "../../answer/form_page.ts";
import { queryOf } from "../../request/pairs.ts";
import { seeOther } from "../../answer/redirect.ts";
import type { Ctx } from "../../request/state.ts";
import { goOn } from "./reserve_after_sign_in.ts";

export type RecoveryStep =
  /** `over`: they came by a link that no longer works. */
  | { is: "ask"; form: FormProps; over: boolean }
  | { is: "sent" }
  | { is: "choose"; form: FormProps; link: string; email: string };

interface Shown {
  step: RecoveryStep;
  status?: number;
  headers?: Record<string, string>;
}

const linkOver: Shown = {
  step: { is: "ask", form: blankForm(), over: true },
  status: refusals.link_over.status,
};

/** What the address leads to. A visit uses no link up: programs look at links before people do. */
export async function stepOf(ctx: Pick<Ctx, "url" | "state">): Promise<Shown> {
  const { recovery } = ownAccounts(ctx.state.system);
  const { link, sent } = queryOf(ctx.url);
  if (link === undefined) {
    return { step: sent === undefined ? { is: "ask", form: blankForm(), over: false } : SENT };
  }
  const user = await recovery.whose(link);
  if (!user) return linkOver;
  return { step: { is: "choose", form: blankForm(), link, email: user.email } };
}

const SENT: RecoveryStep = { is: "sent" };

export async function answerRecovery(ctx: Ctx, values: Form): Promise<Response | Shown> {
  const { recovery } = ownAccounts(ctx.state.system);
  const { visitor, manner } = ctx.state;
  if (values.link !== undefined) return await choose(ctx, values);
  const asked = await recovery.ask(values.email ?? "", visitor);
  if (asked.ok) return seeOther("/recovery?sent=1");
  const { view, status, headers } = refusedForm(values, asked.refusal, manner.words);
  return { step: { is: "ask", form: view, over: false }, status, headers };
}

async function choose(ctx: Ctx, values: Form): Promise<Response | Shown> {
  const { system, visitor, token, manner } = ctx.state;
  const { recovery } = ownAccounts(system);
  const { link, password = "" } = values;
  const entered = await recovery.finish(link, password, visitor);
  if (entered.ok) {
    // Whoever sat here before is signed out, as at sign-up.
    if (token) await system.identity.signOut(token);
    const { user } = entered.value;
    if (user.language === undefined) await keepLanguage(system, user.id, manner.language);
    const res = await goOn(ctx, entered.value, {
      next: await afterNewPassword(ctx, user.id),
      wish: null,
    });
    res.headers.append("set-cookie", noticeCookie(system.config.origin, "password_changed"));
    return res;
  }
  const user = await recovery.whose(link);
  if (!user) return linkOver;
  const { view, status, headers } = refusedForm(values, entered.refusal, manner.words);
  return { step: { is: "choose", form: view, link, email: user.email }, status, headers };
}
