/** Signing in to local accounts. */
import { assert, assertEquals } from "@std/assert";
import { credentials } from "#adapters/identity/local/credential.ts";
import { users } from "#domain/users/user.ts";
import type { Store } from "#store/types.ts";
import { outcomeOf } from "../help.ts";
import {
  bob,
  credentialsOf,
  home,
  identityOn,
  mustSignIn,
  scene,
  whoHolds,
} from "./identity_help.ts";

const wrong = { email: bob.email, password: "not the password" };

scene("the right password signs in, with any spelling of the address", async ({ identity }) => {
  for (const email of [bob.email, " Bob@EXAMPLE.org"]) {
    const result = await identity.accounts.signIn({ ...credentialsOf(bob), email }, home);
    assert(result.ok);
    assertEquals((await whoHolds(identity, result.value.token)).user.name, "Bob");
  }
});

scene(
  "a wrong password, an unknown address and nonsense get the same answer",
  async ({ identity }) => {
    const tries = [
      wrong,
      { ...wrong, email: "nobody@example.org" },
      { ...wrong, email: "nonsense" },
      { ...wrong, email: "x".repeat(100_000) },
      { ...wrong, password: "" },
      { ...wrong, password: "x".repeat(100_000) },
    ];
    for (const input of tries) {
      const result = await identity.accounts.signIn(input, home);
      assertEquals(result, { ok: false, refusal: { code: "bad_credentials" } });
    }
  },
);

scene("a user without a credential cannot sign in", async ({ bench, identity }) => {
  const email = "carol@example.org";
  await bench.store.transact((tx) => tx.create(users, { id: "carol", name: "Carol", email }));
  assertEquals(
    outcomeOf(await identity.accounts.signIn({ ...wrong, email }, home)),
    "bad_credentials",
  );
});

scene(
  "signing in rotates the token: the former one ends, an unknown one is ignored",
  async ({ identity, token }) => {
    const next = await mustSignIn(identity, token);
    assert(next !== token);
    assertEquals(await identity.signedIn(token), null);
    await mustSignIn(identity, "unknown");
    await mustSignIn(identity, "x".repeat(43));
    assert(await identity.signedIn(next));
  },
);

scene("a failed sign-in leaves the former session alone", async ({ identity, token }) => {
  await identity.accounts.signIn(wrong, home, { formerToken: token });
  assert(await identity.signedIn(token));
});

scene(
  "a password that changes while it is being verified does not sign in",
  async ({ bench, identity, token }) => {
    const { user } = await whoHolds(identity, token);
    const change = async () => {
      await bench.store.transact(async (tx) => {
        const credential = await tx.get(credentials, user.id);
        tx.put(credentials, { ...credential!, epoch: credential!.epoch + 1 });
      });
    };
    // The password changes right after this sign-in has read the hash.
    const store: Store = {
      ...bench.store,
      async get(entity, id) {
        const value = await bench.store.get(entity, id);
        if (entity.name === credentials.name) await change();
        return value;
      },
    };
    const result = await identityOn({ store }).accounts.signIn(credentialsOf(bob), home);
    assertEquals(outcomeOf(result), "bad_credentials");
  },
);
