/** Links in mails: for a forgotten password, and for a new e-mail address. */
import { assert, assertEquals } from "@std/assert";
import { LINK_MS, recoveries } from "#adapters/identity/local/recovery.ts";
import { ANSWER_WITHIN_MS, emailChanges } from "#adapters/identity/email_change_row.ts";
import type { LocalIdentity } from "#adapters/identity/local/mod.ts";
import { limits } from "#adapters/throttle/limits.ts";
import type { Side } from "#domain/ports/own_accounts.ts";
import { users } from "#domain/users/user.ts";
import { sweepsOf } from "#store/care/sweep.ts";
import type { Store } from "#store/types.ts";
import { type Bench, outcomeOf } from "../help.ts";
import { bob, credentialsOf, from, home, PASSWORD, scene, whoHolds } from "./identity_help.ts";

const NEXT = "a new long password";
const idsIn = async (store: Store) =>
  (await store.list(recoveries, "expiry", { limit: 100 })).items.map(({ id }) => id);

/** Requests a recovery; returns the link in the letter, or null if none is sent. */
async function linkFor({ store }: Bench, { accounts }: LocalIdentity, email = bob.email) {
  const before = await idsIn(store);
  assertEquals(outcomeOf(await accounts.recovery.ask(email, home)), "ok");
  const id = (await idsIn(store)).find((one) => !before.includes(one));
  return id === undefined ? null : (await accounts.recovery.letter(id))?.link ?? null;
}

scene(
  "a recovery link signs in once, and all other sessions end",
  async ({ bench, identity, token }) => {
    const { recovery, signIn } = identity.accounts;
    const link = await linkFor(bench, identity, " Bob@EXAMPLE.org");
    assert(link);
    assertEquals((await recovery.whose(link))?.name, "Bob");
    assertEquals(outcomeOf(await recovery.finish(link, "short", home)), "invalid password");
    const entered = await recovery.finish(link, NEXT, home);
    assert(entered.ok);
    assert(await identity.signedIn(entered.value.token));
    assertEquals(await identity.signedIn(token), null);
    assertEquals(outcomeOf(await recovery.finish(link, "another long one", home)), "link_over");
    assertEquals(await recovery.whose(link), null);
    assertEquals(outcomeOf(await signIn(credentialsOf(bob), home)), "bad_credentials");
    assertEquals(outcomeOf(await signIn({ email: bob.email, password: NEXT }, home)), "ok");
  },
);

scene(
  "a request does the same work and writes for an address with and without an account",
  async ({ bench, identity }) => {
    const rows = async (email: string) => {
      const before = bench.store.stats.committed;
      const events = bench.rows.length;
      await linkFor(bench, identity, email);
      return [bench.store.stats.committed - before, bench.rows.length - events];
    };
    // The commit of the letter itself does not count, since a handler writes it later.
    const [known, unknown] = [await rows(bob.email), await rows("nobody@example.org")];
    assertEquals([known[0] - 1, known[1]], unknown);
    assertEquals(await linkFor(bench, identity, "nobody@example.org"), null);
    assertEquals(
      outcomeOf(await identity.accounts.recovery.ask("nonsense", home)),
      "invalid email",
    );
  },
);

scene(
  "a link expires after half an hour and is removed from the database",
  async ({ bench, identity }) => {
    const { recovery } = identity.accounts;
    const link = await linkFor(bench, identity);
    bench.clock.pass(LINK_MS - 1);
    assert(await recovery.whose(link!));
    bench.clock.pass(1);
    assertEquals(await recovery.whose(link!), null);
    assertEquals(outcomeOf(await recovery.finish(link!, NEXT, home)), "link_over");
    assertEquals((await idsIn(bench.store)).length, 1);
    for (const sweep of sweepsOf(bench.store, [recoveries])) await sweep.next(10);
    assertEquals(await idsIn(bench.store), []);
  },
);

scene(
  "one of several links can be used, and none after the password has changed",
  async ({ bench, identity, token }) => {
    const { recovery, changePassword } = identity.accounts;
    const [first, second] = [await linkFor(bench, identity), await linkFor(bench, identity)];
    assertEquals(outcomeOf(await recovery.finish(first!, NEXT, home)), "ok");
    assertEquals(outcomeOf(await recovery.finish(second!, NEXT, home)), "link_over");
    const third = await linkFor(bench, identity);
    const both = await Promise.all(
      [1, 2].map((n) => recovery.finish(third!, `${NEXT} ${n}`, home)),
    );
    assertEquals(both.map(outcomeOf).sort(), ["link_over", "ok"]);
    const fourth = await linkFor(bench, identity);
    const entered = both.find(({ ok }) => ok)!;
    assert(entered.ok && await identity.signedIn(token) === null);
    const who = await whoHolds(identity, entered.value.token);
    const current = `${NEXT} ${both.indexOf(entered) + 1}`;
    assertEquals(outcomeOf(await changePassword(who, { current, next: PASSWORD }, home)), "ok");
    assertEquals(outcomeOf(await recovery.finish(fourth!, NEXT, home)), "link_over");
  },
);

scene("an altered link is refused", async ({ bench, identity }) => {
  const link = (await linkFor(bench, identity))!;
  const [id, proof] = link.split(".");
  const other = (await linkFor(bench, identity))!.split(".");
  const bad = ["", "x", id, `${id}.${other[1]}`, `${id}.1.${proof}`, `${id}.${"A".repeat(43)}`];
  for (const one of [...bad, "x".repeat(100_000)]) {
    assertEquals(await identity.accounts.recovery.whose(one), null, one);
  }
});

scene(
  "mails per address are limited while the answer stays the same; requests per network are limited",
  async ({ bench, identity }) => {
    const { recovery } = identity.accounts;
    const links: (string | null)[] = [];
    for (let n = 0; n <= limits.recovery_account.max; n++) {
      links.push(await linkFor(bench, identity));
    }
    assertEquals(links.filter((link) => link === null).length, 1);
    // Reaching the limit does not lock the owner out, since the links sent still work.
    assert(limits.recovery_account.windowMs <= LINK_MS);
    assert(await recovery.whose(links[0]!));
    const ask = (n: number) => recovery.ask(`fan${n}@example.org`, from("198.51.100.7"));
    for (let n = 0; n < limits.recovery_address.max; n++) {
      assertEquals(outcomeOf(await ask(n)), "ok");
    }
    assertEquals(outcomeOf(await ask(0)), "rate_limited");
  },
);

scene(
  "links invalidated by a new password or by ending all sessions do not count against the limit",
  async ({ bench, identity }) => {
    const { recovery } = identity.accounts;
    const useUp = async () => {
      let last: string | null = null;
      for (let n = 0; n < limits.recovery_account.max; n++) last = await linkFor(bench, identity);
      assert(last);
      assertEquals(await linkFor(bench, identity), null);
      return last;
    };
    const entered = await recovery.finish(await useUp(), NEXT, home);
    assert(entered.ok);
    await useUp();
    await identity.endSessions(entered.value.user.id);
    const link = await linkFor(bench, identity);
    assert(link && await recovery.whose(link));
  },
);

scene(
  "neither links nor secrets are in the database or in exports",
  async ({ bench, identity }) => {
    const link = await linkFor(bench, identity);
    const secret = link!.split(".").at(-1)!;
    for await (const { value } of bench.kv.list({ prefix: [] })) {
      assert(!JSON.stringify(value)?.includes(secret));
    }
    assert(
      bench.rows.length > 0 &&
        !JSON.stringify(bench.rows.map((row) => row.payload)).includes(secret),
    );
  },
);

const NEW = "robert@example.net";

/** Requests a change of address; returns both links. */
async function askBoth({ bench, identity, token }: Parameters<Parameters<typeof scene>[1]>[0]) {
  const who = await whoHolds(identity, token);
  const { emailChanges: changes } = identity.accounts;
  assertEquals(outcomeOf(await changes.ask(who, { email: NEW, current: PASSWORD })), "ok");
  const row = (await bench.store.find(emailChanges, "user", [who.user.id]))!;
  const link = async (side: Side) => (await changes.letter(row.id, row.round, side))!.link;
  return { who, changes, old: await link("old"), fresh: await link("new") };
}

scene(
  "the address changes once both addresses have confirmed, in either order",
  async (stage) => {
    for (const order of [["old", "fresh"], ["fresh", "old"]] as const) {
      const { identity } = stage;
      const { accounts } = identity;
      const { who, changes, ...links } = await askBoth(stage);
      const answers = [];
      for (const side of order) {
        const answer = await changes.answer(links[side], true);
        answers.push(answer.ok && answer.value);
        assertEquals(answer.ok, true);
        if (answers.length === 1) {
          assertEquals(outcomeOf(await accounts.signIn(credentialsOf(bob), home)), "ok");
          assertEquals(
            outcomeOf(await accounts.signIn({ email: NEW, password: PASSWORD }, home)),
            "bad_credentials",
          );
        }
      }
      assertEquals(answers, ["half", "changed"]);
      assertEquals(
        outcomeOf(await accounts.signIn({ email: NEW, password: PASSWORD }, home)),
        "ok",
      );
      assertEquals(outcomeOf(await accounts.signIn(credentialsOf(bob), home)), "bad_credentials");
      assertEquals(outcomeOf(await changes.answer(links.old, true)), "link_over");
      assertEquals((await whoHolds(identity, stage.token)).user.email, NEW);
      // Somebody else can use the former address now. Renames both, for the next order.
      const other = await accounts.signUp({ ...bob, name: "Other" }, home);
      assertEquals(outcomeOf(other), "ok");
      assert(other.ok);
      const rename = (id: string, email: string) =>
        stage.bench.store.transact(async (tx) => {
          tx.put(users, { ...(await tx.get(users, id))!, email });
        });
      await rename(other.value.user.id, `former-${order[0]}@example.org`);
      await rename(who.user.id, bob.email);
    }
  },
);

scene(
  "a change is cancelled by either address, the owner, a new password, or after a day",
  async (stage) => {
    const { bench, identity } = stage;
    for (const side of ["old", "fresh"] as const) {
      const { changes, who, ...links } = await askBoth(stage);
      assert(await changes.waiting(who.user.id));
      const answer = await changes.answer(links[side], false);
      assertEquals(answer.ok && answer.value, "stopped");
      assertEquals(outcomeOf(await changes.answer(links.old, true)), "link_over");
      assertEquals(await changes.waiting(who.user.id), null);
    }
    const stopped = await askBoth(stage);
    await stopped.changes.stop(stopped.who.user.id);
    assertEquals(outcomeOf(await stopped.changes.answer(stopped.old, true)), "link_over");

    const late = await askBoth(stage);
    await late.changes.answer(late.old, true);
    bench.clock.pass(ANSWER_WITHIN_MS);
    assertEquals(outcomeOf(await late.changes.answer(late.fresh, true)), "link_over");

    const again = await askBoth(stage);
    assertEquals(
      await late.changes.read(late.fresh),
      null,
      "links of an earlier request are invalid",
    );
    const next = { current: PASSWORD, next: NEXT };
    assertEquals(outcomeOf(await identity.accounts.changePassword(again.who, next, home)), "ok");
    assertEquals(outcomeOf(await again.changes.answer(again.old, true)), "link_over");
  },
);

scene("an address taken meanwhile is refused at the last confirmation", async (stage) => {
  const { changes, old, fresh, who } = await askBoth(stage);
  assertEquals(outcomeOf(await changes.answer(old, true)), "ok");
  const eve = { name: "Eve", email: NEW.toUpperCase(), password: PASSWORD };
  assertEquals(outcomeOf(await stage.identity.accounts.signUp(eve, home)), "ok");
  assertEquals((await changes.waiting(who.user.id))?.taken, true);
  assertEquals((await changes.read(fresh))?.change.taken, true);
  assertEquals(outcomeOf(await changes.answer(fresh, true)), "email_taken");
  const row = (await stage.bench.store.find(emailChanges, "user", [who.user.id]))!;
  assertEquals(
    await changes.letter(row.id, row.round, "new"),
    null,
    "no letter is sent for an address already taken",
  );
  assertEquals((await whoHolds(stage.identity, stage.token)).user.email, bob.email);
  const asked = (email: string, current = PASSWORD) =>
    changes.ask(who, { email, current }).then(outcomeOf);
  assertEquals(await asked(NEW), "email_taken");
  assertEquals(await asked("nonsense"), "invalid email");
  assertEquals(await asked("BOB@example.org"), "invalid email");
  assertEquals(await asked("free@example.org", "not the password"), "invalid current");
});

scene("a recovery link is invalid once the address it was sent to has changed", async (stage) => {
  const link = await linkFor(stage.bench, stage.identity);
  const { changes, old, fresh } = await askBoth(stage);
  for (const one of [old, fresh]) await changes.answer(one, true);
  assertEquals(await stage.identity.accounts.recovery.whose(link!), null);
});
