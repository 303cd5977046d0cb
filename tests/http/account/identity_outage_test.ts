/** The identity server does not answer: visitors are not affected, and nobody is wrongly let in or turned away. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { IdentityUnavailable } from "#domain/ports/identity.ts";
import { startApp, test } from "../app.ts";
import { html, json, list, problem, seeOther, sellForm, signUp, textOf } from "../cast.ts";

let outage = false;
const app = await startApp({
  env: { MODERATION: "on" },
  identity: (real) => ({
    ...real,
    signedIn: (token, language) =>
      outage
        ? Promise.reject(new IdentityUnavailable("no answer"))
        : real.signedIn(token, language),
  }),
});
Deno.test.afterAll(() => app.stop());

const NOTE = "We cannot check who you are right now";

async function duringOutage(check: () => Promise<void>): Promise<void> {
  outage = true;
  try {
    await check();
  } finally {
    outage = false;
  }
}

const alice = await signUp(app, "alice");
const waiting = await list(alice);

test("during the outage, a signed-in person sees the public pages as a visitor, with a notice", () =>
  duringOutage(async () => {
    for (const path of ["/", "/?q=owls", "/api/docs"]) {
      const res = await alice.get(path);
      assertEquals(res.headers.get("cache-control")?.startsWith("private"), true, path);
      const source = await html(Promise.resolve(res));
      const page = textOf(source);
      assertStringIncludes(page, NOTE);
      assertStringIncludes(page, "Sign in");
      assert(!source.includes(`href="/account"`), path);
    }
    await json(alice.get("/api/tickets"));
    assert(!textOf(await html(app.visitor().get("/"))).includes(NOTE), "told to a visitor");
  }));

test("during the outage, private pages are 503 with Retry-After, not a redirect to sign in", () =>
  duringOutage(async () => {
    const own = ["/account", "/orders", "/sales", "/sell", "/moderation", "/ops"];
    for (const path of [...own, `/tickets/${waiting}`]) {
      const res = await alice.get(path);
      assert(Number(res.headers.get("retry-after")) > 0, path);
      const page = textOf(await html(Promise.resolve(res), 503));
      assertStringIncludes(page, "You can still browse tickets. Try again in a minute");
    }
    for (const path of ["/api/orders", "/api/users/current-user", `/api/tickets/${waiting}`]) {
      await problem(alice.get(path), 503, "unavailable");
    }
  }));

test("during the outage, every write with a session is 503 and changes nothing", () =>
  duringOutage(async () => {
    const own = ["/sell", "/orders", "/account/name", `/tickets/${waiting}/withdrawal`];
    for (const path of [...own, "/sign-out", "/sign-up"]) {
      await html(alice.post(path, sellForm()), 503);
    }
    await problem(alice.call("DELETE", `/api/tickets/${waiting}`), 503, "unavailable");
    await seeOther(alice.post("/language", { language: "en", next: "/" }), "/");
  }));

test("during the outage, an unknown address is still 404, and a visitor is asked to sign in", () =>
  duringOutage(async () => {
    await html(alice.get("/no/such/page"), 404);
    await seeOther(app.visitor().get("/orders"), "/sign-in?next=%2Forders");
    await problem(app.fetch(`/api/tickets/${waiting}`), 404, "not_found");
  }));

test("after the outage the person is signed in again", async () => {
  assertStringIncludes(textOf(await html(alice.get(`/tickets/${waiting}`))), "The Night Owls");
  const page = textOf(await html(alice.get("/")));
  assert(page.includes("Account") && !page.includes(NOTE));
  await problem(alice.call("GET", "/api/orders/none"), 404, "not_found");
  assertEquals(app.lines.filter((line) => JSON.parse(line).level === "error"), []);
});
