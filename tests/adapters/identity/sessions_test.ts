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
import { limits } from "#adapters/throttle.ts";
import type { Store } from "#store/types.ts";
import { told } from "../help.ts";
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

scene("a token that is unknown, cut or absurd signs nobody in", async ({ identity, token }) => {
  for (
    const made of ["", "x", token.slice(1), `${token}x`, "x".repeat(43), "x".repeat(1_000_000)]
  ) {
    assertEquals(await identity.signedIn(made), null);
    await identity.signOut(made);
  }
  assert(await identity.signedIn(token));
});

scene("signing out ends the session, and may be repeated", async ({ identity, token }) => {
  const other = await mustSignIn(identity);
  await identity.signOut(token);
  await identity.signOut(token);
  assertEquals(await identity.signedIn(token), null);
  assert(await identity.signedIn(other));
});

scene("a session that is not used ends", async ({ bench, identity, token }) => {
  bench.clock.pass(SESSION_IDLE_MS - 1);
  assert(await identity.signedIn(token));
  bench.clock.pass(SESSION_IDLE_MS);
  assertEquals(await identity.signedIn(token), null);
  assertEquals(await identity.listSessions("nobody"), []);
});

scene("a session ends at last, however much it is used", async ({ bench, identity, token }) => {
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
});

scene("looking is written down once an hour at most", async ({ bench, token }) => {
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
  "sessions are listed, newest use first, without anything to sign in with",
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
  "people end their own sessions, and cannot even ask for another's",
  async ({ identity, token }) => {
    const { user, session } = await whoHolds(identity, token);
    const carol = await identity.accounts.signUp({ ...bob, email: "carol@example.org" }, home);
    assert(carol.ok);
    assertEquals(told(await identity.endSession(carol.value.user.id, session.id)), "not_found");
    for (const made of ["", "none", "x".repeat(5_000)]) {
      assertEquals(told(await identity.endSession(user.id, made)), "not_found");
    }
    assert(await identity.signedIn(token));
    assertEquals(told(await identity.endSession(user.id, session.id)), "ok");
    assertEquals(told(await identity.endSession(user.id, session.id)), "not_found");
    assertEquals(await identity.signedIn(token), null);
  },
);

scene(
  "beyond the most that one may have, the oldest session ends",
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
  "many sign-ins at once leave no more sessions than may be",
  async ({ bench, identity, token }) => {
    const { store } = bench;
    const { user } = await whoHolds(identity, token);
    const credential = (await store.get(credentials, user.id))!;
    // All of them before the first has tidied up.
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
  "a changed password ends all other sessions at once, and rotates one's own",
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
    assertEquals(told(await identity.accounts.signIn(credentialsOf(bob), home)), "bad_credentials");
    assertEquals(
      told(await identity.accounts.signIn({ email: bob.email, password: NEXT }, home)),
      "ok",
    );
  },
);

scene(
  "a password is changed only with the present one and to a good one",
  async ({ identity, token }) => {
    const who = await whoHolds(identity, token);
    const change = (current: string, next: string) =>
      identity.accounts.changePassword(who, { current, next }, home).then(told);
    assertEquals(await change("not the password", NEXT), "invalid current");
    assertEquals(await change(PASSWORD, "short"), "invalid next");
    assertEquals(await change(PASSWORD, bob.email), "invalid next");
    assertEquals(await change("x".repeat(1_000_000), NEXT), "invalid current");
    assert(await identity.signedIn(token));
  },
);

scene("a stolen session cannot guess the password for long", async ({ identity, token }) => {
  const who = await whoHolds(identity, token);
  const guess = () =>
    identity.accounts.changePassword(who, { current: "not the one", next: NEXT }, home);
  for (let n = 0; n < limits.proof_account.max; n++) {
    assertEquals(told(await guess()), "invalid current");
  }
  assertEquals(told(await guess()), "rate_limited");
});

scene("a session that has ended changes no password", async ({ identity, token }) => {
  const who = await whoHolds(identity, token);
  await identity.signOut(token);
  const changed = await identity.accounts.changePassword(
    who,
    { current: PASSWORD, next: NEXT },
    home,
  );
  assertEquals(told(changed), "unauthenticated");
  await mustSignIn(identity);
});

scene("two who change the password at once: one does", async ({ bench, identity, token }) => {
  const who = await whoHolds(identity, token);
  const change = (next: string) =>
    identityOn(bench).accounts.changePassword(who, { current: PASSWORD, next }, home);
  const both = await Promise.all([change(NEXT), change(`${NEXT}!`)]);
  assertEquals(both.map(told).sort(), ["ok", "unauthenticated"]);
});

scene("people change their name", async ({ identity, token }) => {
  const { user } = await whoHolds(identity, token);
  assertEquals(told(await identity.accounts.changeName(user.id, "  Robert ")), "ok");
  assertEquals((await whoHolds(identity, token)).user.name, "Robert");
  assertEquals(told(await identity.accounts.changeName(user.id, " ")), "invalid name");
  assertEquals(told(await identity.accounts.changeName(user.id, "two\nlines")), "invalid name");
  assertEquals(told(await identity.accounts.changeName("nobody", "Robert")), "not_found");
});

scene(
  "signing out everywhere ends every session, and the password opens a new one",
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
