import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import { html, json, PASSWORD, problem, seeOther, signUp, textOf } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

test("signing up signs in at once and leads back to where the person was", async () => {
  const alice = app.visitor();
  const res = await alice.post("/sign-up", {
    name: "Alice",
    email: "alice@example.org",
    password: PASSWORD,
    next: "/sell",
  });
  assertEquals([res.status, res.headers.get("location")], [303, "/sell"]);
  assertMatch(
    res.headers.getSetCookie()[0],
    /^session=[\w-]{43}; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Lax$/,
  );
  const me = await json(alice.get("/api/users/current-user"));
  assertEquals([me.name, me.email, me.groups], ["Alice", "alice@example.org", []]);
});

test("a refused sign-up keeps what was entered except the password, and shows problems at their fields", async () => {
  const page = await html(
    app.visitor().post("/sign-up", { name: "Bob", email: "no address", password: "short" }),
    422,
  );
  assertStringIncludes(page, 'value="Bob"');
  assertStringIncludes(page, 'value="no address"');
  assert(!page.includes("short"));
  assertMatch(
    page,
    /<input id="field-email"[^>]*aria-describedby="field-email-hint field-email-error"[^>]*aria-invalid="true"/,
  );
  assertMatch(page, /<p class="error" id="field-password-error">/);
  assertStringIncludes(page, 'href="#field-email"');
});

test("an address that has an account is refused, however it is spelt", async () => {
  const alice = await signUp(app, "alice");
  const page = await html(
    app.visitor().post("/sign-up", {
      name: "Mallory",
      email: alice.email.toUpperCase(),
      password: PASSWORD,
    }),
    409,
  );
  assertStringIncludes(textOf(page), "There is already an account with this email");
});

test("signing in takes the right password only, and does not say which of the two was wrong", async () => {
  const alice = await signUp(app, "alice");
  const pages = await Promise.all([
    html(app.visitor().post("/sign-in", { email: alice.email, password: "another password" }), 401),
    html(app.visitor().post("/sign-in", { email: "nobody@example.org", password: PASSWORD }), 401),
  ]);
  for (const page of pages) assertStringIncludes(textOf(page), "Incorrect email or password");
  const again = app.visitor();
  await seeOther(again.post("/sign-in", { email: alice.email, password: PASSWORD }), "/");
  assertEquals((await json(again.get("/api/users/current-user"))).id, alice.userId);
});

test("the session is rotated at sign-in: an earlier token is worthless", async () => {
  const alice = await signUp(app, "alice");
  const former = alice.cookies.get("session")!;
  await seeOther(alice.post("/sign-in", { email: alice.email, password: PASSWORD }), "/");
  assert(alice.cookies.get("session") !== former);
  await problem(
    app.fetch("/api/users/current-user", { headers: { cookie: `session=${former}` } }),
    401,
    "unauthenticated",
  );
});

test("a signed-in person is redirected from the sign-in and sign-up pages", async () => {
  const alice = await signUp(app, "alice");
  await seeOther(alice.get("/sign-in?next=/sell"), "/sell");
  await seeOther(alice.get("/sign-up"), "/");
});

test("signing out ends the session and deletes the cookie; doing it twice is fine", async () => {
  const alice = await signUp(app, "alice");
  const token = alice.cookies.get("session")!;
  assertStringIncludes(await html(alice.get("/sign-out")), 'action="/sign-out"');
  await seeOther(alice.post("/sign-out"), "/");
  assertEquals(alice.cookies.get("session"), undefined);
  await problem(
    app.fetch("/api/users/current-user", { headers: { cookie: `session=${token}` } }),
    401,
    "unauthenticated",
  );
  assertStringIncludes(textOf(await html(alice.get("/"))), "You are signed out");
  await seeOther(alice.post("/sign-out"), "/");
});

test("private pages and posts lead to the sign-in page and back", async () => {
  const visitor = app.visitor();
  for (const path of ["/account", "/sell", "/orders", "/sales", "/moderation", "/orders/x?a=b"]) {
    await seeOther(visitor.get(path), `/sign-in?next=${encodeURIComponent(path)}`);
  }
  const posts = [
    "/sell",
    "/orders",
    "/account/name",
    "/account/password",
    "/account/sessions/x/removal",
    "/tickets/x/edit",
    "/tickets/x/withdrawal",
    "/orders/x/payment",
    "/orders/x/cancellation",
    "/orders/x/refund",
    "/moderation/x/approval",
    "/moderation/x/rejection",
  ];
  for (const path of posts) {
    await seeOther(visitor.post(path), "/sign-in");
    await seeOther(
      visitor.post(path, {}, { referer: `${app.origin}/tickets/T1` }),
      "/sign-in?next=%2Ftickets%2FT1",
    );
    await seeOther(visitor.post(path, {}, { referer: "https://evil.example/x" }), "/sign-in");
  }
});

test("the name can be changed, and a bad one is refused on the page", async () => {
  const alice = await signUp(app, "alice");
  await seeOther(alice.post("/account/name", { name: "Alicia" }), "/account");
  const page = await html(alice.get("/account"));
  assertStringIncludes(page, 'value="Alicia"');
  assertStringIncludes(textOf(page), "Your name is changed");
  const refused = await html(alice.post("/account/name", { name: " " }), 422);
  assertMatch(refused, /id="field-name"[^>]*aria-invalid="true"/);
  assert(!textOf(await html(alice.get("/account"))).includes("Your name is changed"));
});

test("a new password ends all other sessions; this one gets a new token, and its browser stays known", async () => {
  const alice = await signUp(app, "alice");
  const phone = app.visitor();
  await seeOther(phone.post("/sign-in", { email: alice.email, password: PASSWORD }), "/");
  const former = alice.cookies.get("session");
  const knownFormerly = alice.cookies.get("known");

  const wrong = await html(
    alice.post("/account/password", { current: "not my password", password: "a new long one" }),
    422,
  );
  assertMatch(wrong, /id="field-current"[^>]*aria-invalid="true"/);
  const short = await html(
    alice.post("/account/password", { current: PASSWORD, password: "x" }),
    422,
  );
  assertMatch(short, /id="field-password"[^>]*aria-invalid="true"/);

  const change = { current: PASSWORD, password: "a new long one" };
  await seeOther(alice.post("/account/password", change), "/account");
  assert(alice.cookies.get("session") !== former);
  assert(knownFormerly && alice.cookies.get("known") !== knownFormerly);
  await html(alice.get("/account"));
  await problem(phone.get("/api/users/current-user"), 401, "unauthenticated");
});

test("sessions are listed, and one of them can be ended from another", async () => {
  const alice = await signUp(app, "alice");
  const phone = app.visitor();
  await seeOther(
    phone.post("/sign-in", { email: alice.email, password: PASSWORD }, {
      "user-agent": "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
    }),
    "/",
  );
  const page = await html(alice.get("/account"));
  assertStringIncludes(textOf(page), "Firefox on Android");
  const row = page.slice(page.indexOf("Firefox on Android"));
  const path = /action="(\/account\/sessions\/[^"]+\/removal)"/.exec(row)![1];
  await html(phone.post(path.replace(/sessions\/[^/]+/, "sessions/unknown")), 404);
  const mallory = await signUp(app, "mallory");
  await html(mallory.post(path), 404);
  await seeOther(alice.post(path), "/account");
  await problem(phone.get("/api/users/current-user"), 401, "unauthenticated");
  await html(alice.get("/account"));
});

test("ending the current session signs out", async () => {
  const alice = await signUp(app, "alice");
  const page = await html(alice.get("/account"));
  await seeOther(alice.post(/action="(\/account\/sessions\/[^"]+)"/.exec(page)![1]), "/");
  assertEquals(alice.cookies.get("session"), undefined);
});

test("`next` never leads to another site", async () => {
  const alice = await signUp(app, "alice");
  const bad = ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example"];
  for (const next of bad) {
    const form = { email: alice.email, password: PASSWORD, next };
    await seeOther(app.visitor().post("/sign-in", form), "/");
    await seeOther(alice.get(`/sign-in?next=${encodeURIComponent(next)}`), "/");
  }
});

test("signing out everywhere ends all sessions of that person and of nobody else", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const everywhere = "Sign out everywhere";
  assert(!(await html(alice.get("/account"))).includes(everywhere), "there is only this one");
  const phone = app.visitor();
  await seeOther(phone.post("/sign-in", { email: alice.email, password: PASSWORD }), "/");
  assertStringIncludes(await html(alice.get("/account")), everywhere);
  await seeOther(alice.post("/account/sessions/removal"), "/");
  assert(!alice.cookies.has("session"));
  assertStringIncludes(textOf(await html(alice.get("/"))), "You are signed out everywhere");
  await seeOther(phone.get("/account"), "/sign-in?next=%2Faccount");
  await html(bob.get("/account"));
});

test("sessions are listed by browser and system, whatever the user agent is", async () => {
  const bob = await signUp(app, "bob");
  const agents = {
    "Chrome on Linux":
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36",
    "Safari on iOS":
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    "Unknown browser": "<b>me</b>",
  };
  const form = { email: bob.email, password: PASSWORD };
  for (const agent of Object.values(agents)) {
    await seeOther(app.visitor().post("/sign-in", form, { "user-agent": agent }), "/");
  }
  const text = textOf(await html(bob.get("/account")));
  for (const name of Object.keys(agents)) assertStringIncludes(text, name);
});
