/** A minimal Kratos for testing pages; the real one is tested in `tests/servers`. */
import { freePort } from "../process/server.ts";

export const RIGHT = "correct horse battery";

interface FakeKratos {
  readonly url: string;
  /** Every request that arrived: "POST /self-service/login". */
  readonly asked: string[];
  /** Flows by id. */
  readonly flows: Map<string, FakeFlow>;
  /** Identities that are deactivated or deleted. */
  readonly ended: Set<string>;
  /** `authenticated_at`: the time of the last sign-in. */
  provedAt: string;
  /** While set, answers instead of the usual handler. */
  instead: ((req: Request) => Response | null | Promise<Response | null>) | null;
  stop(): Promise<void>;
}

interface FakeFlow {
  kind: string;
  returnTo: string | null;
  messages: { id: number; text: string; type: string }[];
  identifier: string;
}

const pages: Record<string, string> = {
  login: "/sign-in",
  registration: "/sign-up",
  recovery: "/recovery",
  verification: "/verification",
  settings: "/account/security",
};

export function startKratos(origin: string): FakeKratos {
  const flows = new Map<string, FakeFlow>();
  const asked: string[] = [];
  const ended = new Set<string>();
  const port = freePort();
  /** Tokens and their identities. */
  const sessions = new Map<string, string>();

  async function answer(req: Request): Promise<Response> {
    const url = new URL(req.url);
    asked.push(`${req.method} ${url.pathname}`);
    const special = await fake.instead?.(req);
    if (special) return special;
    const [, , kind = "", what] = url.pathname.split("/");
    const cookie = req.headers.get("cookie") ?? "";
    const token = /ory_kratos_session=([^;]+)/.exec(cookie)?.[1] ?? "";
    if (url.pathname === "/sessions/whoami") {
      const email = sessions.get(token);
      return email
        ? Response.json({ ...sessionOf(email), authenticated_at: fake.provedAt })
        : Response.json({ error: {} }, { status: 401 });
    }
    if (/^\/admin\/identities\/[^/]+$/.test(url.pathname)) {
      const id = url.pathname.split("/").at(-1)!;
      const state = ended.has(id) ? "inactive" : "active";
      return Response.json({ ...sessionOf(`${id.slice(3)}@example.org`).identity, id, state });
    }
    if (!(kind in pages)) return Response.json({ error: {} }, { status: 404 });
    const page = (id: string, more: [string, string][] = []) =>
      redirect(`${origin}${pages[kind]}?flow=${id}`, more);
    if (what === "browser") {
      const id = crypto.randomUUID();
      const returnTo = url.searchParams.get("return_to");
      flows.set(id, { kind, returnTo, messages: [], identifier: "" });
      return page(id, [["set-cookie", "csrf_token_00ff=1; Path=/"]]);
    }
    const id = url.searchParams.get("id") ?? url.searchParams.get("flow") ?? "";
    const flow = flows.get(id);
    if (what === "flows") {
      if (!flow) return Response.json({ error: {} }, { status: 404 });
      if (!cookie.includes("csrf_token_00ff=1")) {
        return Response.json({ error: { id: "security_csrf_violation" } }, { status: 403 });
      }
      return Response.json(flowOf(id, flow));
    }
    const form = new URLSearchParams(await req.text());
    if (!flow) return redirect(`${origin}/account-error?id=${crypto.randomUUID()}`);
    flow.identifier = form.get("identifier") ?? form.get("traits.email") ?? "";
    if (form.get("password") !== RIGHT) {
      flow.messages = [{ id: 4000006, text: "Invalid credentials", type: "error" }];
      return page(id);
    }
    const made = crypto.randomUUID();
    sessions.set(made, flow.identifier);
    return redirect(flow.returnTo ?? `${origin}/`, [
      ["set-cookie", `ory_kratos_session=${made}; Path=/; HttpOnly`],
    ]);
  }

  const server = Deno.serve({ port, hostname: "127.0.0.1", onListen() {} }, answer);
  const fake: FakeKratos = {
    url: `http://127.0.0.1:${port}`,
    asked,
    flows,
    ended,
    provedAt: "2027-01-15T12:00:00Z",
    instead: null,
    stop: () => server.shutdown(),
  };
  return fake;
}

const redirect = (location: string, more: [string, string][] = []): Response =>
  new Response(null, { status: 303, headers: [["location", location], ...more] });

const sessionOf = (email: string) => ({
  id: `session-${email.split("@")[0]}`,
  issued_at: "2027-01-15T11:00:00Z",
  expires_at: "2027-01-22T11:00:00Z",
  identity: { id: `id-${email.split("@")[0]}`, traits: { email, name: email.split("@")[0] } },
});

const flowOf = (id: string, { kind, returnTo, messages, identifier }: FakeFlow) => ({
  id,
  state: "choose_method",
  return_to: returnTo,
  ui: {
    messages,
    nodes: [
      input("default", "csrf_token", "hidden", "of the form"),
      kind === "login"
        ? input("default", "identifier", "text", identifier)
        : input("default", "traits.email", "email", identifier),
      input("password", "password", "password"),
      { type: "div", group: "new", attributes: { node_type: "div", id: "x" }, messages: [] },
      input("oidc", "provider", "submit", "elsewhere"),
      input("password", "method", "submit", "password", {
        id: 1010022,
        text: "Sign in with password",
      }),
    ],
  },
});

const input = (
  group: string,
  name: string,
  type: string,
  value = "",
  label?: { id: number; text: string },
) => ({
  group,
  attributes: { node_type: "input", name, type, value },
  messages: [],
  meta: { label },
});
