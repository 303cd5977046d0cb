/** A form of the account page that makes something with a secret: once, however often it is sent. */
import { findMade, type Keep, keeperFor, MadeBefore } from "#domain/idempotency/made_secret.ts";
import type { SignedIn } from "#domain/identity.ts";
import { ok, type Result } from "#domain/result.ts";
import { idSchema } from "#domain/stored.ts";
import { accountView } from "./account_view.ts";
import { type Form, readForm } from "./body.ts";
import { refusedForm } from "./form_page.ts";
import { isFresh, requireSession, requireUser } from "./guards.ts";
import { page } from "./page.ts";
import type { ShownPrograms } from "./programs_view.ts";
import { seeOther } from "./redirect.ts";
import type { Ctx } from "./state.ts";

interface Making<Input> {
  /** The form that is shown again when it is refused. */
  form: Exclude<keyof ShownPrograms, "made">;
  /** What is wrong is told before the password is asked. */
  check(values: Form): Result<Input>;
  /** What it makes is kept by `keep`, in the same commit where it can be. */
  make(me: SignedIn, input: Input, keep: Keep): Promise<Result<unknown>>;
}

/** Leads to the account page, which shows the secret. The password is asked first: by us, or by who keeps the accounts. */
export async function makeSecret<Input>(ctx: Ctx, { form, check, make }: Making<Input>) {
  const { system, manner } = ctx.state;
  const me = requireSession(ctx);
  const { flows } = system.identity;
  // Whoever finds the browser open gets no further than its session.
  if (flows && !isFresh(ctx, requireUser(ctx))) {
    return seeOther(flows.begin("login", { again: true, returnTo: "/account" }));
  }
  const values = await readForm(ctx.req);
  const once = idSchema.safeParse(values.once);
  const key = once.success ? once.data : system.store.newId();
  const shown = seeOther(`/account?made=${key}`);
  if (await findMade(system, me.user.id, key)) return shown;
  const { accounts } = system.identity;
  const input = check(values);
  const proved = accounts && input.ok ? await accounts.prove(me, values.current ?? "") : ok(null);
  const result = !input.ok ? input : !proved.ok ? proved : await makeOnce(input.value);
  // The same form, sent twice, may have taken the last place itself.
  if (result.ok || await findMade(system, me.user.id, key)) return shown;
  const { view, status, headers } = refusedForm(values, result.refusal, manner.words);
  return await page(ctx, await accountView(ctx, me, { [form]: view }), { status, headers });

  async function makeOnce(input: Input): Promise<Result<unknown>> {
    try {
      return await make(me, input, await keeperFor(system, me.user.id, key));
    } catch (error) {
      if (error instanceof MadeBefore) return ok(null);
      throw error;
    }
  }
}
