import type { InferData } from "fresh/types";
import { Account } from "#components/Account.tsx";
import { clientInput } from "#domain/clients/input.ts";
import { scopes } from "#domain/clients/scopes.ts";
import { refuse as refused } from "#domain/result.ts";
import { accountView } from "#http/account_view.ts";
import { appsOf } from "#http/apps.ts";
import { type Form, readForm } from "#http/body.ts";
import { refusedForm } from "#http/form_page.ts";
import { requireSession } from "#http/guards.ts";
import { fieldErrors } from "#http/json.ts";
import { page } from "#http/page.ts";
import type { Ctx, Props } from "#http/state.ts";

export default function AppRegistered({ data }: Props<InferData<typeof handlers>>) {
  return <Account view={data} />;
}

export const handlers = {
  /** Answers with the page that shows the secret, since nothing can show it later. */
  async POST(ctx: Ctx) {
    appsOf(ctx);
    const { system, manner } = ctx.state;
    const me = requireSession(ctx);
    const values = await readForm(ctx.req);
    const parsed = clientInput.safeParse(inputOf(values));
    const result = parsed.success
      ? await system.clients.create(me.user.id, parsed.data)
      : refused("invalid", { errors: fieldErrors(parsed.error) });
    if (result.ok) {
      const { client: { id, name }, secret } = result.value;
      const made = { kind: "client", id, name, secret } as const;
      return await page(ctx, await accountView(ctx, me, { made }), { status: 201, secret: true });
    }
    const { view, status, headers } = refusedForm(values, result.refusal, manner.words);
    return await page(ctx, await accountView(ctx, me, { appForm: view }), { status, headers });
  },
};

/** An address a line; each scope is a box of its own name. */
const inputOf = (values: Form) => ({
  kind: "oauth2",
  name: values.name ?? "",
  redirectUris: (values.redirectUris ?? "").split(/\s+/).filter(Boolean),
  grantTypes: ["authorization_code", "refresh_token"],
  public: values.runs === "device",
  scopes: scopes.filter((scope) => values[scope] === "on"),
  expiresInDays: values.expires === "never" ? null : Number(values.expires),
});
