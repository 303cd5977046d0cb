/** The pages for signing in and signing up: their props, and the posts of our own forms. */
import type { FormProps } from "../../parts/form.ts";
import type { Entered } from "#domain/ports/own_accounts.ts";
import type { Result } from "#domain/result.ts";
import { type Form, readForm } from "../../request/body.ts";
import { blankForm, refusedForm } from "../../answer/form_page.ts";
import { queryOf } from "../../request/pairs.ts";
import { page } from "../../answer/page.ts";
import { seeOther } from "../../answer/redirect.ts";
import type { Ctx } from "../../request/state.ts";
import {
  type Onward,
  onwardOf,
  reservationView,
  signedInResponse,
  withOnward,
} from "./reserve_after_sign_in.ts";
import { type SignInFlow, signInFlow } from "./sign_in_flow.ts";

type SignInPath = "/sign-in" | "/sign-up";

export interface SignInView {
  /** Our own form; null where Kratos keeps the accounts. */
  form: FormProps | null;
  /** A flow of Kratos; null where the accounts are ours. */
  flow: Pick<SignInFlow, "view" | "step"> | null;
  onward: Onward;
  /** The ticket that signing in reserves. */
  toReserve: SignInFlow["toReserve"];
  /** Address of the sign-up page, seen from the sign-in page; and the other way round. */
  other: string;
}

export async function showSignIn(ctx: Ctx, path: SignInPath) {
  if (ctx.state.system.identity.flows) {
    const found = await signInFlow(ctx, path === "/sign-in" ? "login" : "registration");
    if (found instanceof Response) return found;
    const { view, step, ...rest } = found;
    const shown: SignInView = { form: null, flow: { view, step }, ...rest };
    return await page(ctx, shown, { secret: true });
  }
  const onward = onwardOf(queryOf(ctx.url));
  if (ctx.state.signedIn) return seeOther(onward.next);
  return await page(ctx, await formView(ctx, path, blankForm(), onward));
}

/** Signs in or up by `enter`; redirects onward, or shows the form again. */
export async function postSignIn(
  ctx: Ctx,
  path: SignInPath,
  enter: (values: Form) => Promise<Result<Entered>>,
) {
  const values = await readForm(ctx.req);
  const onward = onwardOf(values);
  const result = await enter(values);
  if (result.ok) return await signedInResponse(ctx, result.value, onward);
  const { view, status, headers } = refusedForm(values, result.refusal, ctx.state.manner.words);
  return await page(ctx, await formView(ctx, path, view, onward), { status, headers });
}

async function formView(
  ctx: Ctx,
  path: SignInPath,
  form: FormProps,
  onward: Onward,
): Promise<SignInView> {
  const other = withOnward(path === "/sign-in" ? "/sign-up" : "/sign-in", onward);
  return {
    form,
    flow: null,
    onward,
    toReserve: await reservationView(ctx, onward.reservation),
    other,
  };
}
