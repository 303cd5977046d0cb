import type { InferData } from "fresh/types";
import { Account } from "#web/pages/account/Account.tsx";
import { makeClient } from "#web/pages/account/make_client.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function TokenMade({ data }: Props<InferData<typeof handlers>>) {
  return <Account view={data} />;
}

export const handlers = {
  POST: (ctx: Ctx) =>
    makeClient(ctx, {
      form: "tokenForm",
      input: () => ({}),
      made: ({ id, name }, secret) => ({ kind: "token", id: null, of: id, name, secret }),
    }),
};
