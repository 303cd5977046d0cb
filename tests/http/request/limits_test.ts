/** Limits of accounts, addresses and tokens: what is refused, and what others notice of it. */
import { assert, assertEquals } from "@std/assert";
import { limits } from "#adapters/throttle/limits.ts";
import { test } from "../app.ts";
import { buy, html, json, list, PASSWORD, problem, seeOther, sellForm, signUp } from "../cast.ts";
import { app, from, MINUTE } from "./limited.ts";

test("an account that writes too often is told how long to wait; reading still works, and others are not affected", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  await list(alice);
  const { max } = limits.write_account;
  // Each from a new address: the limit is the account's.
  const write = (i: number) =>
    alice.post("/sell", sellForm({ title: "" }), from(`10.0.${i >> 8}.${i & 255}`));
  let refused: Response | null = null;
  for (let i = 0; i < max + 1 && !refused; i++) {
    const res = await write(i);
    if (res.status === 429) refused = res;
    else await res.body?.cancel();
  }
  assert(refused, "it may write for ever");
  const wait = Number(refused.headers.get("retry-after"));
  assert(wait > 0 && wait <= 60, `${wait} s`);
  await refused.body?.cancel();
  await problem(alice.call("POST", "/api/orders", {}), 429, "rate_limited");
  assertEquals((await alice.get("/sales")).status, 200);
  await list(bob);
  app.clock.at += MINUTE;
  await list(alice);
});

test("an account may report ten tickets an hour; the text of the eleventh is kept in the form, and works later", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const { max, windowMs } = limits.report_account;
  const words = "The hall is closed";
  const report = (id: string) => bob.post(`/tickets/${id}/report`, { reason: "not_real", words });
  for (let i = 0; i < max; i++) await seeOther(report(await list(alice)), /^\/tickets\//);
  const more = await list(alice);
  const refused = await report(more);
  assert(Number(refused.headers.get("retry-after")) > 0);
  assert((await html(Promise.resolve(refused), 429)).includes(words));
  app.clock.at += windowMs;
  await seeOther(report(more), `/tickets/${more}`);
});

test("an account may claim twenty times an hour; the claim that is refused is kept in the form, and works later", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const startsAt = "2027-05-20T20:00";
  const [first, second] = [
    await buy(bob, await list(alice, { startsAt })),
    await buy(bob, await list(alice, { startsAt })),
  ];
  const { snapshot } = await json(bob.get(`/api/orders/${first}`));
  app.clock.at = Date.parse(snapshot.startsAt) + MINUTE;
  await seeOther(bob.post("/sign-in", { email: bob.email, password: PASSWORD }), "/");
  const { max, windowMs } = limits.claim_account;
  const text = "The code was used already";
  for (let n = 0; n < max; n++) {
    const asked = { orderId: first, kind: "not_let_in", text };
    await json(bob.call("POST", "/api/claims", asked), n === 0 ? 201 : 200);
  }
  const body = () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ kind: "not_let_in", text })) {
      form.append(name, value);
    }
    return form;
  };
  const claim = () =>
    bob.request(`/orders/${second}/claim`, {
      method: "POST",
      body: body(),
      headers: { origin: app.origin },
    });
  const refused = await claim();
  assert(Number(refused.headers.get("retry-after")) > 0);
  const page = await html(Promise.resolve(refused), 429);
  assert(page.includes(text));
  assert(page.includes("those that were refused, or made before, count too"), "what is counted");
  assert(app.lines.some((line) => line.includes("claims_flooded")), "operators are told");
  app.clock.at += windowMs;
  await seeOther(claim(), `/orders/${second}/claim`);
});

test("an account may send sixty pictures an hour, taken or not", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const orderId = await buy(bob, await list(alice, { startsAt: "2027-06-20T20:00" }));
  const send = () =>
    bob.request(`/api/claims/${orderId}/pictures`, {
      method: "POST",
      body: new Uint8Array([1, 2, 3]),
      headers: { origin: app.origin, "content-type": "image/png" },
    });
  const { max, windowMs } = limits.picture_account;
  for (let n = 0; n < max; n++) await problem(send(), 404, "not_found");
  await problem(send(), 429, "rate_limited");
  app.clock.at += windowMs;
  await problem(send(), 404, "not_found");
});

test("the form of a claim counts each picture before it looks at it, also one that is refused", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const orderId = await buy(bob, await list(alice, { startsAt: "2027-07-20T20:00" }));
  const send = (path: string) => {
    const form = new FormData();
    form.append("kind", "not_let_in");
    form.append("text", "The code was used already");
    form.append("picture", new Blob([new Uint8Array([1, 2, 3])], { type: "image/png" }), "a.png");
    const headers = { origin: app.origin };
    return bob.request(`/orders/${orderId}/${path}`, { method: "POST", body: form, headers });
  };
  const { max } = limits.picture_account;
  for (let n = 0; n < max; n++) {
    await html(send(n % 2 === 0 ? "claim" : "claim/pictures"), 422);
  }
  for (const path of ["claim", "claim/pictures"]) await html(send(path), 429);
});

test("an address that writes too often is refused, signed in or not; another network is not", async () => {
  const post = (address: string) =>
    app.visitor().post("/sign-in", { email: "", password: "" }, from(address));
  const statuses = new Map<number, number>();
  for (let i = 0; i <= limits.write_address.max; i++) {
    const res = await post("2001:db8::1");
    await res.body?.cancel();
    statuses.set(res.status, (statuses.get(res.status) ?? 0) + 1);
  }
  assert(statuses.get(429)! > 0);
  // The same network from another of its addresses, whatever headers the client forges.
  await problem(
    app.visitor().call("POST", "/api/orders", {}, from("9.9.9.9, 2001:db8::beef")),
    429,
    "rate_limited",
  );
  const other = await post("2001:db8:0:1::1");
  await other.body?.cancel();
  assertEquals(other.status === 429, false);
  app.clock.at += 60 * MINUTE;
});

test("webhooks of the payment provider are not counted", async () => {
  for (let i = 0; i < limits.write_address.max + 5; i++) {
    const res = await app.fetch("/webhooks/nobody", { method: "POST", headers: from("3.3.3.3") });
    await res.body?.cancel();
    assertEquals(res.status, 404);
  }
});

/** The parameters of a policy in a `RateLimit` or `RateLimit-Policy` field. */
function budgetIn(res: Response, field: string, policy: string): Record<string, number> {
  const items = (res.headers.get(field) ?? "").split(", ").map((item) => item.split(";"));
  const [, ...params] = items.find(([name]) => name === `"${policy}"`) ?? [];
  return Object.fromEntries(params.map((one) => one.split("=")).map(([k, v]) => [k, Number(v)]));
}

test("an API call is told the remaining limit of its token, and refused when it is used up; other tokens are not affected", async () => {
  const alice = await signUp(app, "alice");
  const tokens: string[] = [];
  for (const name of ["one", "other"]) {
    const made = await alice.call("POST", "/api/clients", { name, scopes: ["tickets:read"] });
    tokens.push((await made.json()).secret);
  }
  // Each from a new address: the limit is the token's.
  const ask = (token: string, i = 0) =>
    app.fetch("/api/users/current-user", {
      headers: { authorization: `Bearer ${token}`, ...from(`10.1.${i >> 8}.${i & 255}`) },
    });
  const { max } = limits.api_token;
  const first = await ask(tokens[0]);
  assertEquals(budgetIn(first, "ratelimit-policy", "api_token"), { q: max, w: 60 });
  assertEquals(budgetIn(first, "ratelimit", "api_token"), { r: max - 1, t: 60 });
  assertEquals(budgetIn(first, "ratelimit", "api_address").r, limits.api_address.max - 1);
  await first.body?.cancel();
  for (let i = 1; i < max; i++) await (await ask(tokens[0], i)).body?.cancel();
  const refused = await ask(tokens[0]);
  assertEquals(budgetIn(refused, "ratelimit", "api_token"), { r: 0, t: 60 });
  await problem(Promise.resolve(refused), 429, "rate_limited");
  const other = await ask(tokens[1]);
  assertEquals([other.status, budgetIn(other, "ratelimit", "api_token").r], [200, max - 1]);
  await other.body?.cancel();
  const page = await alice.get("/sales");
  assertEquals([page.status, page.headers.get("ratelimit")], [200, null]);
  app.clock.at += MINUTE;
  assertEquals(budgetIn(await ask(tokens[0]), "ratelimit", "api_token").r, max - 1);
});
