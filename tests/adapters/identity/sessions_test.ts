/** Sessions of local accounts: their lifetime, limits, and changes of password and name. */
import { assert, assertEquals } from "@std/assert";
import {
  createSession,
  LAST_SEEN_EVERY_MS,
  MAX_SESSIONS,
  newToken,
  SESSION_ABSOLUTE_MS,
  SESSION_IDLE_MS,
  sessions,
} from "#adapters/identity/local/session.ts";
import { credentials } from "#adapters/identity/local/credential.ts";
import { limits } from "#adapters/throttle/limits.ts";
import type { Store } from "#store/types.ts";
import { outcomeOf } from "../help.ts";
import {
  bob,
  credentialsOf,
  home,
  identityOn,
  mustSignIn,
  PASSWORD,
  scene,
  whoHolds,
} from "./identity_help.ts";

const NEXT = "another horse battery";

scene("an unknown, shortened or absurd token signs nobody in", async ({ identity, token }) => {
  for (
    const invalid of ["", "x", token.slice(1), `${token}x`, "x".repeat(43), "x".repeat(1_000_000)]
  ) {
    assertEquals(await identity.signedIn(invalid), null);
    await identity.signOut(invalid);
  }
  assert(await identity.signedIn(token));
});

scene("signing out ends the session and is idempotent", async ({ identity, token }) => {
  const other = await mustSignIn(identity);
  await identity.signOut(token);
  await identity.signOut(token);
  assertEquals(await identity.signedIn(token), null);
  assert(await identity.signedIn(other));
});

scene("an unused session expires", async ({ bench, identity, token }) => {
  bench.clock.pass(SESSION_IDLE_MS - 1);
  assert(await identity.signedIn(token));
  bench.clock.pass(SESSION_IDLE_MS);
  assertEquals(await identity.signedIn(token), null);
  assertEquals(await identity.listSessions("nobody"), []);
});

scene(
  "a session ends after its maximum lifetime, however much it is used",
  async ({ bench, identity, token }) => {
    for (
      let passed = 0;
      passed + SESSION_IDLE_MS / 2 < SESSION_ABSOLUTE_MS;
      passed += SESSION_IDLE_MS / 2
    ) {
      assert(await identity.signedIn(token), String(passed));
      bench.clock.pass(SESSION_IDLE_MS / 2);
    }
    assert(await identity.signedIn(token));
    bench.clock.pass(SESSION_IDLE_MS / 2);
    assertEquals(await identity.signedIn(token), null);
  },
);

scene("the last use is written at most once an hour", async ({ bench, token }) => {
  let transactions = 0;
  const store: Store = {
    ...bench.store,
    transact(body) {
      transactions++;
      return bench.store.transact(body);
    },
  };
  const watched = identityOn({ store });
  const seen = async () => (await whoHolds(watched, token)).session.lastSeenAt;
  const start = await seen();
  bench.clock.pass(LAST_SEEN_EVERY_MS - 1);
  assertEquals(await seen(), start);
  assertEquals(transactions, 0);
  bench.clock.pass(1);
  assertEquals(await seen(), start + LAST_SEEN_EVERY_MS);
  assertEquals(await seen(), start + LAST_SEEN_EVERY_MS);
  assertEquals(transactions, 1);
});

scene(
  "sessions are listed by last use, without tokens",
  async ({ bench, identity, token }) => {
    const { user } = await whoHolds(identity, token);
    bench.clock.pass(1_000);
    const other = await mustSignIn(identity);
    const listed = await identity.listSessions(user.id);
    assertEquals(listed.map((session) => session.id), [
      (await whoHolds(identity, other)).session.id,
      (await whoHolds(identity, token)).session.id,
    ]);
    assertEquals(Object.keys(listed[0]).sort(), [
      "createdAt",
      "expiresAt",
      "id",
      "lastSeenAt",
      "userAgent",
      "userId",
    ]);
    bench.clock.pass(SESSION_IDLE_MS);
    assertEquals(await identity.listSessions(user.id), []);
  },
);

scene(
  "users can end their own sessions, and cannot discover other people's",
  async ({ identity, token }) => {
    const { user, session } = await whoHolds(identity, token);
    const carol = await identity.accounts.signUp({ ...bob, email: "carol@example.org" }, home);
    assert(carol.ok);
    assertEquals(
      outcomeOf(await identity.endSession(carol.value.user.id, session.id)),
      "not_found",
    );
    for (const made of ["", "none", "x".repeat(5_000)]) {
      assertEquals(outcomeOf(await identity.endSession(user.id, made)), "not_found");
    }
    assert(await identity.signedIn(token));
    assertEquals(outcomeOf(await identity.endSession(user.id, session.id)), "ok");
    assertEquals(outcomeOf(await identity.endSession(user.id, session.id)), "not_found");
    assertEquals(await identity.signedIn(token), null);
  },
);

scene(
  "beyond the limit the oldest session ends",
  async ({ bench, identity, token }) => {
    bench.clock.pass(1);
    const second = await mustSignIn(identity);
    const { user } = await whoHolds(identity, second);
    for (let n = 2; n < MAX_SESSIONS; n++) {
      bench.clock.pass(1);
      await mustSignIn(identity);
    }
    assert(await identity.signedIn(token));
    bench.clock.pass(1);
    const last = await mustSignIn(identity);
    assertEquals(await identity.signedIn(token), null);
    assert(await identity.signedIn(second));
    assert(await identity.signedIn(last));
    assertEquals((await identity.listSessions(user.id)).length, MAX_SESSIONS);
  },
);

scene(
  "simultaneous sign-ins leave no more sessions than the limit",
  async ({ bench, identity, token }) => {
    const { store } = bench;
    const { user } = await whoHolds(identity, token);
    const credential = (await store.get(credentials, user.id))!;
    // Creates all of them before any sign-in removes the oldest.
    const made = await Promise.all(Array.from({ length: 4 * MAX_SESSIONS }, () => newToken(store)));
    await Promise.all(
      made.map((one) => store.transact((tx) => createSession(tx, one, credential, home))),
    );
    await Promise.all([mustSignIn(identity), mustSignIn(identity)]);
    const { items } = await bench.store.list(sessions, "expiry", { limit: 100 });
    assertEquals(items.length, MAX_SESSIONS);
    assertEquals((await identity.listSessions(user.id)).length, MAX_SESSIONS);
  },
);

scene(
  "a new password ends all other sessions at once, and rotates the current one",
  async ({ bench, identity, token }) => {
    const others = [await mustSignIn(identity), await mustSignIn(identity)];
    const who = await whoHolds(identity, token);
    const changed = await identity.accounts.changePassword(
      who,
      { current: PASSWORD, next: NEXT },
      home,
    );
    assert(changed.ok);
    for (const ended of [token, ...others]) assertEquals(await identity.signedIn(ended), null);
    assert(await identity.signedIn(changed.value.token));
    assertEquals((await identity.listSessions(who.user.id)).length, 1);
    assertEquals((await bench.store.list(sessions, "user", { limit: 100 })).items.length, 1);
    assertEquals(
      outcomeOf(await identity.accounts.signIn(credentialsOf(bob), home)),
      "bad_credentials",
    );
    assertEquals(
      outcomeOf(await identity.accounts.signIn({ email: bob.email, password: NEXT }, home)),
      "ok",
    );
  },
);

scene(
  "changing the password requires the current one and a valid new one",
  async ({ identity, token }) => {
    const who = await whoHolds(identity, token);
    const change = (current: string, next: string) =>
      identity.accounts.changePassword(who, { current, next }, home).then(outcomeOf);
    assertEquals(await change("not the password", NEXT), "invalid current");
    assertEquals(await change(PASSWORD, "short"), "invalid next");
    assertEquals(await change(PASSWORD, bob.email), "invalid next");
    assertEquals(await change("x".repeat(1_000_000), NEXT), "invalid current");
    assert(await identity.signedIn(token));
  },
);

scene("a stolen session can guess the password only a few times", async ({ identity, token }) => {
  const who = await whoHolds(identity, token);
  const guess = () =>
    identity.accounts.changePassword(who, { current: "not the one", next: NEXT }, home);
  for (let n = 0; n < limits.proof_account.max; n++) {
    assertEquals(outcomeOf(await guess()), "invalid current");
  }
  assertEquals(outcomeOf(await guess()), "rate_limited");
});

scene("an ended session cannot change the password", async ({ identity, token }) => {
  const who = await whoHolds(identity, token);
  await identity.signOut(token);
  const changed = await identity.accounts.changePassword(
    who,
    { current: PASSWORD, next: NEXT },
    home,
  );
  assertEquals(outcomeOf(changed), "unauthenticated");
  await mustSignIn(identity);
});

scene("of two simultaneous password changes, one succeeds", async ({ bench, identity, token }) => {
  const who = await whoHolds(identity, token);
  const change = (next: string) =>
    identityOn(bench).accounts.changePassword(who, { current: PASSWORD, next }, home);
  const both = await Promise.all([change(NEXT), change(`${NEXT}!`)]);
  assertEquals(both.map(outcomeOf).sort(), ["ok", "unauthenticated"]);
});

scene("people can change their name", async ({ identity, token }) => {
  const { user } = await whoHolds(identity, token);
  assertEquals(outcomeOf(await identity.accounts.changeName(user.id, "  Robert ")), "ok");
  assertEquals((await whoHolds(identity, token)).user.name, "Robert");
  assertEquals(outcomeOf(await identity.accounts.changeName(user.id, " ")), "invalid name");
  assertEquals(
    outcomeOf(await identity.accounts.changeName(user.id, "two\nlines")),
    "invalid name",
  );
  assertEquals(outcomeOf(await identity.accounts.changeName("nobody", "Robert")), "not_found");
});

scene(
  "signing out everywhere ends all sessions, and the password still signs in",
  async ({ identity, token }) => {
    const { user } = await whoHolds(identity, token);
    const other = await mustSignIn(identity);
    await identity.endSessions(user.id);
    for (const ended of [token, other]) assertEquals(await identity.signedIn(ended), null);
    assertEquals(await identity.listSessions(user.id), []);
    assert(await identity.signedIn(await mustSignIn(identity)));
    await identity.endSessions("nobody");
  },
);
