import type { InferData } from "fresh/types";
import { Account } from "#web/pages/account/Account.tsx";
import { ok } from "#domain/result.ts";
import { addEndpoint } from "#domain/webhooks/commands.ts";
import { webhookKinds } from "#domain/webhooks/kinds.ts";
import { makeSecret } from "#web/pages/account/make_secret.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function WebhookAdded({ data }: Props<InferData<typeof handlers>>) {
  return <Account view={data} />;
}

export const handlers = {
  /** The webhook gets all events; the API can choose. */
  POST: (ctx: Ctx) =>
    makeSecret(ctx, {
      form: "webhookForm",
      check: (values) => ok({ url: (values.url ?? "").trim(), kinds: webhookKinds }),
      make: ({ user }, ask, keep) =>
        addEndpoint(
          ctx.state.system,
          user.id,
          ask,
          (tx, { endpoint, secret }) =>
            keep(tx, { kind: "webhook", id: null, of: endpoint.id, name: endpoint.url, secret }),
        ),
    }),
};
