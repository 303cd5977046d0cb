import type { InferData } from "fresh/types";
import { Account } from "#components/Account.tsx";
import { ok } from "#domain/result.ts";
import { addEndpoint, removeEndpoint } from "#domain/webhooks/commands.ts";
import { webhookKinds } from "#domain/webhooks/kinds.ts";
import { makeSecret } from "#http/make_secret.ts";
import type { Ctx, Props } from "#http/state.ts";

export default function WebhookAdded({ data }: Props<InferData<typeof handlers>>) {
  return <Account view={data} />;
}

export const handlers = {
  /** Of all events: who wants fewer asks the API. */
  POST: (ctx: Ctx) =>
    makeSecret(ctx, {
      form: "webhookForm",
      check: (values) => ok({ url: (values.url ?? "").trim(), kinds: webhookKinds }),
      async make({ user }, ask) {
        const { system } = ctx.state;
        const result = await addEndpoint(system, user.id, ask);
        if (!result.ok) return result;
        const { endpoint: { id, url }, secret } = result.value;
        return ok({
          made: { kind: "webhook", id: null, name: url, secret },
          undo: () => removeEndpoint(system, user.id, id),
        });
      },
    }),
};
