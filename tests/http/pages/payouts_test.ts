/** What sellers read about their money, on the pages and in letters; and that nobody else does. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import {
  buy,
  html,
  list,
  PASSWORD,
  type Person,
  seeOther,
  signUp,
  signUpModerator,
  textOf,
} from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

/** What is due is done. */
async function idle(): Promise<void> {
  app.system.workers.relay.wake();
  await app.system.workers.relay.idle();
}
/** Their sessions have ended meanwhile. */
async function signInAt(at: number, ...people: Person[]): Promise<void> {
  app.clock.at = at;
  await idle();
  for (const one of people) {
    await seeOther(one.post("/sign-in", { email: one.email, password: PASSWORD }), "/");
  }
}
const read = async (who: Person, path: string) => textOf(await html(who.get(path)));
const lettersTo = ({ email }: Person) =>
  app.system.mailer.sent()!.filter(({ to }) => to === email).map(({ subject }) => subject);
const without = (text: string, words: string) => assert(!text.includes(words), words);

/** Through the page of payouts and the provider's. */
async function setUp(seller: Person, iban = "DE89370400440532013000"): Promise<void> {
  const page = await seeOther(seller.post("/account/payouts", {}), /^\/sandbox\/payouts\/acct_/);
  await seeOther(seller.post(page, { name: "Alice", iban }), page);
  assertStringIncludes(await html(seller.get(page)), `href="/account/payouts"`);
}

test("a seller is asked to set up payouts after the first sale, and never to list", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  without(await read(alice, "/sell"), "Set up payouts");
  const ticket = await list(alice);
  without(await read(alice, "/sales"), "Set up payouts");

  await buy(bob, ticket);
  await idle();
  const sales = await read(alice, "/sales");
  assertStringIncludes(sales, "Set up payouts to get your money");
  assertStringIncludes(sales, "We send you €45.50 on May 4, 2027, once you have set up payouts.");
  assertEquals(lettersTo(alice).filter((subject) => subject.startsWith("Set up payouts")), [
    "Set up payouts to be paid: The Night Owls",
  ]);
  // Once is enough.
  app.clock.forward(1);
  await buy(bob, await list(alice));
  await idle();
  assertEquals(lettersTo(alice).filter((subject) => subject.startsWith("Set up")).length, 1);

  await setUp(alice);
  const account = await read(alice, "/account/payouts");
  assertStringIncludes(account, "Payouts are set up");
  assertStringIncludes(account, "ending in 3000");
  assertStringIncludes(account, "Still to come €91.00");
  assertStringIncludes(account, "paid out 3 days after the concert begins");
  const after = await read(alice, "/sales");
  without(after, "Set up payouts");
  without(after, "You owe");
  assertStringIncludes(after, "We send you €45.50 on May 4, 2027.");
});

test("the story of a sale is on its page: sold, due, sent, taken back; and a letter tells of each", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const mo = await signUpModerator(app, "mo");
  await setUp(alice);
  const order = `/orders/${await buy(bob, await list(alice))}`;
  assertStringIncludes(await read(alice, order), "€45.50 is due to be paid out.");
  const history = async () => (await read(bob, order)).split("What has happened so far")[1];
  const before = await history();
  await signInAt(Date.UTC(2027, 4, 4, 18, 1), alice, mo, bob);
  // What happens to the seller's money does not show in the buyer's history.
  assertStringIncludes(before, "You paid €45.50.");
  assertEquals(await history(), before);
  const paid = await read(alice, order);
  assertStringIncludes(paid, "€45.50 was sent to your account on May 4, 2027.");
  assertStringIncludes(paid, "We began to send €45.50.");
  assertStringIncludes(await read(alice, "/account/payouts"), "Still to come €0.00");
  await seeOther(mo.post(`${order}/refund`, { reason: "The seat was sold twice." }), order);
  await idle();
  const back = await read(alice, order);
  for (
    const said of [
      "The ticket is sold.",
      "€45.50 was sent to your account.",
      "The order was refunded.",
      "€45.50 was taken back from your account.",
      "This sale was refunded, so €45.50 was taken back from you.",
    ]
  ) assertStringIncludes(back, said);
  assertStringIncludes(await read(alice, "/sales"), "so €45.50 was taken back from you.");
  assertEquals(lettersTo(alice).sort(), [
    "Paid: The Night Owls",
    "Sale reversed: The Night Owls",
    "Sold: The Night Owls",
    "Taken back: The Night Owls",
  ]);
});

test("a payout is shown to its seller and to moderators, and to nobody else", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const mo = await signUpModerator(app, "mo");
  const startsAt = "2027-08-01T20:00";
  const order = `/orders/${await buy(bob, await list(alice, { startsAt }))}`;
  const seen = [await read(bob, order), await read(bob, "/orders"), await read(bob, "/sales")];
  for (const text of seen) assert(!/payout|paid out|To be paid|We send you €/i.test(text), text);
  assertStringIncludes(await read(bob, "/account/payouts"), "Still to come €0.00");
  without(await read(bob, "/account/payouts"), "The Night Owls");
  const forModerators = await read(mo, order);
  assertStringIncludes(forModerators, "Payout to the seller: not due yet");
  without(forModerators, "You get");
  assertStringIncludes(forModerators, "The buyer paid €45.50.");
  await seeOther(mo.post(`${order}/refund`, { reason: "A copy was sold" }), /./);
  await idle();
  const refunded = await read(mo, order);
  assertStringIncludes(refunded, "€45.50 was refunded to the buyer.");
  assertStringIncludes(await read(bob, order), "€45.50 was refunded to you.");
  for (const text of [forModerators, refunded]) {
    assert(!/\b[Yy]ou (paid|were)|to you\b|[Yy]our bank/.test(text), text);
  }
});

test("a seller without an account is told when the money is due, and 7, 30 and 60 days later", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const startsAt = "2028-01-01T20:00";
  const order = `/orders/${await buy(bob, await list(alice, { startsAt }))}`;
  await idle();
  const due = Date.UTC(2028, 0, 4, 19, 1);
  const told = () => lettersTo(alice).filter((subject) => subject.includes("is waiting")).length;
  for (const [days, letters] of [[0, 1], [6, 1], [7, 2], [29, 2], [30, 3], [59, 3], [60, 4]]) {
    app.clock.at = due + days * 86_400_000;
    await idle();
    assertEquals(told(), letters, `${days} days after it was due`);
  }
  await signInAt(due + 61 * 86_400_000, alice);
  assertStringIncludes(
    await read(alice, order),
    "Your €45.50 is waiting for you: set up payouts to get it.",
  );
  await setUp(alice);
  await idle();
  assertStringIncludes(await read(alice, order), "€45.50 was sent to your account on");
});

test("a seller whose account was interrupted reads that, and goes on at the provider: nobody asks them to set it up", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  await setUp(alice, "NL91ABNA0417164300");
  const order = await buy(bob, await list(alice, { startsAt: "2029-01-01T20:00" }));
  await signInAt(Date.UTC(2029, 0, 4, 19, 1), alice, bob);
  await idle();
  const next = await buy(bob, await list(alice, { startsAt: "2029-03-01T20:00" }));
  await idle();
  const [sales, account] = [await read(alice, "/sales"), await read(alice, "/account/payouts")];
  assertStringIncludes(sales, "Your payouts are interrupted The payout provider needs something");
  assertStringIncludes(sales, "See what is needed");
  assertStringIncludes(account, "Payouts are interrupted");
  assertStringIncludes(account, "Continue at the payout provider");
  const waits =
    "Your €45.50 is waiting: your payouts are interrupted, because the payout provider " +
    "needs something from you.";
  const ahead =
    "once the payout provider has what it needs from you: your payouts are interrupted.";
  for (const [id, line] of [[order, waits], [next, ahead]]) {
    assertStringIncludes(await read(alice, `/orders/${id}`), line);
    assertStringIncludes(account, line);
  }
  for (const text of [sales, account]) without(text, "et up payouts");
  without(lettersTo(alice).join(), "Set up payouts");
});

test("each sale on the list of payouts has what tells it from others of the same name; a refunded one is called so", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const mo = await signUpModerator(app, "mo");
  const startsAt = "2029-06-01T20:00";
  const first = await buy(bob, await list(alice, { startsAt, seat: "12" }));
  app.clock.forward(3_600);
  const second = await buy(bob, await list(alice, { startsAt, seat: "14" }));
  await idle();
  const [newest, oldest] = (await html(alice.get("/account/payouts"))).split(`<div class="panel"`)
    .slice(1)
    .map((row) => textOf(`<body>${row}`));
  for (const [row, seat] of [[newest, "14"], [oldest, "12"]]) {
    assertStringIncludes(row, "The Night Owls Fri, Jun 1, 2029, 20:00");
    assertStringIncludes(row.replaceAll(/[\u2066-\u2069]/g, ""), `Seat ${seat}`);
    assertStringIncludes(row, "1 ticket");
    assert(/Sold on [A-Z][a-z]+ \d+, 2029/.test(row), row);
  }
  const soldOn = (row: string) => /Sold on .*?\d\d?:\d\d/.exec(row)![0];
  assert(soldOn(newest) !== soldOn(oldest), soldOn(newest));

  for (const id of [first, second]) {
    await seeOther(mo.post(`/orders/${id}/refund`, { reason: "A copy was sold" }), /./);
  }
  await idle();
  const sales = await read(alice, "/sales");
  assertStringIncludes(sales, "Refunded");
  assertStringIncludes(sales.replaceAll(/[\u2066-\u2069]/g, ""), "Seat 14");
  without(sales, "Withdrawn");
});
