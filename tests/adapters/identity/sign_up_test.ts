/** Signing up for local accounts. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { addAccount, LOW_COST } from "#adapters/identity/local/mod.ts";
import { credentials } from "#adapters/identity/local/credential.ts";
import { limits } from "#adapters/throttle/limits.ts";
import { users } from "#domain/users/user.ts";
import { openBench, outcomeOf } from "../help.ts";
import {
  bob,
  credentialsOf,
  from,
  home,
  identityOn,
  PASSWORD,
  scene,
  whoHolds,
} from "./identity_help.ts";

scene(
  "signing up creates user, credential and session, and signs in",
  async ({ bench, identity, token }) => {
    assertMatch(token, /^[\w-]{43}$/);
    const { user, session } = await whoHolds(identity, token);
    assertEquals([user.email, user.name, session.userAgent], [bob.email, "Bob", "Firefox"]);
    const credential = await bench.store.get(credentials, user.id);
    assertMatch(credential!.hash, /^\$scrypt\$ln=4,r=8,p=1\$/);
  },
);

scene("signing up is one commit in addition to the throttle's", async ({ bench, identity }) => {
  const before = bench.store.stats.committed;
  await identity.accounts.signUp({ ...bob, email: "carol@example.org" }, home);
  assertEquals(bench.store.stats.committed, before + 2);
});

scene("one address has one account, in any spelling", async ({ identity }) => {
  for (const email of ["bob@example.org", " BOB@Example.ORG ", "ｂob@example.org"]) {
    assertEquals(
      outcomeOf(await identity.accounts.signUp({ ...bob, email }, home)),
      "email_taken",
      email,
    );
  }
});

scene(
  "of two simultaneous sign-ups with one address, one gets the account",
  async ({ bench, identity }) => {
    const carol = { ...bob, email: "carol@example.org" };
    const other = identityOn(bench);
    const both = await Promise.all([
      identity.accounts.signUp(carol, home),
      other.accounts.signUp(carol, home),
    ]);
    assertEquals(both.map(outcomeOf).sort(), ["email_taken", "ok"]);
    const winner = both.find((result) => result.ok)!;
    const user = await bench.store.find(users, "email", ["carol@example.org"]);
    assertEquals(winner.ok && winner.value.user.id, user?.id);
  },
);

scene("every invalid field is reported", async ({ identity }) => {
  const attempt = (change: Partial<typeof bob>) =>
    identity.accounts.signUp({ ...bob, email: "carol@example.org", ...change }, home).then(
      outcomeOf,
    );
  assertEquals(await attempt({ name: " " }), "invalid name");
  assertEquals(await attempt({ email: "carol" }), "invalid email");
  assertEquals(await attempt({ password: "nine char" }), "invalid password");
  assertEquals(await attempt({ password: "x".repeat(201) }), "invalid password");
  assertEquals(await attempt({ password: "x".repeat(10_000_000) }), "invalid password");
  assertEquals(await attempt({ password: "Carol@example.org" }), "invalid password");
  assertEquals(await attempt({ name: "", email: "", password: "" }), "invalid name email password");
  assertEquals(await attempt({ password: "ten chars!" }), "ok");
});

scene(
  "an address too long for a database key or with an invalid host is refused",
  async ({ identity }) => {
    const attempt = (email: string) =>
      identity.accounts.signUp({ ...bob, email }, home).then(outcomeOf);
    assertEquals(await attempt(`${"ﷺ".repeat(200)}@example.org`), "invalid email");
    assertEquals(await attempt("carol@example.org/x.org"), "invalid email");
    assertEquals(await attempt("carol@example.org?x.org"), "invalid email");
    assertEquals(await attempt("carol@example.%6frg"), "invalid email");
  },
);

scene("a password matches in every Unicode form (NFKC)", async ({ identity }) => {
  const email = "carol@example.org";
  await identity.accounts.signUp(
    { name: "Carol", email, password: "cafe\u0301 cafe\u0301 ①" },
    home,
  );
  const signedIn = await identity.accounts.signIn({ email, password: "café café 1" }, home);
  assertEquals(outcomeOf(signedIn), "ok");
});

scene("the length of a password counts characters, not code units", async ({ identity }) => {
  const attempt = (email: string, password: string) =>
    identity.accounts.signUp({ name: "Carol", email, password }, home).then(outcomeOf);
  assertEquals(await attempt("carol@example.org", "🎫".repeat(9)), "invalid password");
  assertEquals(await attempt("carol@example.org", "🎫".repeat(200)), "ok");
});

scene(
  "sign-ups per address are limited, without affecting other addresses",
  async ({ bench, identity }) => {
    const attempt = (n: number, address: string) =>
      identity.accounts.signUp({ ...bob, email: `fan${n}@example.org` }, from(address));
    const { max, windowMs } = limits.sign_up_address;
    for (let n = 1; n < max; n++) assertEquals(outcomeOf(await attempt(n, "192.0.2.1")), "ok");
    const refused = await attempt(max, "192.0.2.1");
    assertEquals(outcomeOf(refused), "rate_limited");
    assertEquals(!refused.ok && refused.refusal.retryAfterSeconds, windowMs / 1000);
    assertEquals(outcomeOf(await attempt(max, "192.0.2.2")), "ok");
    bench.clock.pass(windowMs);
    assertEquals(outcomeOf(await attempt(max + 1, "192.0.2.1")), "ok");
  },
);

Deno.test("accounts: demo passwords are hashed cheaply, and again at the default cost at the first sign-in", async () => {
  await using bench = await openBench();
  const low = { ...LOW_COST, ln: 2 };
  const made = await addAccount(bench.store, { ...bob, id: "demo-bob" }, low);
  assert(made.ok);
  assertEquals(outcomeOf(await addAccount(bench.store, bob, low)), "email_taken");
  assertEquals(
    outcomeOf(await addAccount(bench.store, { ...bob, password: "short" }, low)),
    "invalid password",
  );
  const hash = async () => (await bench.store.get(credentials, "demo-bob"))!.hash;
  assertMatch(await hash(), /ln=2,/);
  const identity = identityOn(bench);
  assertEquals(outcomeOf(await identity.accounts.signIn(credentialsOf(bob), home)), "ok");
  assertMatch(await hash(), /ln=4,/);
  assertEquals(outcomeOf(await identity.accounts.signIn(credentialsOf(bob), home)), "ok");
});

Deno.test("accounts: the database contains no password, token or network address of a visitor", async () => {
  await using bench = await openBench();
  const identity = identityOn(bench);
  const signedUp = await identity.accounts.signUp(bob, home);
  assert(signedUp.ok);
  await identity.accounts.signIn({ ...credentialsOf(bob), password: "wrong password" }, home);
  let all = "";
  for await (const { key, value } of bench.kv.list({ prefix: [] })) {
    all += JSON.stringify([key, value], (_, v) => typeof v === "bigint" ? String(v) : v);
  }
  for (const secret of [PASSWORD, "wrong password", signedUp.value.token, home.address]) {
    assert(!all.includes(secret), secret);
  }
});
