/** Kratos' self-service flows for browsers: where they start, and what a page shows. */
import { z } from "zod";
import type { Beginning } from "#domain/ports/flows.ts";
import type { Flow, FlowError, FlowKind, NoFlow } from "#domain/ports/flow.ts";
import { ask, type Kratos, type No, unavailable } from "./kratos.ts";
import { PREFIX } from "./addresses.ts";
import { FLOW_ID } from "./flow_id.ts";
import { uiSchema } from "./nodes.ts";

const flowSchema = z.object({
  id: z.string(),
  state: z.string().default("choose_method"),
  return_to: z.string().nullish(),
  oauth2_login_challenge: z.string().nullish(),
  refresh: z.boolean().optional(),
  requested_aal: z.string().nullish(),
  ui: uiSchema,
});

const errorSchema = z.object({
  error: z.object({ id: z.string().optional(), code: z.int().optional() }).optional(),
});

export function createFlows({ frontend }: Kratos, origin: string) {
  const readers = {
    login: frontend.getLoginFlowRaw,
    registration: frontend.getRegistrationFlowRaw,
    recovery: frontend.getRecoveryFlowRaw,
    verification: frontend.getVerificationFlowRaw,
    settings: frontend.getSettingsFlowRaw,
  };

  return {
    begin(kind: FlowKind, how: Beginning = {}): string {
      const query = new URLSearchParams();
      if (how.returnTo) query.set("return_to", origin + how.returnTo);
      if (how.again) query.set("refresh", "true");
      if (how.secondFactor) query.set("aal", "aal2");
      if (how.loginChallenge) query.set("login_challenge", how.loginChallenge);
      const path = `${PREFIX}/self-service/${kind}/browser`;
      return query.size === 0 ? path : `${path}?${query}`;
    },

    async read(kind: FlowKind, id: string, cookies: string): Promise<Flow | NoFlow> {
      if (!FLOW_ID.test(id)) return { no: "gone", returnTo: null };
      const cookie = ownCookies(cookies);
      const answer = await ask(flowSchema, () => readers[kind].call(frontend, { id, cookie }));
      if (answer.ok) return flowOf(kind, answer.value, origin);
      const { no } = answer;
      // An expired flow still tells where the next one should return to.
      const next = URL.parse(no.redirectTo ?? "")?.searchParams.get("return_to");
      return { no: why(no), returnTo: pathOf(next, origin) };
    },

    async readError(id: string): Promise<FlowError | null> {
      if (!FLOW_ID.test(id)) return null;
      const answer = await ask(errorSchema, () => frontend.getFlowErrorRaw({ id }));
      if (!answer.ok) return null;
      const { error } = answer.value;
      return { id: error?.id ?? null, status: error?.code ?? 500 };
    },
  };
}

function why({ status, id }: No): NoFlow["no"] {
  if (status === 404 || status === 410) return "gone";
  if (status === 401) return "signed_out";
  if (id === "session_aal2_required") return "half";
  if (status === 403) return "foreign";
  throw unavailable(`refused a flow with ${status}`);
}

/** The path of an address of ours; null for any other. */
function pathOf(address: string | null | undefined, origin: string): string | null {
  const url = URL.parse(address ?? "");
  return url?.origin === origin ? url.pathname + url.search : null;
}

function flowOf(kind: FlowKind, flow: z.infer<typeof flowSchema>, origin: string): Flow {
  return {
    id: flow.id,
    kind,
    state: flow.state,
    // Not the URL that Kratos returns: browsers reach it through us.
    action: `${PREFIX}/self-service/${kind}?flow=${flow.id}`,
    returnTo: pathOf(flow.return_to, origin),
    loginChallenge: flow.oauth2_login_challenge || null,
    again: flow.refresh ?? false,
    secondFactor: flow.requested_aal === "aal2",
    messages: flow.ui.messages,
    nodes: flow.ui.nodes,
  };
}

const COOKIES = /^(ory_kratos_\w+|csrf_token_[0-9a-f]+)$/;

const COOKIE_VALUE = /^[\w.~+/=-]*$/;

/**
 * The cookies of a request that belong to Kratos; ours and other servers' are not sent to it. If a name
 * occurs twice, the first counts, as in Kratos. Values that parsers could read differently are dropped.
 */
export function ownCookies(header: string): string {
  const own = new Map<string, string>();
  for (const part of header.split(";")) {
    const [name, ...rest] = part.trim().split("=");
    if (COOKIES.test(name) && !own.has(name)) own.set(name, rest.join("="));
  }
  return [...own].filter(([, value]) => COOKIE_VALUE.test(value))
    .map(([name, value]) => `${name}=${value}`).join("; ");
}

/** Whether a Set-Cookie line is for one of Kratos' cookies. */
export const isOwnCookie = (line: string): boolean => COOKIES.test(line.split("=", 1)[0].trim());
