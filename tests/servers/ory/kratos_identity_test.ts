/** The identity contract on a real Kratos, and properties of its flows that only a real one can prove. */
import { ACTIVE_KEPT_MS } from "#adapters/identity/ory/accounts.ts";
import { createOryIdentity } from "#adapters/identity/ory/mod.ts";
import { COOKIE, KEPT_MS } from "#adapters/identity/ory/sessions.ts";
import type { Flow, FlowKind, FlowNode } from "#domain/ports/flow.ts";
import type { Flows } from "#domain/ports/flows.ts";
import { assert, assertEquals } from "@std/assert";
import { openBench } from "../../adapters/help.ts";
import { identityContract } from "../../adapters/identity/identity_contract.ts";
import { request } from "../../adapters/identity/ory_help.ts";
import { until } from "../../process/server.ts";
import { Kratos } from "./kratos.ts";

const ORIGIN = "http://localhost:8000";
const PASSWORD = "a horse of its own 42";
const kratos = await Kratos.start(ORIGIN);
Deno.test.afterAll(() => kratos[Symbol.asyncDispose]());

/** Starts at the real time, which Kratos uses. */
async function open() {
  const bench = await openBench(Date.now());
  const { KRATOS_PUBLIC_URL, KRATOS_ADMIN_URL } = kratos.env;
  const identity = createOryIdentity({
    store: bench.store,
    origin: ORIGIN,
    publicUrl: KRATOS_PUBLIC_URL,
    adminUrl: KRATOS_ADMIN_URL,
  });
  return { bench, identity, browser: () => new Visitor(identity.flows) };
}

/** A browser without pages: begins flows, reads them and posts their forms. */
class Visitor {
  readonly cookies = new Map<string, string>();
  constructor(readonly flows: Flows) {}

  get header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
  get token(): string {
    return this.cookies.get(COOKIE) ?? "";
  }

  async pass(address: string, form?: Record<string, string>): Promise<string> {
    const { pathname, search } = new URL(address, ORIGIN);
    const reply = await this.flows.pass(request({
      method: form ? "POST" : "GET",
      path: pathname.slice(this.flows.prefix.length),
      search,
      cookies: this.header,
      form: form ?? null,
    }));
    assert(reply, `${address} is not forwarded`);
    for (const [name, line] of reply.headers) {
      if (name !== "set-cookie") continue;
      const [, cookie, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === "") this.cookies.delete(cookie);
      else this.cookies.set(cookie, value);
    }
    return reply.headers.find(([name]) => name === "location")![1];
  }

  /** Begins a flow and reads it. */
  async begin(kind: FlowKind, how = {}): Promise<Flow> {
    return await this.read(kind, await this.pass(this.flows.begin(kind, how)));
  }

  async read(kind: FlowKind, page: string): Promise<Flow> {
    const id = new URL(page).searchParams.get("flow")!;
    const flow = await this.flows.read(kind, id, this.header);
    assert(!("no" in flow), JSON.stringify(flow));
    return flow;
  }

  /** Posts the form of a flow; returns the location it redirects to. */
  submit(flow: Flow, fields: Record<string, string>): Promise<string> {
    const hidden = flow.nodes.flatMap((node) =>
      node.is === "hidden" ? [[node.name, node.value]] : []
    );
    return this.pass(flow.action, { ...Object.fromEntries(hidden), ...fields });
  }

  async signUp(email: string): Promise<string> {
    const fields = { "traits.email": email, "traits.name": "Ann", password: PASSWORD };
    await this.submit(await this.begin("registration"), { ...fields, method: "password" });
    return this.token;
  }

  async signIn(email: string): Promise<string> {
    const fields = { identifier: email, password: PASSWORD, method: "password" };
    await this.submit(await this.begin("login"), fields);
    return this.token;
  }
}

identityContract("kratos", async () => {
  const { bench, identity, browser } = await open();
  return {
    identity,
    store: bench.store,
    newAccount: (email) => browser().signUp(email),
    signIn: (email) => browser().signIn(email),
    [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose](),
  };
});

type Under = Awaited<ReturnType<typeof open>>;
const test = (text: string, check: (under: Under) => Promise<void>) =>
  Deno.test(`kratos: ${text}`, async () => {
    const under = await open();
    await using _ = under.bench;
    await check(under);
  });

const address = () => `ann.${crypto.randomUUID()}@example.org`;
const idsOf = ({ messages, nodes }: Flow): number[] =>
  [...messages, ...nodes.flatMap((node) => node.is === "field" ? node.messages : [])]
    .map(({ id }) => id);
const field = (flow: Flow, name: string) =>
  flow.nodes.find((node): node is Extract<FlowNode, { is: "field" }> =>
    node.is === "field" && node.name === name
  );

test("a refused form shows the reason at its field, and keeps the input", async ({ browser }) => {
  const visitor = browser();
  const flow = await visitor.begin("registration", { returnTo: "/sell?a=1" });
  assertEquals([flow.returnTo, flow.state], ["/sell?a=1", "choose_method"]);
  const fields = { "traits.email": "x", "traits.name": "Ann", password: PASSWORD };
  const back = await visitor.read(
    "registration",
    await visitor.submit(flow, { ...fields, method: "password" }),
  );
  assertEquals(back.id, flow.id);
  assertEquals(field(back, "traits.email")?.value, "x");
  assertEquals(field(back, "traits.name")?.value, "Ann");
  assertEquals(field(back, "traits.email")?.messages[0].id, 4000001);
  const short = await visitor.read(
    "registration",
    await visitor.submit(back, {
      ...fields,
      "traits.email": address(),
      password: "short",
      method: "password",
    }),
  );
  const [problem] = field(short, "password")!.messages;
  assertEquals([problem.id, problem.tone], [4000032, "problem"]);
  assert(Number(problem.gaps.min_length) >= 8);
});

test("a flow belongs to the browser that began it", async ({ browser, identity }) => {
  const flow = await browser().begin("login", { returnTo: "/orders" });
  const read = (cookies: string) => identity.flows.read("login", flow.id, cookies);
  assertEquals(await read(""), { no: "foreign", returnTo: null });
  assertEquals((await read(await otherCookies(browser)) as { no: string }).no, "foreign");
  const unknown = await identity.flows.read("login", crypto.randomUUID(), "");
  assertEquals(unknown, { no: "gone", returnTo: null });
});

async function otherCookies(browser: Under["browser"]): Promise<string> {
  const other = browser();
  await other.begin("login");
  return other.header;
}

test(
  "a forged form is refused, and the error page gets the reason",
  async ({ browser, identity }) => {
    const visitor = browser();
    const flow = await visitor.begin("login");
    const fields = { csrf_token: "forged", identifier: "ann", password: "x", method: "password" };
    const page = new URL(await visitor.submit(flow, fields));
    assertEquals(page.pathname, "/account-error");
    const error = await identity.flows.readError(page.searchParams.get("id")!);
    assertEquals(error, { id: "security_csrf_violation", status: 403 });
    assertEquals(await identity.flows.readError("no id"), null);
  },
);

test(
  "signing in leads back to the page the person came from, and to no other site",
  async ({ browser, identity }) => {
    const email = address();
    await browser().signUp(email);
    const visitor = browser();
    const flow = await visitor.begin("login", { returnTo: "/sign-in?reserve=1&price=2" });
    const fields = { identifier: email, password: PASSWORD, method: "password" };
    assertEquals(await visitor.submit(flow, fields), `${ORIGIN}/sign-in?reserve=1&price=2`);
    const away = `${identity.flows.begin("login")}?return_to=${
      encodeURIComponent("https://evil.example/")
    }`;
    assertEquals(new URL(await browser().pass(away)).pathname, "/account-error");
  },
);

test(
  "a name and address changed in the settings are shown on the next page",
  async ({ browser, identity }) => {
    const visitor = browser();
    const token = await visitor.signUp(address());
    assertEquals((await identity.signedIn(token))?.user.name, "Ann");
    const flow = await visitor.begin("settings");
    const email = address();
    const saved = await visitor.read(
      "settings",
      await visitor.submit(flow, {
        "traits.email": email,
        "traits.name": "Anna",
        method: "profile",
      }),
    );
    assertEquals(idsOf(saved), [1050001]);
    const who = await identity.signedIn(visitor.token);
    assertEquals([who?.user.name, who?.user.email, who?.proved], ["Anna", email, false]);
  },
);

test("settings are not shown after signing out", async ({ browser, identity }) => {
  const visitor = browser();
  const token = await visitor.signUp(address());
  const flow = await visitor.begin("settings");
  await identity.signOut(token);
  const found = await identity.flows.read("settings", flow.id, visitor.header);
  assertEquals((found as { no: string }).no, "signed_out");
});

test(
  "backup codes are shown once, and then required as a second factor",
  async ({ browser, identity }) => {
    const email = address();
    const visitor = browser();
    await visitor.signUp(email);
    const made = await visitor.read(
      "settings",
      await visitor.submit(await visitor.begin("settings"), { lookup_secret_regenerate: "true" }),
    );
    const codes = made.nodes.find((node) => node.is === "text" && node.group === "lookup_secret");
    assert(codes?.is === "text" && codes.secrets.length === 12);
    await visitor.submit(made, { lookup_secret_confirm: "true" });
    const other = browser();
    const token = await other.signIn(email);
    assertEquals(await identity.signedIn(token), null);
    assert(await identity.flows.isHalf(token));
    const settings = await identity.flows.read("settings", made.id, other.header);
    assertEquals((settings as { no: string }).no, "half");
    const second = await other.begin("login", { secondFactor: true });
    assertEquals(second.secondFactor, true);
    await other.submit(second, { lookup_secret: codes.secrets[0], method: "lookup_secret" });
    assertEquals((await identity.signedIn(other.token))?.user.email, email);
  },
);

test("an authenticator app is offered with a QR code and a secret", async ({ browser }) => {
  const visitor = browser();
  await visitor.signUp(address());
  const { nodes } = await visitor.begin("settings");
  const totp = nodes.filter(({ group }) => group === "totp");
  assert(totp.some((node) => node.is === "image" && node.src.startsWith("data:image/png;base64,")));
  assert(totp.some((node) => node.is === "text" && /^[A-Z2-7]{32}$/.test(node.secrets[0])));
});

test(
  "an address finds its owner in any capitalisation, and a look-alike address another account",
  async (under) => {
    const { browser, identity } = under;
    const email = `ada.${crypto.randomUUID()}@example.org`;
    const lookAlike = email.replace("ada", "ａda");
    const ids: string[] = [];
    for (const one of [lookAlike, email]) {
      const token = await browser().signUp(one);
      ids.push((await identity.signedIn(token))!.user.id);
    }
    for (const [n, one] of [lookAlike, ` ${email.toUpperCase()}\u0085`].entries()) {
      const found = await identity.accountsAt(one);
      assertEquals(found.map(({ user, proved }) => [user.id, proved]), [[ids[n], false]]);
    }
    assertEquals(await identity.accountsAt(`nobody.${email}`), []);
    assertEquals((await identity.accountOf(ids[1]))?.user.email, email);
    assertEquals(await identity.accountOf(crypto.randomUUID()), null);
  },
);

test(
  "an identity that an operator deactivates or deletes is inactive within a minute",
  async (under) => {
    const { browser, identity, bench } = under;
    const admin = `${kratos.env.KRATOS_ADMIN_URL}/admin/identities`;
    const patch = { body: JSON.stringify([{ op: "replace", path: "/state", value: "inactive" }]) };
    for (const how of [{ method: "PATCH", ...patch }, { method: "DELETE" }]) {
      const { user } = (await identity.signedIn(await browser().signUp(address())))!;
      assertEquals(await identity.isActive(user.id), true);
      const headers = { "content-type": "application/json" };
      const res = await fetch(`${admin}/${user.id}`, { ...how, headers });
      await res.body?.cancel();
      assert(res.ok);
      bench.clock.pass(ACTIVE_KEPT_MS);
      assertEquals(await identity.isActive(user.id), false);
    }
  },
);

test("demo accounts are created once, and can sign in", async ({ browser, identity }) => {
  const account = { name: "Ada", email: address(), password: PASSWORD };
  const [one, two] = [
    await identity.flows.addAccount(account),
    await identity.flows.addAccount(account),
  ];
  assert(one.ok && two.ok);
  assertEquals(two.value.id, one.value.id);
  const who = await identity.signedIn(await browser().signIn(account.email));
  assertEquals([who?.user.id, who?.proved], [one.value.id, true]);
});

test(
  "the script of Kratos is served through the exchange, with the digest given in the page",
  async ({ browser, identity }) => {
    const { nodes } = await browser().begin("login");
    const script = nodes.find((node) => node.is === "script");
    assert(script?.is === "script");
    const path = script.src.slice(identity.flows.prefix.length);
    const reply = await identity.flows.pass(request({ path }));
    const digest = await crypto.subtle.digest("SHA-512", reply!.body!);
    assertEquals(script.integrity, `sha512-${new Uint8Array(digest).toBase64()}`);
  },
);

test("recovering the password ends all other sessions within seconds", async (under) => {
  const { browser, identity, bench } = under;
  const email = address();
  const other = await browser().signUp(email);
  assert(await identity.signedIn(other));
  const visitor = browser();
  const flow = await visitor.begin("recovery");
  const mails = () =>
    kratos.sink.received.filter(({ to, mail }) =>
      to.includes(email) && /recover/i.test(mail.subject ?? "")
    );
  const sent = await visitor.read(
    "recovery",
    await visitor.submit(flow, { email, method: "code" }),
  );
  assertEquals([sent.state, ...idsOf(sent)], ["sent_email", 1060003]);
  await until(() => mails().length > 0, () => "no mail");
  const code = /\b\d{6}\b/.exec(mails()[0].mail.text!)![0];
  const settings = await visitor.submit(sent, { code, method: "code" });
  assertEquals(new URL(settings).pathname, "/account/security");
  assertEquals((await identity.signedIn(visitor.token))?.user.email, email);
  bench.clock.pass(KEPT_MS);
  assertEquals(await identity.signedIn(other), null);
});

test(
  "recovery for an address without an account does not reveal that there is none",
  async ({ browser }) => {
    const visitor = browser();
    const sent = await visitor.read(
      "recovery",
      await visitor.submit(await visitor.begin("recovery"), { email: address(), method: "code" }),
    );
    assertEquals([sent.state, ...idsOf(sent)], ["sent_email", 1060003]);
  },
);
