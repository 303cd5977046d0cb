import type { InferData } from "fresh/types";
import { Account } from "#components/Account.tsx";
import { addEndpoint } from "#domain/webhooks/commands.ts";
import { webhookKinds } from "#domain/webhooks/kinds.ts";
import { accountView } from "#http/account_view.ts";
import { readForm } from "#http/body.ts";
import { refusedForm } from "#http/form_page.ts";
import { requireSession } from "#http/guards.ts";
import { page } from "#http/page.ts";
import type { Ctx, Props } from "#http/state.ts";

export default function WebhookAdded({ data }: Props<InferData<typeof handlers>>) {
  return <Account view={data} />;
}

export const handlers = {
  /** Of all events: who wants fewer asks the API. Answers with the page that shows the secret. */
  async POST(ctx: Ctx) {
    const { system, manner } = ctx.state;
    const me = requireSession(ctx);
    const values = await readForm(ctx.req);
    const ask = { url: (values.url ?? "").trim(), kinds: webhookKinds };
    const result = await addEndpoint(system, me.user.id, ask);
    if (result.ok) {
      const { endpoint, secret } = result.value;
      const made = { kind: "webhook", id: null, name: endpoint.url, secret } as const;
      return await page(ctx, await accountView(ctx, me, { made }), { status: 201, secret: true });
    }
    const { view, status, headers } = refusedForm(values, result.refusal, manner.words);
    return await page(ctx, await accountView(ctx, me, { webhookForm: view }), { status, headers });
  },
};
