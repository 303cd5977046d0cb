/** The server that knows the people does not answer: visitors go on, nobody is let in or turned away in error. */
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

test("while it is out, a signed-in person sees the public pages as a visitor, and is told why", () =>
  duringOutage(async () => {
    for (const path of ["/", "/?q=owls", "/api/docs"]) {
      const res = await alice.get(path);
      assertEquals(res.headers.get("cache-control")?.startsWith("private"), true, path);
      const page = textOf(await html(Promise.resolve(res)));
      assertStringIncludes(page, NOTE);
      assertStringIncludes(page, "Sign in");
      assert(!page.includes("Account"), path);
    }
    await json(alice.get("/api/tickets"));
    assert(!textOf(await html(app.visitor().get("/"))).includes(NOTE), "told to a visitor");
  }));

test("while it is out, what is somebody's own is 503 with the time to wait, and no invitation to sign in", () =>
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

test("while it is out, every write of somebody who brings a session is 503, and changes nothing", () =>
  duringOutage(async () => {
    const own = ["/sell", "/orders", "/account/name", `/tickets/${waiting}/withdrawal`];
    for (const path of [...own, "/sign-out", "/sign-up"]) {
      await html(alice.post(path, sellForm()), 503);
    }
    await problem(alice.call("DELETE", `/api/tickets/${waiting}`), 503, "unavailable");
    await seeOther(alice.post("/language", { language: "en", next: "/" }), "/");
  }));

test("while it is out, an address where nothing is stays 404, and a visitor is asked to sign in", () =>
  duringOutage(async () => {
    await html(alice.get("/no/such/page"), 404);
    await seeOther(app.visitor().get("/orders"), "/sign-in?next=%2Forders");
    await problem(app.fetch(`/api/tickets/${waiting}`), 404, "not_found");
  }));

test("when it is back, so is the person, as they were", async () => {
  assertStringIncludes(textOf(await html(alice.get(`/tickets/${waiting}`))), "The Night Owls");
  const page = textOf(await html(alice.get("/")));
  assert(page.includes("Account") && !page.includes(NOTE));
  await problem(alice.call("GET", "/api/orders/none"), 404, "not_found");
  assertEquals(app.lines.filter((line) => JSON.parse(line).level === "error"), []);
});
