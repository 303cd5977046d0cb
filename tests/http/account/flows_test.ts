/** Signing in with Kratos' flows: our pages, our limits, our redirects. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { ACTIVE_KEPT_MS } from "#adapters/identity/ory/accounts.ts";
import { KEPT_MS } from "#adapters/identity/ory/sessions.ts";
import { limits } from "#adapters/throttle/limits.ts";
import { MAX_BODY_BYTES } from "#web/request/body.ts";
import { users } from "#domain/users/user.ts";
import { orders } from "#domain/orders/order.ts";
import { listTicket } from "#domain/tickets/commands.ts";
import { type App, startApp, test } from "../app.ts";
import type { Browser } from "../browser.ts";
import { html, json, problem, seeOther, textOf } from "../cast.ts";
import { RIGHT, startKratos } from "../kratos.ts";
import { must, ticketAt } from "../../exchange.ts";

const ORIGIN = "http://localhost:8000";
const kratos = startKratos(ORIGIN);
const app: App = await startApp({
  env: {
    IDENTITY: "ory",
    KRATOS_PUBLIC_URL: kratos.url,
    KRATOS_ADMIN_URL: kratos.url,
    RATE_LIMITS: "on",
  },
});
Deno.test.afterAll(async () => {
  await app.stop();
  await kratos.stop();
});

let made = 0;
const nameless = () => `fan${++made}@example.org`;

/** Follows redirects to the page that shows a flow; returns its path and query. */
async function open(visitor: Browser, path: string): Promise<string> {
  for (let hops = 0; hops < 4; hops++) {
    const res = await visitor.get(path);
    await res.body?.cancel();
    if (res.status !== 303) return path;
    path = res.headers.get("location")!.replace(ORIGIN, "");
  }
  throw new Error(`goes in circles: ${path}`);
}

/** Fills in the form that the page shows, hidden fields included. */
async function submit(visitor: Browser, path: string, fields: Record<string, string>) {
  const page = await html(visitor.get(path));
  const form = /<form method="post" action="(\/\.ory[^"]*)".*?<\/form>/s.exec(page)!;
  const hidden = [...form[0].matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    .map(([, name, value]) => [name, value]);
  return await visitor.post(form[1], { ...Object.fromEntries(hidden), ...fields });
}

async function signIn(path = "/sign-in", email = nameless()) {
  const visitor = app.visitor();
  const page = await open(visitor, path);
  const res = await submit(visitor, page, { identifier: email, password: RIGHT });
  await res.body?.cancel();
  return { visitor, location: res.headers.get("location")!.replace(ORIGIN, "") };
}

async function listedTicket(): Promise<string> {
  const id = app.system.store.newId();
  await app.system.store.transact((tx) =>
    tx.create(users, { id, name: "Seller", email: nameless(), account: "ory" })
  );
  const input = ticketAt(app.clock.at + 30 * 86_400_000, `code-${++made}`);
  return must(await listTicket(app.system, id, input)).id;
}

test("the sign-in page begins a flow, shows its form in our wording, and signs in", async () => {
  const visitor = app.visitor();
  const page = await open(visitor, "/sign-in?next=%2Fsell");
  assertMatch(page, /^\/sign-in\?flow=[0-9a-f-]{36}$/);
  const shown = await html(visitor.get(page));
  assertStringIncludes(textOf(shown), "You will continue where you left off");
  assertMatch(shown, /<input id="field-identifier-flow"[^>]*name="identifier"/);
  assert(!textOf(shown).includes("elsewhere"), "a way that we do not serve is not offered");
  assertMatch(shown, /<button type="submit" name="method" value="password"[^>]*>Sign in</);
  const res = await submit(visitor, page, { identifier: "ann@example.org", password: RIGHT });
  assertEquals([res.status, res.headers.get("location")], [303, `${ORIGIN}/sell`]);
  const me = await json(visitor.get("/api/users/current-user"));
  assertEquals([me.id, me.email, me.name], ["id-ann", "ann@example.org", "ann"]);
  await seeOther(visitor.get("/sign-in"), "/");
});

test("a refused form comes back with what was typed and why, in the reader's language", async () => {
  const visitor = app.visitor();
  const page = await open(visitor, "/sign-in");
  const res = await submit(visitor, page, { identifier: "ann@example.org", password: "wrong" });
  const back = res.headers.get("location")!.replace(ORIGIN, "");
  const english = await html(visitor.get(back));
  assertStringIncludes(english, 'value="ann@example.org"');
  assertStringIncludes(textOf(english), "Incorrect email or password");
  assert(!english.includes('wrong"'), "the password is not among it");
  const french = textOf(await html(visitor.get(back, { "accept-language": "fr" })));
  assertStringIncludes(french, "Adresse ou mot de passe incorrect");
});

test("a message with an unknown number is shown in Kratos' own words", async () => {
  const visitor = app.visitor();
  const page = await open(visitor, "/sign-in");
  const flow = kratos.flows.get(page.split("=")[1])!;
  flow.messages = [{ id: 4999999, text: "The moon is in the way.", type: "error" }];
  assertStringIncludes(textOf(await html(visitor.get(page))), "The moon is in the way.");
});

test("an expired flow starts again by itself, and the next page says so", async () => {
  const visitor = app.visitor();
  const over = `/sign-in?flow=${crypto.randomUUID()}`;
  const begin = await seeOther(visitor.get(over), "/.ory/kratos/self-service/login/browser");
  const page = (await seeOther(visitor.get(begin), /\/sign-in\?flow=/)).replace(ORIGIN, "");
  assertStringIncludes(textOf(await html(visitor.get(page))), "This form has expired");
  await open(visitor, "/sign-in?flow=no-id");
});

test("a browser without cookies is told so, and does not end up in a redirect loop", async () => {
  const page = await open(app.visitor(), "/sign-in");
  assertStringIncludes(textOf(await html(app.visitor().get(page), 403)), "need cookies");
  const other = app.visitor();
  other.cookies.set("csrf_token_00ff", "another");
  assert(await open(other, page) !== page, "one that has them gets a flow of its own");
});

test("signing in reserves the chosen ticket, by the post and never by a visit", async () => {
  const ticketId = await listedTicket();
  const reservation = `/sign-in?reserve=${ticketId}&price=4500`;
  const { visitor, location } = await signIn(reservation);
  assertMatch(location, /^\/orders\/\w+$/);
  assertStringIncludes(textOf(await html(visitor.get(location))), "The Night Owls");
  // Visits reserve nothing: neither of the address that signing in returns to, nor with a session.
  const other = await listedTicket();
  const { visitor: second } = await signIn();
  await seeOther(second.get(`/sign-in?reserve=${other}&price=4500`), `/tickets/${other}`);
  const { items } = await app.system.store.list(orders, "buyer", { limit: 100 });
  assert(items.every((order) => order.ticketIds[0] !== other), "a visit reserved");
});

test("signing up reserves too, and says that a mail is on its way", async () => {
  const ticketId = await listedTicket();
  const visitor = app.visitor();
  const page = await open(visitor, `/sign-up?reserve=${ticketId}&price=4500`);
  assertStringIncludes(
    textOf(await html(visitor.get(page))),
    "Next, we will reserve The Night Owls for you",
  );
  const res = await submit(visitor, page, { "traits.email": nameless(), password: RIGHT });
  const order = res.headers.get("location")!;
  assertMatch(order, /^\/orders\/\w+$/);
  assertStringIncludes(textOf(await html(visitor.get(order))), "We have sent you an email");
});

test("if the ticket was taken meanwhile, signing in still works and leads to its page", async () => {
  const ticketId = await listedTicket();
  await signIn(`/sign-in?reserve=${ticketId}&price=4500`);
  const { visitor, location } = await signIn(`/sign-in?reserve=${ticketId}&price=4500`);
  assertEquals(location, `/tickets/${ticketId}`);
  const page = textOf(await html(visitor.get(location)));
  assertStringIncludes(page, "Somebody else was faster");
  assertStringIncludes(page, "Account");
});

test("password guesses are counted per account and network, and the right password resets the count", async () => {
  const email = nameless();
  const visitor = app.visitor();
  const page = await open(visitor, "/sign-in");
  const guess = async (password: string, identifier = email) => {
    const res = await submit(visitor, page, { identifier, password });
    const text = await res.text();
    return { status: res.status, text, location: res.headers.get("location") };
  };
  for (let n = 0; n < limits.sign_in_pair.max; n++) {
    assertEquals((await guess("wrong")).status, 303);
  }
  const before = kratos.asked.filter((one) => one.startsWith("POST")).length;
  const refused = await guess(RIGHT);
  assertEquals(refused.status, 429);
  assertStringIncludes(refused.text, `href="${page}"`);
  assertEquals((await guess("wrong", email.toUpperCase())).status, 429, "however it is spelt");
  assertEquals(kratos.asked.filter((one) => one.startsWith("POST")).length, before);
  app.clock.forward(limits.sign_in_pair.windowMs / 1000);
  for (let n = 1; n < limits.sign_in_pair.max; n++) await guess("wrong");
  assertEquals((await guess(RIGHT)).location, `${ORIGIN}/`);
  const again = app.visitor();
  const fresh = await open(again, "/sign-in");
  for (let n = 0; n < limits.sign_in_pair.max; n++) {
    const res = await submit(again, fresh, { identifier: email, password: "wrong" });
    await res.body?.cancel();
    assertEquals(res.status, 303, "it began anew");
  }
});

/** How many of these posts are accepted before one is refused as too many. */
async function letThrough(posts: (n: number) => Promise<Response>, most: number): Promise<number> {
  for (let n = 0; n <= most; n++) {
    const res = await posts(n);
    await res.body?.cancel();
    if (res.status === 429) return n;
    assertEquals(res.status, 303);
  }
  return Infinity;
}

test("a guess counts under any field name, and with a decoy field", async () => {
  const { max } = limits.sign_in_pair;
  const visitor = app.visitor();
  const page = await open(visitor, "/sign-in");
  const email = nameless();
  const spelt = [email, `${email}\u0085`, ` ${email.toUpperCase()}`];
  const guess = (fields: Record<string, string>) => submit(visitor, page, fields);
  const password = "wrong";
  assertEquals(
    await letThrough((n) => guess({ identifier: spelt[n % spelt.length], password }), max),
    max,
  );
  const renamed = (n: number) => guess({ password_identifier: `x${n}@example.org`, password });
  assertEquals(await letThrough(renamed, max), limits.proof_account.max);
  const session = await signIn();
  const fresh = await open(session.visitor, "/account/security");
  const second = (n: number) =>
    session.visitor.post(`/.ory/kratos/self-service/login?flow=${fresh.split("=")[1]}`, {
      identifier: `decoy${n}@example.org`,
      totp_code: "123456",
    });
  assertEquals(await letThrough(second, limits.proof_account.max), limits.proof_account.max);
});

test("changes are counted per account, and each new e-mail address too", async () => {
  const change = async (mail: (n: number, own: string) => string) => {
    const email = nameless();
    const { visitor } = await signIn("/sign-in", email);
    const page = await open(visitor, "/account/security");
    const address = `/.ory/kratos/self-service/settings?flow=${page.split("=")[1]}`;
    return await letThrough((n) =>
      visitor.post(address, {
        method: "profile",
        "traits.email": mail(n, email),
        "traits.name": "Ann",
      }), 100);
  };
  const { settings_account, email_change_account, mail_account } = limits;
  assertEquals(await change((_, own) => own.toUpperCase()), settings_account.max);
  assertEquals(await change((n) => `probe${n}@example.org`), email_change_account.max);
  const victim = nameless();
  const letters = [
    await change(() => victim),
    await change(() => victim),
    await change(() => victim),
  ];
  assertEquals(letters.reduce((a, b) => a + b), mail_account.max);
});

test("a cross-site form, a long one and one of another type never reach Kratos", async () => {
  const before = kratos.asked.length;
  const post = (body: string, headers: Record<string, string>) =>
    app.fetch("/.ory/kratos/self-service/login?flow=x", { method: "POST", body, headers });
  const kind = "application/x-www-form-urlencoded";
  const statuses = [
    await post("a=1", { "content-type": kind, origin: "https://evil.example" }),
    await post("a=1", { "content-type": kind }),
    await post(`a=${"x".repeat(MAX_BODY_BYTES)}`, { "content-type": kind, origin: ORIGIN }),
    await post("{}", { "content-type": "application/json", origin: ORIGIN }),
  ].map(async (res) => (await res.text(), res.status));
  assertEquals(await Promise.all(statuses), [403, 403, 413, 415]);
  assertEquals(kratos.asked.length, before);
});

test("a bearer token does not replace the same-origin check, and cookies are not passed on with it", async () => {
  const heard: (string | null)[] = [];
  kratos.instead = (req) => (heard.push(req.headers.get("cookie")), null);
  const { visitor } = await signIn();
  heard.length = 0;
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = {
    cookie,
    authorization: "Bearer x",
    "content-type": "application/x-www-form-urlencoded",
  };
  const post = async (more: Record<string, string>) => {
    const init = { method: "POST", body: "method=password", headers: { ...headers, ...more } };
    const res = await app.fetch("/.ory/kratos/self-service/settings", init);
    await res.body?.cancel();
    return res.status;
  };
  try {
    assertEquals([await post({}), heard], [403, []]);
    assertEquals([await post({ origin: ORIGIN }), heard], [303, [null]]);
  } finally {
    kratos.instead = null;
  }
});

test("only Kratos' flows can be reached through our address, and their answers are not cached", async () => {
  const before = kratos.asked.length;
  for (
    const path of [
      "/.ory/kratos/admin/identities",
      "/.ory/kratos/self-service/%2e%2e/admin/identities",
      "/.ory/kratos/self-service/login/browser/../../../admin/identities",
      "/.ory/kratos/sessions/whoami",
      "/.ory/kratos//self-service/login/browser",
      "/.ory/kratos/self-service/login/browser%2f..%2fapi",
      "/.ory/kratos/",
      "/.ory/keto/x",
    ]
  ) {
    const res = await app.fetch(path);
    await res.body?.cancel();
    assertEquals(res.status, 404, path);
  }
  assertEquals(kratos.asked.length, before);
  const res = await app.fetch("/.ory/kratos/self-service/login/browser");
  assertEquals(res.headers.get("cache-control"), "no-store");
});

test("while Kratos is out, pages and posts of flows are 503, and visitors are not affected", async () => {
  const { visitor } = await signIn();
  const page = await open(app.visitor(), "/sign-in");
  const stranger = app.visitor();
  stranger.cookies.set("csrf_token_00ff", "1");
  kratos.instead = () => new Response("down", { status: 502 });
  try {
    app.clock.forward(KEPT_MS / 1000);
    await html(stranger.get(page), 503);
    await html(stranger.get("/.ory/kratos/self-service/login/browser"), 503);
    const res = await stranger.post("/.ory/kratos/self-service/login?flow=x", { identifier: "a" });
    assert(Number(res.headers.get("retry-after")) > 0);
    await html(Promise.resolve(res), 503);
    await html(visitor.get("/account"), 503);
    await problem(visitor.get("/api/orders"), 503, "unavailable");
    const note = "We cannot check who you are right now";
    assertStringIncludes(textOf(await html(visitor.get("/"))), note);
    assert(!textOf(await html(app.visitor().get("/"))).includes(note));
    await html(visitor.post("/sign-out"), 503);
  } finally {
    kratos.instead = null;
  }
  app.clock.forward(KEPT_MS / 1000);
  await html(visitor.get("/orders"));
});

test("programs keep working while Kratos is down, and stop within a minute after their person is deactivated", async () => {
  const email = nameless();
  const { visitor } = await signIn("/sign-in", email);
  kratos.provedAt = new Date(app.clock.at).toISOString();
  app.clock.forward(KEPT_MS / 1000);
  const calls = await Promise.all(["token", "oauth2"].map(async (kind) => {
    const made = await json(
      visitor.call("POST", "/api/clients", { kind, name: "A script", scopes: ["orders:read"] }),
      201,
    );
    const bearer = kind === "token" ? made.secret : await accessToken(made);
    return () => app.fetch("/api/orders", { headers: { authorization: `Bearer ${bearer}` } });
  }));
  const statuses = () =>
    Promise.all(calls.map(async (call) => {
      const res = await call();
      await res.body?.cancel();
      return res.status;
    }));
  kratos.instead = () => new Response("down", { status: 502 });
  try {
    app.clock.forward(ACTIVE_KEPT_MS / 1000);
    assertEquals(await statuses(), [200, 200]);
  } finally {
    kratos.instead = null;
  }
  app.clock.forward(ACTIVE_KEPT_MS / 1000);
  assertEquals(await statuses(), [200, 200]);
  kratos.ended.add(`id-${email.split("@")[0]}`);
  app.clock.forward(ACTIVE_KEPT_MS / 1000);
  assertEquals(await statuses(), [401, 401]);
});

async function accessToken({ id, secret }: { id: string; secret: string }): Promise<string> {
  const form = { grant_type: "client_credentials", client_id: id, client_secret: secret };
  const res = await app.fetch("/oauth2/token", { method: "POST", body: new URLSearchParams(form) });
  return (await res.json()).access_token;
}

test("creating a token needs a recent sign-in; tokens are listed on the page where the password is changed", async () => {
  const { visitor } = await signIn();
  const before = kratos.provedAt;
  const make = { name: "A script", "orders:read": "on", expires: "90" };
  const since = (ms: number) => new Date(app.clock.at - ms).toISOString();
  try {
    kratos.provedAt = since(11 * 60_000);
    app.clock.forward(KEPT_MS / 1000);
    await seeOther(
      visitor.post("/account/tokens", make),
      /^\/\.ory\/kratos\/self-service\/login\/browser\?return_to=.*account&refresh=true$/,
    );
    const body = { name: "A script", scopes: ["orders:read"] };
    await problem(visitor.call("POST", "/api/clients", body), 403, "forbidden");
    assertEquals((await json(visitor.get("/api/clients"))).items, []);
    const page = await open(visitor, "/account/security");
    assert(!textOf(await html(visitor.get(page))).includes("These can still act on your behalf"));
    kratos.provedAt = since(0);
    app.clock.forward(KEPT_MS / 1000);
    await seeOther(visitor.post("/account/tokens", make), /^\/account\?made=/);
  } finally {
    kratos.provedAt = before;
  }
  const page = await html(visitor.get(await open(visitor, "/account/security")));
  assertStringIncludes(textOf(page), "These can still act on your behalf");
  assertStringIncludes(page, 'action="/account/tokens/removal"');
});

test("the former address is notified when another one replaces it", async () => {
  const email = nameless();
  const { visitor } = await signIn("/sign-in", email);
  const letters = async () => {
    await app.system.workers.relay.idle();
    return app.system.mailer.sent()!.filter(({ to }) => to.toLowerCase() === email);
  };
  for (const [to, count] of [[email.toUpperCase(), 0], [`new.${email}`, 1]] as const) {
    kratos.instead = async (req) => {
      if (!req.url.endsWith("/sessions/whoami")) return null;
      kratos.instead = null;
      const res = await fetch(req.url, { headers: req.headers });
      const session = await res.json();
      session.identity.traits.email = to;
      return Response.json(session);
    };
    app.clock.forward(KEPT_MS / 1000);
    await html(visitor.get("/account"));
    kratos.instead = null;
    assertEquals((await letters()).length, count, to);
  }
  assertStringIncludes(
    (await letters())[0].text,
    `has changed from ${email.toUpperCase()} to new.${email}`,
  );
});

test("an attempt that never reached Kratos is not counted", async () => {
  const email = nameless();
  const visitor = app.visitor();
  const page = await open(visitor, "/sign-in");
  kratos.instead = (req) => req.method === "POST" ? new Response(null, { status: 500 }) : null;
  try {
    for (let n = 0; n <= limits.sign_in_pair.max; n++) {
      const res = await submit(visitor, page, { identifier: email, password: RIGHT });
      await res.body?.cancel();
      assertEquals(res.status, 503);
    }
  } finally {
    kratos.instead = null;
  }
  const res = await submit(visitor, page, { identifier: email, password: RIGHT });
  assertEquals(res.headers.get("location"), `${ORIGIN}/`);
});

test("the right password resets the count only if the second factor was right too", async () => {
  const email = nameless();
  const visitor = app.visitor();
  const page = await open(visitor, "/sign-in");
  const half = { error: { id: "session_aal2_required" } };
  kratos.instead = ({ url }) =>
    url.endsWith("/sessions/whoami") ? Response.json(half, { status: 403 }) : null;
  const statuses: number[] = [];
  try {
    for (let n = 0; n <= limits.sign_in_pair.max; n++) {
      const res = await submit(visitor, page, { identifier: email, password: RIGHT });
      await res.body?.cancel();
      statuses.push(res.status);
    }
    await seeOther(visitor.get("/orders"), "/sign-in?next=%2Forders");
    await seeOther(
      visitor.get("/sign-in?next=%2Forders"),
      `/.ory/kratos/self-service/login/browser?return_to=${
        encodeURIComponent(`${ORIGIN}/orders`)
      }&aal=aal2`,
    );
  } finally {
    kratos.instead = null;
  }
  assertEquals(statuses, [...Array(limits.sign_in_pair.max).fill(303), 429]);
});

test("what Kratos rejects becomes a refusal of ours, without anything of Kratos' answer", async () => {
  const post = async (status: number) => {
    kratos.instead = () => Response.json({ error: { reason: "inner words" } }, { status });
    const answer = app.visitor().post("/.ory/kratos/self-service/login?flow=x", { a: "1" });
    return await html(answer, status).finally(() => kratos.instead = null);
  };
  for (const status of [400, 404]) assert(!(await post(status)).includes("inner words"));
});

test("with Kratos our own forms do not exist, and with our own accounts there are no flows", async () => {
  const { visitor } = await signIn();
  for (const path of ["/sign-in", "/sign-up", "/account/name", "/account/password"]) {
    await html(visitor.post(path, { name: "x" }), 404);
  }
  await html(visitor.get("/account-error"), 404);
  assertEquals(app.lines.filter((line) => JSON.parse(line).event === "request_failed"), []);
});
