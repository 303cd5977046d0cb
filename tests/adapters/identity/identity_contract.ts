/** The contract of the identity port: sessions, whatever keeps the accounts. */
import type { Identity } from "#domain/ports/identity.ts";
import { users } from "#domain/users/user.ts";
import type { Store } from "#store/types.ts";
import { assert, assertEquals } from "@std/assert";
import { outcomeOf } from "../help.ts";

interface IdentityUnderTest extends AsyncDisposable {
  identity: Identity;
  store: Store;
  /** Creates an account with an address and signs in; returns the token. */
  newAccount(email: string): Promise<string>;
  /** Signs in again; returns the new token. */
  signIn(email: string): Promise<string>;
}

type Check = (under: IdentityUnderTest) => Promise<void>;

export function identityContract(name: string, open: () => Promise<IdentityUnderTest>): void {
  let made = 0;
  const address = () => `contract.${++made}.${crypto.randomUUID()}@example.org`;
  const test = (text: string, check: Check) =>
    Deno.test(`${name}: ${text}`, async () => {
      await using under = await open();
      await check(under);
    });
  const idOf = async ({ identity }: IdentityUnderTest, token: string) => {
    const who = await identity.signedIn(token);
    assert(who);
    return who;
  };

  test("a token identifies its user, and an unknown token nobody", async (under) => {
    const email = address();
    const token = await under.newAccount(email);
    const { user, session } = await idOf(under, token);
    assertEquals([user.email, session.userId], [email, user.id]);
    assert(session.createdAt <= session.lastSeenAt && session.lastSeenAt < session.expiresAt);
    const absurd = ["", "x", `${token}x`, token.slice(1), "x".repeat(1_000_000), "a b", "é"];
    for (const one of absurd) assertEquals(await under.identity.signedIn(one), null);
  });

  test("concurrent first requests create a user once", async (under) => {
    const email = address();
    const token = await under.newAccount(email);
    const all = await Promise.all(Array.from({ length: 20 }, () => idOf(under, token)));
    const [id, ...others] = new Set(all.map(({ user }) => user.id));
    assertEquals(others, []);
    assertEquals((await under.store.get(users, id))?.version, 1);
  });

  test(
    "signing out ends that session at once and no other, and is idempotent",
    async (under) => {
      const email = address();
      const token = await under.newAccount(email);
      const other = await under.signIn(email);
      await idOf(under, token);
      await under.identity.signOut(token);
      assertEquals(await under.identity.signedIn(token), null);
      await under.identity.signOut(token);
      await under.identity.signOut("x".repeat(43));
      await idOf(under, other);
    },
  );

  test("people can list and end their own sessions, and nobody else's", async (under) => {
    const [ann, bea] = [address(), address()];
    const token = await under.newAccount(ann);
    const phone = await under.signIn(ann);
    const stranger = await under.newAccount(bea);
    const [mine, theirs, hers] = [
      await idOf(under, token),
      await idOf(under, phone),
      await idOf(under, stranger),
    ];
    const listed = await under.identity.listSessions(mine.user.id);
    assertEquals(
      listed.map(({ id }) => id).sort(),
      [mine.session.id, theirs.session.id].sort(),
    );
    const end = (userId: string, id: string) =>
      under.identity.endSession(userId, id).then(outcomeOf);
    assertEquals(await end(hers.user.id, theirs.session.id), "not_found");
    assertEquals(await end(mine.user.id, "no such id!"), "not_found");
    assertEquals(await end(mine.user.id, crypto.randomUUID()), "not_found");
    assert(await under.identity.signedIn(phone));
    assertEquals(await end(mine.user.id, theirs.session.id), "ok");
    assertEquals(await under.identity.signedIn(phone), null);
    assertEquals(await end(mine.user.id, theirs.session.id), "not_found");
    await idOf(under, token);
  });

  test(
    "signing out everywhere ends all own sessions, and nobody else's",
    async (under) => {
      const email = address();
      const tokens = [await under.newAccount(email), await under.signIn(email)];
      const stranger = await under.newAccount(address());
      const { user } = await idOf(under, tokens[0]);
      await idOf(under, tokens[1]);
      await under.identity.endSessions(user.id);
      for (const token of tokens) assertEquals(await under.identity.signedIn(token), null);
      assertEquals(await under.identity.listSessions(user.id), []);
      await under.identity.endSessions(user.id);
      await under.identity.endSessions(crypto.randomUUID());
      assertEquals(await under.identity.listSessions(crypto.randomUUID()), []);
      await idOf(under, stranger);
      await idOf(under, await under.signIn(email));
    },
  );
}
