/** The few endpoints of Hydra that browsers and apps reach through us. */
import { z } from "zod";
import type { Apps, ClientProof, OAuthAnswer } from "#domain/ports/apps.ts";
import { ClientsUnavailable } from "#domain/ports/clients.ts";
import { secured } from "../../common/cookie_line.ts";
import type { KeptBearers } from "./kept.ts";
import { type Answer, type HydraServer } from "./server.ts";
import { basicOf } from "./tokens.ts";

/** Hydra's cookies, which connect the steps of an authorization. */
const COOKIE = /^ory_hydra_\w+$/;

/** The parameters that are passed on to the token endpoint and to the revocation endpoint. */
const EXCHANGED = ["grant_type", "code", "redirect_uri", "code_verifier", "refresh_token", "scope"];
const GIVEN_BACK = ["token", "token_type_hint"];

/** The fields of Hydra's answer that are passed on. */
const answered = z.object({
  access_token: z.string(),
  token_type: z.string(),
  expires_in: z.number(),
  refresh_token: z.string(),
  scope: z.string(),
  error: z.string(),
  error_description: z.string(),
}).partial();

interface Tools {
  server: HydraServer;
  kept: KeptBearers;
  origin: string;
}

export function authorizing(
  { server, kept, origin }: Tools,
): Pick<Apps, "authorize" | "isOurs" | "exchange" | "giveBack"> {
  async function post(path: string, names: string[], form: Form, proof: ClientProof) {
    const { clientId, secret } = proof;
    const said = Object.fromEntries(
      names.filter((name) => form[name] !== undefined).map((name) => [name, form[name]]),
    );
    const answer = await server.public(path, {
      method: "POST",
      isStep: true,
      // Hydra accepts only the method registered for the client, whichever the client used.
      headers: secret === null ? {} : { authorization: basicOf(clientId, secret) },
      form: secret === null ? { ...said, client_id: clientId } : said,
    });
    return oauthAnswer(answer);
  }

  return {
    isOurs: (name) => COOKIE.test(name),

    async authorize(query, cookies) {
      const { status, headers } = await server.public(`/oauth2/auth?${query}`, {
        isStep: true,
        headers: {
          ...(cookies ? { cookie: cookies } : {}),
          // Without these, Hydra in production mode assumes plain http.
          "x-forwarded-proto": new URL(origin).protocol.slice(0, -1),
          "x-forwarded-host": new URL(origin).host,
        },
      });
      const location = headers.get("location");
      if (status < 300 || status > 399 || !location) {
        throw new ClientsUnavailable(`Hydra's authorization answers ${status} without a redirect`);
      }
      const url = new URL(location, origin);
      return {
        location: url.origin === origin ? url.pathname + url.search : url.href,
        setCookies: headers.getSetCookie().filter((line) => COOKIE.test(line.split("=")[0]))
          .map((line) => secured(line, origin)),
      };
    },

    exchange: (form, proof) => post("/oauth2/token", EXCHANGED, form, proof),

    async giveBack(form, proof) {
      const answer = await post("/oauth2/revoke", GIVEN_BACK, form, proof);
      // Revoking a refresh token revokes its access tokens too, so all of the client's are dropped.
      kept.forget(proof.clientId);
      return answer;
    },
  };
}

type Form = Readonly<Record<string, string>>;

const oauthAnswer = ({ status, body }: Answer): OAuthAnswer => ({
  status,
  body: answered.catch({}).parse(body ?? {}),
});
