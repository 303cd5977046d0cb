import type { InferData } from "fresh/types";
import { Account } from "#web/pages/account/Account.tsx";
import { appsOf } from "#web/pages/oauth/oauth_challenge.ts";
import { makeClient } from "#web/pages/account/make_client.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function AppRegistered({ data }: Props<InferData<typeof handlers>>) {
  return <Account view={data} />;
}

export const handlers = {
  async POST(ctx: Ctx) {
    appsOf(ctx);
    return await makeClient(ctx, {
      form: "appForm",
      // One address per line.
      input: (values) => ({
        kind: "oauth2",
        redirectUris: (values.redirectUris ?? "").split(/\s+/).filter(Boolean),
        grantTypes: ["authorization_code", "refresh_token"],
        public: values.runs === "device",
      }),
      made: ({ id, name }, secret) => ({ kind: "client", id, of: id, name, secret }),
    });
  },
};
