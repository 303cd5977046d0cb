/** What reaches Hydra of a visitor's request: never their session. */
import { assert, assertEquals } from "@std/assert";
import { startApp, test } from "../app.ts";
import { html, json, problem, seeOther, signUp } from "../cast.ts";

/** The cookies of each request to Hydra. */
const heard: (string | null)[] = [];
let answer: () => Response = () => new Response(null, { status: 500 });
const hydra = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, (req) => {
  heard.push(req.headers.get("cookie"));
  return answer();
});
const url = `http://127.0.0.1:${hydra.addr.port}`;
const app = await startApp({
  env: { CLIENTS: "hydra", HYDRA_PUBLIC_URL: url, HYDRA_ADMIN_URL: url },
});
Deno.test.afterAll(async () => {
  await app.stop();
  await hydra.shutdown();
});

test("a person's session is not passed on: Hydra gets its own cookies and sets no others", async () => {
  const alice = await signUp(app, "alice");
  answer = () =>
    new Response(null, {
      status: 303,
      headers: [
        ["location", `${app.origin}/oauth2/sign-in?login_challenge=abc`],
        ["set-cookie", "ory_hydra_login_csrf_1=abc; Path=/; HttpOnly"],
        ["set-cookie", "session=another; Path=/"],
      ],
    });
  const session = alice.cookies.get("session");
  alice.cookies.set("ory_hydra_login_csrf_1", "mine");
  await seeOther(alice.get("/oauth2/auth?client_id=a"), "/oauth2/sign-in?login_challenge=abc");
  assertEquals(heard.at(-1), "ory_hydra_login_csrf_1=mine");
  assertEquals(alice.cookies.get("session"), session);
  assertEquals(alice.cookies.get("ory_hydra_login_csrf_1"), "abc");
});

test("an authorisation request that is too long is refused before it reaches Hydra", async () => {
  const before = heard.length;
  await html(app.fetch(`/oauth2/auth?state=${"x".repeat(2_000)}`), 400);
  assertEquals(heard.length, before);
});

test("an authorisation request with a repeated or an unsupported parameter is refused before it reaches Hydra", async () => {
  const before = heard.length;
  const pkce = "code_challenge=a&code_challenge_method=S256";
  for (
    const more of [
      "code_challenge_method=plain",
      "code_challenge=b",
      "redirect_uri=https://a.example&redirect_uri=https://b.example",
      "response_mode=form_post",
      "response_mode=",
      "request=eyJ",
      "request_uri=https://a.example",
    ]
  ) {
    await html(app.fetch(`/oauth2/auth?client_id=a&${pkce}&${more}`), 400);
  }
  assertEquals(heard.length, before);
  answer = () => new Response(null, { status: 303, headers: { location: `${app.origin}/x` } });
  await seeOther(app.fetch(`/oauth2/auth?client_id=a&${pkce}&response_mode=query`), "/x");
});

test("nobody is redirected to an address that is not a web page", async () => {
  answer = () => new Response(null, { status: 303, headers: { location: "javascript:alert(1)" } });
  const page = await html(app.fetch("/oauth2/auth?client_id=a"), 410);
  assert(!page.includes("alert(1)"));
});

test("while Hydra fails, tokens are neither accepted nor rejected, and cookies keep working", async () => {
  answer = () => new Response(null, { status: 500 });
  const alice = await signUp(app, "alice");
  const token = `ory_at_${"x".repeat(43)}.${"y".repeat(43)}`;
  const asked = await app.fetch("/api/orders", { headers: { authorization: `Bearer ${token}` } });
  assert(Number(asked.headers.get("retry-after")) >= 1);
  await problem(Promise.resolve(asked), 503, "unavailable");
  assertEquals((await json(alice.get("/api/orders"))).items, []);
  await html(alice.get("/account"));
  const form = new URLSearchParams({ grant_type: "refresh_token", client_id: "a" });
  await problem(app.fetch("/oauth2/token", { method: "POST", body: form }), 503, "unavailable");
});
