/** The post of a form that creates a token or registers an app; redirects to the page with its secret. */
import type { ApiClient } from "#domain/ports/clients.ts";
import { clientInput } from "#domain/clients/input.ts";
import { scopes } from "#domain/clients/scopes.ts";
import type { Made } from "#domain/idempotency/made_secret.ts";
import { ok, refuse } from "#domain/result.ts";
import type { Form } from "../../request/body.ts";
import { fieldErrors } from "../../answer/json.ts";
import { makeSecret } from "./make_secret.ts";
import type { Ctx } from "../../request/state.ts";

interface Kind {
  /** The form that is shown again after a refusal. */
  form: "tokenForm" | "appForm";
  /** The input that only this form has. */
  input: (values: Form) => Record<string, unknown>;
  made: (client: ApiClient, secret: string | null) => Made;
}

export function makeClient(ctx: Ctx, { form, input, made }: Kind) {
  const { clients } = ctx.state.system;
  return makeSecret(ctx, {
    form,
    check(values) {
      const parsed = clientInput.safeParse({ ...commonOf(values), ...input(values) });
      return parsed.success
        ? ok(parsed.data)
        : refuse("invalid", { errors: fieldErrors(parsed.error) });
    },
    make: ({ user }, asked, keep) =>
      clients.create(
        user.id,
        asked,
        (tx, { client, secret }) => keep(tx, made(client, secret)),
      ),
  });
}

/** The input of both forms; a chosen scope is a field of that name. */
const commonOf = (values: Form) => ({
  name: values.name ?? "",
  scopes: scopes.filter((scope) => values[scope] === "on"),
  expiresInDays: values.expires === "never" ? null : Number(values.expires),
});
