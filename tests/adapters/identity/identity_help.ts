/** Local accounts on a store in memory, with cheap password hashes. */
import {
  type Cost,
  createLocalIdentity,
  type LocalIdentity,
  LOW_COST,
} from "#adapters/identity/local/mod.ts";
import { createSecrets } from "#adapters/secrets/mod.ts";
import type { SignedIn, Visitor } from "#domain/ports/people.ts";
import { assert } from "@std/assert";
import { type Bench, openBench, SECRET, silentLog } from "../help.ts";

export const PASSWORD = "correct horse battery";
export const bob = { name: "Bob", email: "bob@example.org", password: PASSWORD };
export const credentialsOf = ({ email, password }: typeof bob) => ({ email, password });

export const from = (address: string): Visitor => ({ address, userAgent: "Firefox" });
export const home = from("192.0.2.1");

interface Scene {
  bench: Bench;
  identity: LocalIdentity;
  /** The token of Bob, who has signed up. */
  token: string;
}

export function identityOn(
  { store }: Pick<Bench, "store">,
  options: { rateLimits?: boolean; cost?: Cost } = {},
): LocalIdentity {
  const secrets = createSecrets({ secret: SECRET, store });
  return createLocalIdentity({
    store,
    secrets,
    log: silentLog,
    rateLimits: options.rateLimits ?? true,
    cost: options.cost ?? LOW_COST,
  });
}

export function scene(sentence: string, check: (scene: Scene) => Promise<void>): void {
  Deno.test(`accounts: ${sentence}`, async () => {
    await using bench = await openBench();
    const identity = identityOn(bench);
    const signedUp = await identity.accounts.signUp(bob, home);
    assert(signedUp.ok);
    await check({ bench, identity, token: signedUp.value.token });
  });
}

export async function mustSignIn(identity: LocalIdentity, former?: string): Promise<string> {
  const result = await identity.accounts.signIn(credentialsOf(bob), home, { formerToken: former });
  assert(result.ok, JSON.stringify(result));
  return result.value.token;
}

export async function whoHolds(identity: LocalIdentity, token: string): Promise<SignedIn> {
  const who = await identity.signedIn(token);
  assert(who !== null);
  return who;
}
