import { assert, assertEquals, assertMatch } from "@std/assert";
import { limits } from "#adapters/throttle/limits.ts";
import { startApp, test } from "../app.ts";
import { html, PASSWORD, seeOther, signUp } from "../cast.ts";

const app = await startApp({
  env: {
    ORIGIN: "https://tickets.example",
    ALLOW_SANDBOX: "on",
    HOST: "0.0.0.0",
    TRUSTED_PROXIES: "1",
    RATE_LIMITS: "on",
  },
});
Deno.test.afterAll(() => app.stop());

test("on https the session is a __Host- cookie, and no other name is read", async () => {
  const alice = app.visitor();
  const form = { name: "Alice", email: "alice@example.org", password: PASSWORD };
  const res = await alice.post("/sign-up", form);
  assertMatch(
    res.headers.getSetCookie()[0],
    /^__Host-session=[\w-]{43}; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Lax; Secure$/,
  );
  assertMatch(
    res.headers.getSetCookie()[1],
    /^__Host-known=[\w.-]+; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Lax; Secure$/,
  );
  assert((await app.fetch("/")).headers.get("strict-transport-security")?.includes("max-age="));
  const token = alice.cookies.get("__Host-session")!;
  const page = await app.fetch("/account", { headers: { cookie: `session=${token}` } });
  assertEquals(page.status, 303);
  await html(alice.get("/account"));
});

test("only the configured origin is ours", async () => {
  for (
    const origin of [
      "http://tickets.example",
      "http://localhost:8000",
      "https://tickets.example.evil",
    ]
  ) {
    const body = new URLSearchParams({ email: "a@example.org", password: "x" });
    await html(app.fetch("/sign-in", { method: "POST", body, headers: { origin } }), 403);
  }
});

test("the mail page is for loopback addresses only", async () => {
  for (const path of ["/mail", "/mail/bought.1", "/styleguide"]) await html(app.fetch(path), 404);
});

test("password guesses are limited, with the time after which to try again", async () => {
  const alice = await signUp(app, "throttled");
  const guess = () =>
    app.visitor().post("/sign-in", { email: alice.email, password: "wrong guess" });
  let res = await guess();
  for (let tries = 0; res.status === 401 && tries < 50; tries++) {
    await res.body?.cancel();
    res = await guess();
  }
  assertEquals(res.status, 429);
  assertMatch(res.headers.get("retry-after")!, /^\d+$/);
  await html(Promise.resolve(res), 429);
  app.clock.forward(24 * 3600);
  const form = { email: alice.email, password: PASSWORD };
  await seeOther(app.visitor().post("/sign-in", form), "/");
});

test("limits count the address that the trusted proxy saw, not one that the client forged", async () => {
  const from = (forwarded: string) =>
    app.visitor().post("/sign-up", {
      name: "Bot",
      email: `${crypto.randomUUID()}@example.org`,
      password: PASSWORD,
    }, { "x-forwarded-for": forwarded });
  let res = await from("198.51.100.7");
  for (let i = 0; res.status === 303 && i < 100; i++) {
    res = await from(`203.0.113.${i}, 198.51.100.7`);
  }
  assertEquals(res.status, 429);
  assertEquals((await from("198.51.100.8")).status, 303);
});

test("a known browser can sign in while somebody guesses from the same network", async () => {
  const owner = await signUp(app, "guessed");
  const known = app.visitor();
  known.cookies.set("__Host-known", owner.cookies.get("__Host-known")!);
  const right = { email: owner.email, password: PASSWORD };
  for (let n = 0; n < limits.sign_in_pair.max; n++) {
    await html(app.visitor().post("/sign-in", { ...right, password: "not the password" }), 401);
  }
  await html(app.visitor().post("/sign-in", right), 429);
  await seeOther(known.post("/sign-in", right), "/");
});
