/** What sellers get, through the API, and the sandbox's page where they say where it goes. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { onces } from "#domain/idempotency/once.ts";
import { startApp, test } from "../app.ts";
import { buy, html, json, list, problem, seeOther, signUp } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const pathOf = (url: string) => new URL(url).pathname;

test("a seller sees what they get and when, and nobody else does", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const orderId = await buy(bob, await list(alice));
  const payout = await json(alice.get(`/api/payouts/${orderId}`));
  assertEquals([payout.orderId, payout.status], [orderId, "held"]);
  const order = await json(bob.get(`/api/orders/${orderId}`));
  assertEquals(payout.amount, order.total);
  const due = Date.parse(order.snapshot.startsAt) + 3 * 86_400_000;
  assertEquals(Date.parse(payout.releaseAt), due);
  assertEquals((await json(alice.get("/api/payouts"))).items, [payout]);
  assertEquals((await json(bob.get("/api/payouts"))).items, []);
  await problem(bob.get(`/api/payouts/${orderId}`), 404, "not_found");
  await problem(app.fetch("/api/payouts"), 401, "unauthenticated");
});

test("a seller sets up their account on the sandbox's page, without JavaScript", async () => {
  const alice = await signUp(app, "alice");
  assertEquals(await json(alice.get("/api/payout-account")), { status: "none" });
  for (const body of [[], "account", { name: "Alice" }, null]) {
    await problem(alice.call("POST", "/api/payout-account", body), 422, "invalid");
  }
  assertEquals(await json(alice.get("/api/payout-account")), { status: "none" });
  const opened = await json(alice.call("POST", "/api/payout-account"), 201);
  assertEquals(opened.status, "pending");
  const page = pathOf(opened.onboardingUrl);
  assertStringIncludes(await (await alice.get(page)).text(), "DE89");

  const refused = async (form: Record<string, string>, field: string, words: string) => {
    const res = await alice.post(page, form);
    assertEquals(res.status, 422);
    const html = await res.text();
    assertStringIncludes(html, words);
    assert(new RegExp(`name="${field}"[^>]*aria-invalid="true"`).test(html), field);
  };
  const name = "Alice";
  await refused({ name, iban: "DE89370400440532013001" }, "iban", "check digits do not match");
  await refused({ name, iban: "AT611904300234573201" }, "iban", "The bank refuses this account");
  for (const iban of ["DE89", "<script>", "XX89370400440532013000", "\u2060\u200b"]) {
    await refused({ name, iban }, "iban", "This is not the number of a bank account");
  }
  const iban = "DE89370400440532013000";
  await refused({ name: " ", iban }, "name", "Required");
  await refused({ name: "\u2060\u200b", iban }, "name", "at least one visible character");
  await seeOther(alice.post(page, { name, iban: "de89 3704 0044 0532 0130 00" }), new RegExp(page));
  assertStringIncludes(await (await alice.get(page)).text(), "3000");
  await app.system.workers.relay.idle();
  assertEquals(await json(alice.get("/api/payout-account")), { status: "active", ending: "3000" });
  // The same account again, and the same address.
  const again = await json(alice.call("POST", "/api/payout-account"), 201);
  assertEquals([again.status, again.onboardingUrl], ["active", opened.onboardingUrl]);
});

test("an onboarding page that was not opened for somebody does not exist", async () => {
  const alice = await signUp(app, "alice");
  for (const id of [`acct_${alice.userId}`, "acct_x", "%00"]) {
    assertEquals((await alice.get(`/sandbox/payouts/${id}`)).status, 404);
  }
});

test("a token reads payouts with one scope, and sets up where the money goes with another", async () => {
  const alice = await signUp(app, "alice");
  const made = await json(
    alice.call("POST", "/api/clients", { name: "Till", scopes: ["payouts:read"] }),
    201,
  );
  const headers = { authorization: `Bearer ${made.secret}` };
  assertEquals((await json(app.fetch("/api/payouts", { headers }))).items, []);
  assertEquals((await json(app.fetch("/api/payout-account", { headers }))).status, "none");
  const refused = await problem(
    app.fetch("/api/payout-account", { method: "POST", headers }),
    403,
    "insufficient_scope",
  );
  assertStringIncludes(refused.detail, "payouts:write");
});

test("a repeated request with an Idempotency-Key opens one account, and the page's address is not kept", async () => {
  const alice = await signUp(app, "alice");
  const { secret } = await json(
    alice.call("POST", "/api/clients", { name: "Till", scopes: ["payouts:write"] }),
    201,
  );
  const headers = { authorization: `Bearer ${secret}`, "idempotency-key": "open-1" };
  const ask = () => app.fetch("/api/payout-account", { method: "POST", headers });
  const first = await json(ask(), 201);
  const second = await ask();
  assertEquals(second.headers.get("idempotent-replayed"), "true");
  assertEquals(await second.json(), first);
  const { store, secrets } = app.system;
  const kept = (await Array.fromAsync(store.scan(onces)))[0];
  const answer = JSON.parse(await secrets.open(kept.answer, `once:${kept.id}`));
  assertEquals(JSON.parse(answer.body), { status: "pending" });
});

test("the log does not tell the address of the sandbox's page, with which anybody may change the account", async () => {
  const alice = await signUp(app, "alice");
  const { onboardingUrl } = await json(alice.call("POST", "/api/payout-account"), 201);
  const page = pathOf(onboardingUrl);
  await html(alice.get(page));
  const logged = app.lines.map((line) => JSON.parse(line).path as string | undefined);
  assert(logged.includes("/sandbox/payouts/…"));
  assert(!app.lines.some((line) => line.includes(page.split("/").at(-1)!)));
});
