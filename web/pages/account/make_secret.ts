/** The post of a form that creates something with a secret: only once, even if it is sent several times. */
import {
  digestOfAsked,
  type Keep,
  keeperFor,
  madeBefore,
} from "#domain/idempotency/made_secret.ts";
import type { SignedIn } from "#domain/ports/people.ts";
import { ok, refuse, type Result } from "#domain/result.ts";
import { idSchema } from "#domain/stored.ts";
import { isError } from "#store/base/errors.ts";
import { accountView } from "./account_view.ts";
import { type Form, readForm } from "../../request/body.ts";
import { refusedForm } from "../../answer/form_page.ts";
import { isFresh, requireSession, requireUser } from "../../request/guards.ts";
import { page } from "../../answer/page.ts";
import type { ShownApiAccess } from "./api_access_view.ts";
import { seeOther } from "../../answer/redirect.ts";
import type { Ctx } from "../../request/state.ts";

interface Making<Input> {
  /** The form that is shown again after a refusal. */
  form: Exclude<keyof ShownApiAccess, "made">;
  /** Parses the input; a refusal is answered before the password is checked. */
  check(values: Form): Result<Input>;
  /** `keep` stores the secret for the page that shows it, in the same commit where possible. */
  make(me: SignedIn, input: Input, keep: Keep): Promise<Result<unknown>>;
}

/**
 * Redirects to the account page, which shows the secret. The user is authenticated again first: by the
 * password in this form, or with Kratos by a new sign-in.
 */
export async function makeSecret<Input>(ctx: Ctx, { form, check, make }: Making<Input>) {
  const { system, manner } = ctx.state;
  const me = requireSession(ctx);
  const { flows, accounts } = system.identity;
  // A session alone, for example of a browser left open, must not be enough to create secrets.
  if (flows && !isFresh(ctx, requireUser(ctx))) {
    return seeOther(flows.begin("login", { again: true, returnTo: "/account" }));
  }
  const values = await readForm(ctx.req);
  const once = idSchema.safeParse(values.once);
  const key = once.success ? once.data : system.store.newId();
  const input = check(values);
  const proved = accounts && input.ok ? await accounts.prove(me, values.current ?? "") : ok(null);
  const result = !input.ok ? input : !proved.ok ? proved : await makeOnce(input.value);
  if (result.ok) return seeOther(`/account?made=${key}`);
  const { view, status, headers } = refusedForm(values, result.refusal, manner.words);
  return await page(ctx, await accountView(ctx, me, { [form]: view }), { status, headers });

  async function makeOnce(input: Input): Promise<Result<unknown>> {
    const asked = await digestOfAsked(system, form, input);
    const sent = { userId: me.user.id, key, asked };
    const before = await madeBefore(system, sent);
    if (!before.ok || before.value) return before;
    try {
      const made = await make(me, input, await keeperFor(system, sent));
      if (made.ok) return made;
      // Refused for the limit: the first of two posts may have used up the last place.
      const meanwhile = await madeBefore(system, sent);
      return meanwhile.ok && !meanwhile.value ? made : meanwhile;
    } catch (error) {
      if (!isError(error, "MadeBefore")) throw error;
      const first = await madeBefore(system, sent);
      // Made too long ago for its secret to be shown again.
      return first.ok && !first.value ? refuse("form_reused") : first;
    }
  }
}
