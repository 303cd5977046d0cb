/** The props of the pages for a forgotten password, and their post. */
import type { FormProps } from "../../parts/form.ts";
import type { FlowView } from "./FlowForms.tsx";
import { wordsOf } from "#domain/refusals.ts";
import { keepLanguage } from "#domain/users/commands.ts";
import { afterNewPassword } from "./after_new_password.ts";
import { requireOwnAccounts } from "./identity_mode.ts";
import { type Form, readForm } from "../../request/body.ts";
import { noticeCookie } from "../../answer/cookies.ts";
import { blankForm, refusedForm } from "../../answer/form_page.ts";
import { queryOf } from "../../request/pairs.ts";
import { page, type PageOptions } from "../../answer/page.ts";
import { seeOther } from "../../answer/redirect.ts";
import type { Ctx } from "../../request/state.ts";
import type { Words } from "#words/languages.ts";
import { says } from "#words/problems.ts";
import { findFlow } from "./flow_page.ts";
import { flowView } from "./flow_view.ts";
import { signedInResponse } from "./reserve_after_sign_in.ts";

export interface RecoveryView {
  /** Null where Kratos keeps the accounts. */
  step: RecoveryStep | null;
  /** A flow of Kratos; null where the accounts are ours. */
  flow: FlowView | null;
}

type RecoveryStep =
  /** `problem`: the link has expired or was used. */
  | { is: "ask"; form: FormProps; problem: { title: string; detail: string } | null }
  | { is: "sent" }
  | { is: "choose"; form: FormProps; link: string; email: string };

interface Shown {
  step: RecoveryStep;
  status?: number;
  headers?: Record<string, string>;
}

function linkOver(words: Words): Shown {
  const refusal = { code: "link_over", detail: says("recovery_link_over") } as const;
  const { status, title, detail } = wordsOf(refusal, words);
  return { step: { is: "ask", form: blankForm(), problem: { title, detail } }, status };
}

export async function showRecovery(ctx: Ctx) {
  if (ctx.state.system.identity.flows) {
    const flow = await findFlow(ctx, "recovery");
    if (flow instanceof Response) return flow;
    const view = { step: null, flow: flowView(flow, ctx.state.manner.words) };
    return await recoveryPage(ctx, view);
  }
  const { step, status } = await stepOf(ctx);
  return await recoveryPage(ctx, { step, flow: null }, { status });
}

export async function postRecovery(ctx: Ctx) {
  const answer = await answerRecovery(ctx, await readForm(ctx.req));
  if (answer instanceof Response) return answer;
  const { step, status, headers } = answer;
  return await recoveryPage(ctx, { step, flow: null }, { status, headers });
}

const recoveryPage = (ctx: Ctx, view: RecoveryView, options: PageOptions = {}) =>
  page(ctx, view, { ...options, secret: true });

/** The step of this address. Opening a link does not use it up: mail scanners open links too. */
async function stepOf(ctx: Pick<Ctx, "url" | "state">): Promise<Shown> {
  const { recovery } = requireOwnAccounts(ctx.state.system);
  const { link, sent } = queryOf(ctx.url);
  if (link === undefined) {
    return { step: sent === undefined ? { is: "ask", form: blankForm(), problem: null } : SENT };
  }
  const user = await recovery.whose(link);
  if (!user) return linkOver(ctx.state.manner.words);
  return { step: { is: "choose", form: blankForm(), link, email: user.email } };
}

const SENT: RecoveryStep = { is: "sent" };

async function answerRecovery(ctx: Ctx, values: Form): Promise<Response | Shown> {
  const { recovery } = requireOwnAccounts(ctx.state.system);
  const { visitor, manner } = ctx.state;
  if (values.link !== undefined) return await choose(ctx, values);
  const asked = await recovery.ask(values.email ?? "", visitor);
  if (asked.ok) return seeOther("/recovery?sent=1");
  const { view, status, headers } = refusedForm(values, asked.refusal, manner.words);
  return { step: { is: "ask", form: view, problem: null }, status, headers };
}

async function choose(ctx: Ctx, values: Form): Promise<Response | Shown> {
  const { system, visitor, token, manner } = ctx.state;
  const { recovery } = requireOwnAccounts(system);
  const { link, password = "" } = values;
  const entered = await recovery.finish(link, password, visitor);
  if (entered.ok) {
    // Any earlier session in this browser ends, as at sign-up.
    if (token) await system.identity.signOut(token);
    const { user } = entered.value;
    if (user.language === undefined) await keepLanguage(system, user.id, manner.language);
    const res = await signedInResponse(ctx, entered.value, {
      next: await afterNewPassword(ctx, user.id),
      reservation: null,
    });
    res.headers.append("set-cookie", noticeCookie(system.config.origin, "password_changed"));
    return res;
  }
  const user = await recovery.whose(link);
  if (!user) return linkOver(manner.words);
  const { view, status, headers } = refusedForm(values, entered.refusal, manner.words);
  return { step: { is: "choose", form: view, link, email: user.email }, status, headers };
}
