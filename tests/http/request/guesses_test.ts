/** Guesses at barcodes and passwords are counted, however they are made. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { limits } from "#adapters/throttle/limits.ts";
import { test } from "../app.ts";
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
import { app, from, MINUTE } from "./limited.ts";

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
