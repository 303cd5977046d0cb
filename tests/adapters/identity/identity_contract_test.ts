/** The identity contract on local accounts. */
import { assert } from "@std/assert";
import { openBench } from "../help.ts";
import { identityContract } from "./identity_contract.ts";
import { home, identityOn, PASSWORD } from "./identity_help.ts";

identityContract("accounts of our own", async () => {
  const bench = await openBench();
  const identity = identityOn(bench, { rateLimits: false });
  const password = PASSWORD;
  return {
    identity,
    store: bench.store,
    async newAccount(email) {
      const made = await identity.accounts.signUp({ name: "Ann", email, password }, home);
      assert(made.ok);
      return made.value.token;
    },
    async signIn(email) {
      const done = await identity.accounts.signIn({ email, password }, home);
      assert(done.ok);
      return done.value.token;
    },
    [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose](),
  };
});
