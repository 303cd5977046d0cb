/** Limits: rates, lengths, slow and compressed bodies, load. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { limits } from "#adapters/throttle/limits.ts";
import { readBytes } from "#web/request/body.ts";
import { FRESH_MS, MAX_LAG_MS, MEASURED_FROM, watchLoad } from "#web/request/load.ts";
import { Refused } from "#web/answer/refused.ts";
import { HandClock } from "../../workers/help.ts";
import { startApp, test } from "../app.ts";
import {
  html,
  json,
  list,
  type Person,
  problem,
  seeOther,
  sellForm,
  signUp,
  textOf,
} from "../cast.ts";

const app = await startApp({ env: { RATE_LIMITS: "on", TRUSTED_PROXIES: "1", MAX_HOLDS: "0" } });
Deno.test.afterAll(() => app.stop());

const from = (address: string) => ({ "x-forwarded-for": address });
const MINUTE = 60_000;

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

test("each barcode that an edit of a listing changes is a guess", async () => {
  const alice = await signUp(app, "alice");
  const price = { amount: 4550, currency: "EUR" };
  const tickets = [1, 2, 3, 4, 5, 6].map((n) => ({ code: `SIX-${n}` }));
  const words = { title: "Six", venue: "Hall", city: "Lyon", timeZone: "Europe/Paris" };
  const whole = { ...words, startsAt: "2027-05-01T20:00:00Z", price, faceValue: price, tickets };
  const made = await json(alice.call("POST", "/api/listings", whole), 201);
  const guesses = made.tickets.map(({ id }: { id: string }) => ({ id, code: `OTHER-${id}` }));
  const patch = (changes: unknown[]) =>
    alice.call("PATCH", `/api/listings/${made.id}`, { tickets: changes }, { "if-match": "*" });
  assertEquals((await patch(guesses)).status, 200);
  const again = guesses.map(({ id }: { id: string }) => ({ id, code: `THIRD-${id}` }));
  await problem(patch(again), 429, "rate_limited");
  assertEquals((await patch(guesses)).status, 200, "unchanged ones are none");
});

test("guessing barcodes by editing is stopped after ten tries, with an alarm; price and text can still be edited", async () => {
  const alice = await signUp(app, "alice");
  const path = `/api/tickets/${await list(alice)}`;
  const { max, windowMs } = limits.code_account;
  const etag = async () => (await alice.get(path)).headers.get("etag")!;
  const patch = async (change: unknown) =>
    alice.call("PATCH", path, change, { "if-match": await etag() });
  for (let i = 0; i < max; i++) assertEquals((await patch({ code: `GUESS-${i}` })).status, 200);
  const before = app.lines.length;
  for (let i = 0; i < 3; i++) await problem(patch({ code: `MORE-${i}` }), 429, "rate_limited");
  const alarms = app.lines.slice(before).filter((line) => line.includes("barcodes_guessed"));
  assertEquals(alarms.map((line) => JSON.parse(line).user), [alice.userId], "once in its window");
  assertEquals((await patch({ price: { amount: 4000, currency: "EUR" } })).status, 200);
  // The form sends the barcode with every edit; an unchanged one is not a guess.
  const version = (await etag()).replaceAll(/\D/g, "");
  const form = sellForm({ code: `GUESS-${max - 1}`, price: "42" });
  await seeOther(alice.post(`${path.slice(4)}/edit`, { ...form, version }), path.slice(4));
  // Listing another barcode is now refused as well, with the reason.
  const { detail } = await problem(patch({ code: "ONE-MORE" }), 429, "rate_limited");
  assertStringIncludes(detail, "Too many barcodes were tried from your account or your network.");
  const refused = await html(alice.post("/sell", sellForm()), 429);
  assertStringIncludes(textOf(refused), "Too many barcodes were tried from your account");
  assertStringIncludes(
    textOf(refused),
    "You can list tickets and change barcodes again in 60 minutes",
  );
  app.clock.at += windowMs;
  assertEquals((await patch({ code: "LATER" })).status, 200);
});

test("after too many password guesses, the answer says how long to wait, and how to get in sooner", async () => {
  const alice = await signUp(app, "alice");
  const guess = (language: string) =>
    app.visitor().post("/sign-in", { email: alice.email, password: "a guess" }, {
      ...from("2001:db8:5::1"),
      "accept-language": language,
    });
  for (let i = 0; i < limits.sign_in_pair.max; i++) await html(guess("en"), 401);
  app.clock.at += MINUTE;
  const page = await html(guess("en"), 429);
  assertStringIncludes(
    textOf(page),
    "Try again in 14 minutes, or use “Forgot your password?” to sign in right away.",
  );
  assertStringIncludes(page, 'href="/recovery"');
  const french = textOf(await html(guess("fr"), 429));
  assertStringIncludes(french, "Réessayez dans 14 minutes, ou passez par");
  // Guesses at many accounts count for the network, so recovering one account does not help.
  for (let i = 0; i < limits.sign_in_address.max - limits.sign_in_pair.max; i++) {
    const body = { email: `nobody${i}@example.org`, password: "a guess" };
    await html(app.visitor().post("/sign-in", body, from("2001:db8:5::1")), 401);
  }
  const crowded = app.visitor().post(
    "/sign-in",
    { email: "x@example.org", password: "a guess" },
    from("2001:db8:5::1"),
  );
  const said = textOf(await html(crowded, 429));
  assertStringIncludes(said, "Too many attempts Try again in 14 minutes.");
  // Nor is recovery suggested when both limits are reached: with Kratos, mails count there too.
  const both = textOf(await html(guess("en"), 429));
  for (const words of [said, both]) assert(!words.includes("to sign in right away"));
});

test("listing a barcode that is already listed counts as a guess, by form and API; other listings do not", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  await list(alice, { code: "TAKEN" });
  const { max } = limits.code_account;
  for (let i = 0; i < max + 2; i++) await list(bob);
  for (let i = 0; i < max; i++) await html(bob.post("/sell", sellForm({ code: "TAKEN" })), 409);
  await html(bob.post("/sell", sellForm({ code: "TAKEN" })), 429);
  await html(bob.post("/sell", sellForm({ code: "FREE" })), 429);
});

/** The answers to this many concurrent listings. */
async function listedAtOnce(one: Person, codes: string[], address: (i: number) => string) {
  const sent = codes.map((code, i) => one.post("/sell", sellForm({ code }), from(address(i))));
  const answers = await Promise.all(sent);
  await Promise.all(answers.map((res) => res.body?.cancel()));
  return answers.map(({ status }) => status);
}

test("concurrent guesses by listing are limited like sequential ones, from one network or many", async () => {
  const alice = await signUp(app, "alice");
  await list(alice, { code: "MANY-WANT-IT" });
  const { max } = limits.code_account;
  const guesses = Array(3 * max).fill("MANY-WANT-IT");
  const addresses = [() => "2001:db8:88::1", (i: number) => `2001:db8:88:${i + 1}::1`];
  for (const address of addresses) {
    const answers = await listedAtOnce(await signUp(app, "bob"), guesses, address);
    assertEquals(answers.filter((status) => status === 409).length, max);
    assertEquals(answers.filter((status) => status === 429).length, 2 * max);
  }
});

test("listing many tickets at once does not count as guessing, nor does it for others in the same network", async () => {
  const before = app.lines.length;
  const sellers = [await signUp(app, "alice"), await signUp(app, "bob")];
  const count = 3 * limits.code_account.max;
  const all = await Promise.all(sellers.map((one, s) =>
    listedAtOnce(
      one,
      Array.from({ length: count }, (_, i) => `HONEST-${s}-${i}`),
      () => "2001:db8:99::1",
    )
  ));
  assertEquals(all.flat(), Array(2 * count).fill(303));
  assertEquals(app.lines.slice(before).filter((line) => line.includes("barcodes_guessed")), []);
  // None of them is counted later.
  const taken = Array(limits.code_account.max).fill("HONEST-0-0");
  const guesses = await listedAtOnce(sellers[1], taken, () => "2001:db8:99::1");
  assertEquals(guesses, taken.map(() => 409));
});

test("guesses of many accounts in one network are counted together and raise one alarm", async () => {
  // Each from an address of its own, which one client of an IPv6 network can have.
  const guess = (one: typeof guesser, i: number) =>
    one.post("/sell", sellForm({ code: "OF-ALL" }), from(`2001:db8:77::${i.toString(16)}`));
  const alice = await signUp(app, "alice");
  await list(alice, { code: "OF-ALL" });
  const before = app.lines.length;
  let guesses = 0;
  for (; guesses <= limits.code_address.max; guesses++) {
    const one = guesses % 5 === 0 ? await signUp(app, "guesser") : guesser;
    guesser = one;
    const res = await guess(one, guesses);
    await res.body?.cancel();
    if (res.status === 429) break;
  }
  assertEquals(guesses, limits.code_address.max);
  for (let i = 1; i < 4; i++) await html(guess(guesser, guesses + i), 429);
  const alarms = app.lines.slice(before).filter((line) => line.includes("barcodes_guessed"));
  assertEquals(alarms.map((line) => JSON.parse(line).address), ["2001:db8:77:0::/64"]);
});
let guesser: Awaited<ReturnType<typeof signUp>>;

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

/** A body that sends one byte and then nothing more. */
function stalled() {
  let cancelled = false;
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new Uint8Array(1)),
    cancel: () => void (cancelled = true),
  });
  const req = new Request("http://localhost/", { method: "POST", body });
  return { req, isCancelled: () => cancelled };
}

async function refusedBy(run: () => Promise<unknown>): Promise<Refused> {
  const error = await run().catch((error) => error);
  assert(error instanceof Refused, String(error));
  return error;
}

Deno.test("a body that stops arriving is cut off, and so is its connection", async () => {
  const { req, isCancelled } = stalled();
  const error = await refusedBy(() => readBytes(req, { withinMs: 5 }));
  assertEquals([error.refusal.code, error.headers], ["request_timeout", { connection: "close" }]);
  assertEquals(isCancelled(), true);
});

test("a compressed body is refused and not unpacked, as a form, as JSON and everywhere else", async () => {
  const alice = await signUp(app, "alice");
  const zipped = new Blob(["{}"]).stream().pipeThrough(new CompressionStream("gzip"));
  const body = await new Response(zipped).arrayBuffer();
  const types = {
    "/sell": "application/x-www-form-urlencoded",
    "/api/tickets": "application/json",
  };
  for (const [path, type] of Object.entries(types)) {
    const send = (coding: string) =>
      alice.request(path, {
        method: "POST",
        body,
        headers: { "content-type": type, "content-encoding": coding, origin: app.origin },
      });
    for (const coding of ["gzip", "br", "identity, gzip"]) {
      const res = await send(coding);
      assertEquals([res.status, res.headers.get("accept-encoding")], [415, "identity"], path);
      await res.body?.cancel();
    }
    const plain = await send("identity");
    assert(plain.status !== 415);
    await plain.body?.cancel();
  }
});

test("an address longer than any of ours is refused with a short answer that does not repeat it", async () => {
  const long = "x".repeat(60_000);
  const page = await html(app.fetch(`/?q=${long}`), 414);
  assert(page.length < 20_000, `${page.length} characters`);
  assert(!page.includes("xxxx"));
  assert(textOf(page).includes("The address is too long"));
  await problem(app.fetch(`/api/tickets?q=${long}`), 414, "address_too_long");
  await problem(app.fetch(`/${long}`), 414, "address_too_long");
  const kept = JSON.parse(app.lines.at(-1)!);
  assertEquals([kept.status, kept.refusal, kept.path.length], [414, "address_too_long", 500]);
});

test("the longest query does not make a long page: only plausible values are shown in their fields", async () => {
  const usual = (await html(app.fetch("/"))).length;
  for (const name of ["q", "city", "from", "unknown"]) {
    const page = await html(
      app.fetch(`/?${name}=${"'".repeat(2_600)}`),
      name === "unknown" ? 200 : 422,
    );
    assert(page.length < usual + 20_000, `${name}: ${page.length} characters`);
  }
});

test("the way back after signing in is left out when the address would be too long", async () => {
  const post = (referer: string) =>
    app.visitor().post("/sell", {}, { referer: `${app.origin}/tickets/1?x=${referer}` });
  await seeOther(post("y"), `/sign-in?next=${encodeURIComponent("/tickets/1?x=y")}`);
  await seeOther(post("é".repeat(4_000)), "/sign-in");
});

Deno.test("a body that breaks off is the client's fault, not ours", async () => {
  const body = new ReadableStream({
    pull: (controller) => controller.error(new TypeError("connection reset")),
  });
  const req = new Request("http://localhost/", { method: "POST", body });
  const error = await refusedBy(() => readBytes(req));
  assertEquals(error.refusal.code, "malformed");
});

Deno.test("requests are refused while the event loop lags behind", () => {
  const clock = new HandClock();
  for (const rateLimits of [true, false]) {
    const load = watchLoad({ rateLimits, timers: clock, now: clock.now });
    const ends = Array.from({ length: MEASURED_FROM }, () => load.begin("1.1.1.1"));
    clock.time += MAX_LAG_MS + 1; // the loop had no turn for anybody else
    clock.advance(0);
    assertEquals(load.isTooMuch(), rateLimits);
    for (const { end } of ends) end();
    load.begin("1.1.1.1");
    clock.advance(FRESH_MS);
    assertEquals(load.isTooMuch(), false);
  }
});
