/** People whose accounts are at Kratos: outages, deactivation, a new address, a recent sign-in. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { ACTIVE_KEPT_MS } from "#adapters/identity/ory/accounts.ts";
import { KEPT_MS } from "#adapters/identity/ory/sessions.ts";
import { test } from "../app.ts";
import { html, json, problem, seeOther, textOf } from "../cast.ts";
import { app, kratos, nameless, open, signIn } from "./flows.ts";

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
