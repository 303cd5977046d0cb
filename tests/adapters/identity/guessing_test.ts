/** The limits on guessing passwords of local accounts. */
import { assert, assertEquals } from "@std/assert";
import { limits } from "#adapters/throttle/limits.ts";
import { throttles } from "#adapters/throttle/rows.ts";
import { recoveries } from "#adapters/identity/local/recovery.ts";
import { KNOWN_MS } from "#adapters/identity/local/known_browser.ts";
import { type LocalIdentity, LOW_COST } from "#adapters/identity/local/mod.ts";
import type { BrowserState } from "#domain/ports/own_accounts.ts";
import { sweepsOf } from "#store/care/sweep.ts";
import { openBench, outcomeOf } from "../help.ts";
import { bob, credentialsOf, from, home, identityOn, scene, whoHolds } from "./identity_help.ts";

const wrong = { email: bob.email, password: "not the password" };
const {
  sign_in_pair: pair,
  sign_in_account: account,
  sign_in_browser: browser,
  sign_in_address: address,
} = limits;

scene(
  "guessing from one network is stopped there and locks out nobody elsewhere",
  async ({ bench, identity }) => {
    const right = (at: string) => identity.accounts.signIn(credentialsOf(bob), from(at));
    for (let n = 0; n < pair.max; n++) {
      const guess = await identity.accounts.signIn(wrong, from(`2001:db8:6:6::${n}`));
      assertEquals(outcomeOf(guess), "bad_credentials");
    }
    const refused = await right("2001:db8:6:6::ffff");
    assertEquals(outcomeOf(refused), "rate_limited");
    assertEquals(!refused.ok && refused.refusal.retryAfterSeconds, pair.windowMs / 1000);
    assertEquals(outcomeOf(await right("198.51.100.1")), "ok");
    bench.clock.pass(pair.windowMs - 1);
    assertEquals(outcomeOf(await right("2001:db8:6:6::1")), "rate_limited");
    bench.clock.pass(1);
    assertEquals(outcomeOf(await right("2001:db8:6:6::1")), "ok");
  },
);

/** Uses up the limit of an account, with guesses from different networks. */
async function guessFromEverywhere({ accounts }: LocalIdentity) {
  for (let n = 0; n < account.max; n++) {
    assertEquals(outcomeOf(await accounts.signIn(wrong, from(`192.0.2.${n}`))), "bad_credentials");
  }
}

scene(
  "guesses from a thousand networks together are limited, and the owner's success does not reset that",
  async ({ bench, identity }) => {
    await guessFromEverywhere(identity);
    const owner = () => identity.accounts.signIn(credentialsOf(bob), from("198.51.100.1"));
    const refused = await owner();
    assertEquals(outcomeOf(refused), "rate_limited");
    assertEquals(!refused.ok && refused.refusal.retryAfterSeconds, account.windowMs / 1000);
    bench.clock.pass(account.windowMs);
    assertEquals(outcomeOf(await owner()), "ok");
    await guessFromEverywhere(identity);
    assertEquals(outcomeOf(await owner()), "rate_limited");
    assert(
      account.max / account.windowMs < pair.max / pair.windowMs,
      "the limit is stricter than for one network",
    );
  },
);

scene(
  "a known browser gets in while others guess, and has its own limit",
  async ({ bench, identity }) => {
    const { accounts } = identity;
    const entered = await accounts.signIn(credentialsOf(bob), home);
    assert(entered.ok);
    const { known } = entered.value;
    const eve = { name: "Eve", email: "eve@example.org", password: "another horse battery" };
    const other = await accounts.signUp(eve, home);
    assert(other.ok);
    await guessFromEverywhere(identity);
    for (let n = 0; n < pair.max; n++) await accounts.signIn(wrong, home);
    const bobs = (browser: BrowserState) => accounts.signIn(credentialsOf(bob), home, browser);
    assertEquals(outcomeOf(await bobs({})), "rate_limited");
    // Marks of another account, altered or empty ones do not count.
    const forged = [other.value.known, known.slice(0, -2) + "AA", "", "x".repeat(2_000)];
    for (const one of forged) assertEquals(outcomeOf(await bobs({ known: one })), "rate_limited");
    assertEquals(outcomeOf(await bobs({ known })), "ok");

    for (let n = 0; n < browser.max; n++) {
      assertEquals(outcomeOf(await accounts.signIn(wrong, home, { known })), "bad_credentials");
    }
    assertEquals(outcomeOf(await bobs({ known })), "rate_limited");

    bench.clock.pass(KNOWN_MS);
    await guessFromEverywhere(identity);
    assertEquals(
      outcomeOf(await bobs({ known })),
      "rate_limited",
      "a browser is known for a limited time",
    );
  },
);

scene(
  "after a change of the password only the browser that changed it is known",
  async ({ bench, identity }) => {
    const { accounts } = identity;
    const thief = await accounts.signIn(credentialsOf(bob), from("203.0.113.9"));
    const owner = await accounts.signIn(credentialsOf(bob), home);
    assert(thief.ok && owner.ok);
    const passwords = ["another long one", "and a third long one"];
    const who = await whoHolds(identity, owner.value.token);
    const input = { current: bob.password, next: passwords[0] };
    const changed = await accounts.changePassword(who, input, home);
    assert(changed.ok);
    await mustBeKnownAlone(changed.value.known, [thief.value.known, owner.value.known]);

    bench.clock.pass(account.windowMs);
    await accounts.recovery.ask(bob.email, home);
    const [{ id }] = (await bench.store.list(recoveries, "expiry", { limit: 1 })).items;
    const letter = await accounts.recovery.letter(id);
    const back = await accounts.recovery.finish(letter!.link, passwords[1], home);
    assert(back.ok);
    await mustBeKnownAlone(back.value.known, [changed.value.known]);

    async function mustBeKnownAlone(known: string, others: string[]) {
      await guessFromEverywhere(identity);
      const guess = (known: string) => accounts.signIn(wrong, home, { known }).then(outcomeOf);
      for (const other of others) assertEquals(await guess(other), "rate_limited");
      assertEquals(await guess(known), "bad_credentials");
    }
  },
);

scene(
  "guesses at the former password do not delay anybody who knows the new one, in any browser",
  async ({ bench, identity }) => {
    const { accounts } = identity;
    const enter = (password: string, address = home) =>
      accounts.signIn({ email: bob.email, password }, address);
    await guessFromEverywhere(identity);
    await accounts.recovery.ask(bob.email, home);
    const [{ id }] = (await bench.store.list(recoveries, "expiry", { limit: 1 })).items;
    const { link } = (await accounts.recovery.letter(id))!;
    const passwords = ["another long one", "and a third long one"];
    const back = await accounts.recovery.finish(link, passwords[0], home);
    assert(back.ok);
    assertEquals(outcomeOf(await enter(passwords[0])), "ok");
    assertEquals(outcomeOf(await enter(passwords[0], from("198.51.100.1"))), "ok");
    // The owner's own wrong attempts do not count afterwards either.
    for (let n = 0; n < pair.max; n++) await accounts.signIn(wrong, home);
    assertEquals(outcomeOf(await enter(passwords[0])), "rate_limited");
    const who = await whoHolds(identity, back.value.token);
    const input = { current: passwords[0], next: passwords[1] };
    assertEquals(outcomeOf(await accounts.changePassword(who, input, home)), "ok");
    assertEquals(outcomeOf(await enter(passwords[1])), "ok");
    assertEquals(outcomeOf(await enter(passwords[1], from("198.51.100.1"))), "ok");
  },
);

scene("an unknown account is throttled like a known one", async ({ identity }) => {
  const nobody = { ...wrong, email: "nobody@example.org" };
  for (let n = 0; n < pair.max; n++) await identity.accounts.signIn(nobody, home);
  assertEquals(outcomeOf(await identity.accounts.signIn(nobody, home)), "rate_limited");
});

scene("simultaneous guesses are counted before they fail", async ({ identity }) => {
  const guesses = Array.from({ length: 25 }, () => identity.accounts.signIn(wrong, home));
  const answers = (await Promise.all(guesses)).map(outcomeOf);
  assertEquals(answers.filter((answer) => answer === "bad_credentials").length, pair.max);
});

scene("success resets the count for that network", async ({ identity }) => {
  for (let round = 0; round < 3; round++) {
    for (let n = 1; n < pair.max; n++) await identity.accounts.signIn(wrong, home);
    assertEquals(outcomeOf(await identity.accounts.signIn(credentialsOf(bob), home)), "ok");
  }
});

scene(
  "guesses at many accounts from one address are limited; success takes back only its own attempt",
  async ({ identity }) => {
    const guess = (n: number, at: string) =>
      identity.accounts.signIn({ ...wrong, email: `fan${n}@example.org` }, from(at)).then(
        outcomeOf,
      );
    for (let n = 1; n < address.max; n++) await guess(n, "2001:db8:1:2::1");
    const at = from("2001:db8:1:2::1");
    assertEquals(outcomeOf(await identity.accounts.signIn(credentialsOf(bob), at)), "ok");
    assertEquals(await guess(0, "2001:db8:1:2::1"), "bad_credentials");
    // Another address of the same network counts for the same limit.
    assertEquals(await guess(0, "2001:db8:1:2:ffff::9"), "rate_limited");
    assertEquals(await guess(0, "2001:db8:1:3::1"), "bad_credentials");
  },
);

scene(
  "expired throttles are removed from the database, running ones stay",
  async ({ bench, identity }) => {
    for (let n = 0; n < 20; n++) {
      await identity.accounts.signIn(
        { ...wrong, email: `fan${n}@example.org` },
        from(`192.0.2.${n}`),
      );
    }
    bench.clock.pass(account.windowMs + 1);
    for (let n = 0; n < 25; n++) await identity.accounts.signIn(wrong, home);
    for (const sweep of sweepsOf(bench.store, [throttles])) await sweep.next(100);
    const { items } = await bench.store.list(throttles, "until", { limit: 100 });
    assertEquals(items.length, 3);
  },
);

Deno.test("accounts: without rate limits nothing is throttled or counted", async () => {
  await using bench = await openBench();
  const identity = identityOn(bench, { rateLimits: false });
  await identity.accounts.signUp(bob, home);
  const guesses = Array.from({ length: 150 }, () => identity.accounts.signIn(wrong, home));
  assert((await Promise.all(guesses)).every((result) => outcomeOf(result) === "bad_credentials"));
  assertEquals(outcomeOf(await identity.accounts.signIn(credentialsOf(bob), home)), "ok");
  assertEquals((await bench.store.list(throttles, "until", { limit: 1 })).items, []);
});

Deno.test("accounts: when the hashing queue is full, sign-ins are refused without being counted, until it drains", async () => {
  await using bench = await openBench();
  const identity = identityOn(bench, { cost: { ...LOW_COST, ln: 13 } });
  await identity.accounts.signUp(bob, home);
  const tries = Array.from(
    { length: 60 },
    (_, n) =>
      identity.accounts.signIn({ ...wrong, email: `fan${n}@example.org` }, from(`192.0.2.${n}`)),
  );
  const answers = await Promise.all(tries);
  const overloaded = answers.filter((result) => outcomeOf(result) === "overloaded");
  assert(overloaded.length > 0, "no sign-in was refused");
  assert(overloaded.every((result) => !result.ok && result.refusal.retryAfterSeconds! > 0));
  // Refused sign-ins count neither for the account nor for the address.
  const end = [bench.clock.now() + address.windowMs + 1];
  const { items } = await bench.store.list(throttles, "until", { limit: 100, end });
  assertEquals(items.length, 2 * (answers.length - overloaded.length));
  assertEquals(outcomeOf(await identity.accounts.signIn(credentialsOf(bob), home)), "ok");
});
