import type { InferData } from "fresh/types";
import { Account } from "#components/Account.tsx";
import { clientInput } from "#domain/clients/input.ts";
import { scopes } from "#domain/clients/scopes.ts";
import { refuse as refused } from "#domain/result.ts";
import { accountView } from "#http/account_view.ts";
import { type Form, readForm } from "#http/body.ts";
import { refusedForm } from "#http/form_page.ts";
import { requireSession } from "#http/guards.ts";
import { fieldErrors } from "#http/json.ts";
import { page } from "#http/page.ts";
import type { Ctx, Props } from "#http/state.ts";

export default function TokenMade({ data }: Props<InferData<typeof handlers>>) {
  return <Account view={data} />;
}

export const handlers = {
  /** Answers with the page that shows the secret, since nothing can show it later. */
  async POST(ctx: Ctx) {
    const { system, manner } = ctx.state;
    const me = requireSession(ctx);
    const values = await readForm(ctx.req);
    const parsed = clientInput.safeParse(inputOf(values));
    const result = parsed.success
      ? await system.clients.create(me.user.id, parsed.data)
      : refused("invalid", { errors: fieldErrors(parsed.error) });
    if (result.ok) {
      const { client: { name }, secret } = result.value;
      const made = { kind: "token", id: null, name, secret } as const;
      return await page(ctx, await accountView(ctx, me, { made }), { status: 201, secret: true });
    }
    const { view, status, headers } = refusedForm(values, result.refusal, manner.words);
    return await page(ctx, await accountView(ctx, me, { tokenForm: view }), { status, headers });
  },
};

/** Each scope is a box of its own name. */
const inputOf = (values: Form) => ({
  name: values.name ?? "",
  scopes: scopes.filter((scope) => values[scope] === "on"),
  expiresInDays: values.expires === "never" ? null : Number(values.expires),
});
