/** Kratos' flows under our address: pages, forms, and what is passed on. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { test } from "../app.ts";
import { html, json, seeOther, textOf } from "../cast.ts";
import { RIGHT } from "../kratos.ts";
import { app, kratos, open, ORIGIN, signIn, submit } from "./flows.ts";

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
