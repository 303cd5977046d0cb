/** A form of the account page that makes a token or a program, and shows its secret. */
import type { MadeView } from "#components/Programs.tsx";
import type { ApiClient } from "#domain/clients/clients.ts";
import { clientInput } from "#domain/clients/input.ts";
import { scopes } from "#domain/clients/scopes.ts";
import { refuse as refused } from "#domain/result.ts";
import { accountView } from "./account_view.ts";
import { type Form, readForm } from "./body.ts";
import { refusedForm } from "./form_page.ts";
import { requireSession } from "./guards.ts";
import { fieldErrors } from "./json.ts";
import { page } from "./page.ts";
import type { Ctx } from "./state.ts";

interface Kind {
  /** The form that is shown again when it is refused. */
  form: "tokenForm" | "appForm";
  /** What it asks for, beside what both ask for. */
  input: (values: Form) => Record<string, unknown>;
  made: (client: ApiClient, secret: string | null) => MadeView;
}

/** Answers with the page that shows the secret, since nothing can show it later. */
export async function makeProgram(ctx: Ctx, { form, input, made }: Kind) {
  const { system, manner } = ctx.state;
  const me = requireSession(ctx);
  const values = await readForm(ctx.req);
  const parsed = clientInput.safeParse({ ...commonOf(values), ...input(values) });
  const result = parsed.success
    ? await system.clients.create(me.user.id, parsed.data)
    : refused("invalid", { errors: fieldErrors(parsed.error) });
  if (result.ok) {
    const { client, secret } = result.value;
    const view = await accountView(ctx, me, { made: made(client, secret) });
    return await page(ctx, view, { status: 201, secret: true });
  }
  const { view, status, headers } = refusedForm(values, result.refusal, manner.words);
  return await page(ctx, await accountView(ctx, me, { [form]: view }), { status, headers });
}

/** Each scope is a box of its own name. */
const commonOf = (values: Form) => ({
  name: values.name ?? "",
  scopes: scopes.filter((scope) => values[scope] === "on"),
  expiresInDays: values.expires === "never" ? null : Number(values.expires),
});
