/** The input for a new API client, parsed. */
import { says } from "#words/problems.ts";
import { z } from "zod";
import { line, text } from "../text.ts";
import { clientKinds, type Grant, grants, MAX_CLIENT_DAYS } from "../ports/clients.ts";
import { scopesInput } from "./scopes.ts";

const MAX_REDIRECT_URIS = 10;
/** Longest redirect URI, in characters. */
const MAX_REDIRECT_URI = 500;

const LOOPBACK = new Set(["127.0.0.1", "[::1]", "localhost"]);
/** Credentials in a URL, even empty ones, which parsing would drop. */
const USER_INFO = /^[a-z]+:\/*[^/?]*@/i;
/** Printable ASCII without the backslash, which browsers interpret differently. */
const PLAIN = /^[!-[\]-~]+$/;

/**
 * Stored as written, because OAuth2 servers compare redirect URIs character by character. Plain http is
 * allowed only for the loopback interface, for native apps (RFC 8252).
 */
const redirectUri = text(MAX_REDIRECT_URI).superRefine((text, ctx) => {
  const wrong = problemOf(text);
  if (wrong) ctx.addIssue({ code: "custom", message: wrong });
});

function problemOf(text: string): string | null {
  const url = PLAIN.test(text) ? URL.parse(text) : null;
  if (!url || text.includes("*")) return says("redirect_not_address");
  const isLoopback = url.protocol === "http:" && LOOPBACK.has(url.hostname);
  if (url.protocol !== "https:" && !isLoopback) return says("redirect_https");
  if (USER_INFO.test(text) || text.includes("#")) return says("redirect_plain");
  return null;
}

export const clientInput = z.strictObject({
  kind: z.enum(clientKinds).default("token"),
  name: line(1, 60).meta({ description: "What it is for, as you will see it in the list." }),
  scopes: scopesInput,
  grantTypes: z.array(z.enum(grants)).min(1, says("choose_one"))
    .max(grants.length).optional().meta({
      description: "How an OAuth2 client comes by its tokens. Left out: `authorization_code` and " +
        "`refresh_token` where there are redirect URIs, else `client_credentials`.",
    }),
  redirectUris: z.array(redirectUri).max(
    MAX_REDIRECT_URIS,
    says("redirect_many", {
      max: MAX_REDIRECT_URIS,
    }),
  ).default([]).meta({
    description: "https, or http to the loopback interface; compared letter by letter.",
  }),
  public: z.boolean().default(false).meta({
    description: "It cannot keep a secret: its code runs in a browser or on a phone.",
  }),
  expiresInDays: z.int().min(1, "Must be 1 or more").max(
    MAX_CLIENT_DAYS,
    `Must be ${MAX_CLIENT_DAYS} at most`,
  ).nullable().default(90),
}).transform(({ public: isPublic, grantTypes, ...input }) => ({
  ...input,
  isPublic,
  grants: grantTypes ? grants.filter((one) => grantTypes.includes(one)) : usualGrants(input),
})).superRefine((client, ctx) => {
  for (const [path, message] of contradictions(client)) {
    ctx.addIssue({ code: "custom", path: [path], message });
  }
});

function usualGrants({ kind, redirectUris }: { kind: string; redirectUris: string[] }): Grant[] {
  if (kind === "token") return [];
  return redirectUris.length > 0 ? ["authorization_code", "refresh_token"] : ["client_credentials"];
}

/** Contradictions between fields, each with the field to correct. */
function* contradictions(client: {
  kind: string;
  grants: readonly Grant[];
  redirectUris: readonly string[];
  isPublic: boolean;
}): Generator<[field: string, message: string]> {
  const { kind, grants, redirectUris, isPublic } = client;
  const asksPeople = grants.includes("authorization_code");
  if (kind === "token") {
    if (redirectUris.length > 0) yield ["redirectUris", "A token has none: make an oauth2 client"];
    if (grants.length > 0) yield ["grantTypes", "A token has none: make an oauth2 client"];
    if (isPublic) yield ["public", "A token is a secret: make an oauth2 client"];
    return;
  }
  if (asksPeople && redirectUris.length === 0) yield ["redirectUris", says("required")];
  if (!asksPeople && redirectUris.length > 0) yield ["redirectUris", "Need authorization_code"];
  if (!asksPeople && grants.includes("refresh_token")) {
    yield ["grantTypes", "refresh_token needs authorization_code"];
  }
  if (isPublic && grants.includes("client_credentials")) {
    yield ["grantTypes", "client_credentials need a secret, which a public client has not"];
  }
}
