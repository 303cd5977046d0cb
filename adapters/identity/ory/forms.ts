/**
 * Which query and form fields of a browser reach Kratos: only the fields of the flow's page, each once,
 * serialised again. So the limits count exactly the values that Kratos reads.
 */
import type { FlowKind } from "#domain/ports/flow.ts";
import type { Attempted, ForwardedRequest } from "#domain/ports/flows.ts";
import { addressKey } from "./address_key.ts";
import { SCRIPT } from "./addresses.ts";
import { FLOW_ID } from "./flow_id.ts";
import { ownCookies } from "./flows.ts";
import { COOKIE, sessionKey } from "./sessions.ts";

/** The fields of each flow's forms; `traits`: also those of the identity. */
const FIELDS: Record<FlowKind, { names: readonly string[]; traits?: true }> = {
  login: {
    names: [
      "identifier",
      "password",
      "address",
      "code",
      "resend",
      "totp_code",
      "lookup_secret",
      "passkey_login",
      "passkey_challenge",
      "webauthn_login",
    ],
  },
  registration: {
    traits: true,
    names: [
      "password",
      "code",
      "resend",
      "screen",
      "passkey_register",
      "webauthn_register",
      "webauthn_register_displayname",
    ],
  },
  recovery: { names: ["email", "code"] },
  verification: { names: ["email", "code"] },
  settings: {
    traits: true,
    names: [
      "password",
      "totp_code",
      "totp_unlink",
      "lookup_secret_disable",
      "lookup_secret_reveal",
      "lookup_secret_regenerate",
      "lookup_secret_confirm",
      "passkey_settings_register",
      "passkey_remove",
      "webauthn_register",
      "webauthn_register_displayname",
      "webauthn_remove",
    ],
  },
};
const ALWAYS = ["csrf_token", "method"];
const TRAIT = /^traits(\.[a-z_]\w*){1,3}$/;

/** The paths that a browser may GET, with the allowed query parameters. Paths are compared undecoded. */
const QUERIES = new Map<string, readonly string[]>([
  ["/self-service/login/browser", ["return_to", "aal", "refresh", "login_challenge"]],
  ["/self-service/registration/browser", ["return_to", "login_challenge"]],
  ["/self-service/recovery/browser", ["return_to"]],
  ["/self-service/verification/browser", ["return_to"]],
  ["/self-service/settings/browser", ["return_to"]],
  // Links in mails. They fill in the code; the reader posts the form.
  ["/self-service/recovery", ["flow"]],
  ["/self-service/verification", ["flow", "code"]],
  // Where a change of settings continues after re-authentication.
  ["/self-service/settings", ["flow"]],
  [SCRIPT, []],
]);

const POSTS = new Map((Object.keys(FIELDS) as FlowKind[]).map((kind) => [
  `/self-service/${kind}`,
  kind,
]));

/** Address and body to send to Kratos; null if the request is not passed on. */
export function written({ method, path, search, form }: ForwardedRequest) {
  const asked = new URLSearchParams(search);
  if (method === "GET" && form === null) {
    const names = QUERIES.get(path);
    return names ? { address: path + queryOf(asked, names), body: null } : null;
  }
  const kind = method === "POST" && form !== null ? POSTS.get(path) : undefined;
  if (!kind) return null;
  return {
    address: path + queryOf(asked, ["flow"]),
    body: new URLSearchParams(known(kind, form!)),
  };
}

function queryOf(asked: URLSearchParams, names: readonly string[]): string {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = asked.get(name);
    if (value !== null && (name !== "flow" || FLOW_ID.test(value))) query.set(name, value);
  }
  return query.size === 0 ? "" : `?${query}`;
}

function known(kind: FlowKind, form: Readonly<Record<string, string>>): [string, string][] {
  const { names, traits } = FIELDS[kind];
  return Object.entries(form).filter(([name]) =>
    ALWAYS.includes(name) || names.includes(name) || (traits && TRAIT.test(name))
  );
}

/** What a form tries, for the limits, normalised as in Kratos; null if the request is not passed on. */
export function attemptOf(request: ForwardedRequest): Attempted | null {
  const sent = written(request);
  if (!sent?.body) return null;
  const kind = POSTS.get(request.path)!;
  const said = (name: string) => sent.body.get(name) || null;
  const key = (text: string | null) => text === null ? null : addressKey(text);
  const flow = new URLSearchParams(sent.address.split("?")[1]).get("flow");
  const session = sessionKey(tokenOf(request.cookies)) || null;
  const account = kind === "login" ? key(said("identifier")) : null;
  // A second factor is tried within a session and names no account; a mailed code belongs to its flow.
  const second = said("totp_code") !== null || said("lookup_secret") !== null;
  const isSecond = kind === "login" && (second || account === null);
  // If a form has both, Kratos reads the one that `method` names.
  const byMail = said("code") !== null && (!second || said("method") === "code");
  const proof = byMail ? flow : isSecond ? session ?? flow : null;
  const mail = kind === "login"
    ? key(said("address")) ?? (said("method") === "code" ? account : null)
    : key(said(kind === "recovery" || kind === "verification" ? "email" : "traits.email"));
  return { kind, account, proof, mail };
}

/** The session token among the cookies; empty if there is none. */
export function tokenOf(cookies: string): string {
  for (const part of ownCookies(cookies).split("; ")) {
    const [name, ...value] = part.split("=");
    if (name === COOKIE) return value.join("=");
  }
  return "";
}
