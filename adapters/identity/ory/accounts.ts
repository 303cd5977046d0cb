/** Identities of Kratos: who has an e-mail address, and whether an account is still active. */
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Account } from "#domain/ports/people.ts";
import type { Identity } from "#domain/ports/identity.ts";
import { idSchema } from "#domain/stored.ts";
import type { Store } from "#store/types.ts";
import { addressKey } from "./address_key.ts";
import { ask, type Kratos, unavailable } from "./kratos.ts";
import { type Identified, identitySchema, keepUser } from "./people.ts";

/** How long an answer is cached: API tokens of a deactivated account work at most this much longer. */
export const ACTIVE_KEPT_MS = 60_000;
/** How long to wait before asking again after an outage. */
export const ACTIVE_OUT_MS = 5_000;
/** Identities in the cache, about 0.1 KB each. */
export const MAX_ACTIVE = 10_000;

const stateSchema = z.object({ state: z.string().nullish() });

interface Known {
  active: Promise<boolean>;
  /** Epoch ms. */
  until: number;
}

type Accounts = Pick<Identity, "addressKey" | "accountsAt" | "accountOf" | "isActive">;

export function createAccounts({ admin }: Kratos, store: Store): Accounts {
  const known = new LRUCache<string, Known>({ max: MAX_ACTIVE });

  async function look(id: string): Promise<boolean> {
    const answer = await ask(stateSchema, () => admin.getIdentityRaw({ id }));
    if (answer.ok) return answer.value.state !== "inactive";
    if (answer.no.status === 404) return false;
    throw unavailable(`refused an identity with ${answer.no.status}`);
  }

  const accountFrom = async (identity: Identified): Promise<Account> => ({
    user: await keepUser(store, identity),
    proved: identity.proved,
  });

  return {
    addressKey,

    async accountsAt(email) {
      const key = addressKey(email);
      const answer = await ask(
        z.array(identitySchema),
        () => admin.listIdentitiesRaw({ credentialsIdentifier: key }),
      );
      if (!answer.ok) throw unavailable(`refused a list of identities with ${answer.no.status}`);
      const same = answer.value.filter((identity) => addressKey(identity.email) === key);
      return await Promise.all(same.map(accountFrom));
    },

    async accountOf(id) {
      if (!idSchema.safeParse(id).success) return null;
      const answer = await ask(identitySchema, () => admin.getIdentityRaw({ id }));
      if (answer.ok) return await accountFrom(answer.value);
      if (answer.no.status === 404 || answer.no.status === 400) return null;
      throw unavailable(`refused an identity with ${answer.no.status}`);
    },

    isActive(id) {
      const before = known.get(id);
      if (before && store.now() < before.until) return before.active;
      const made: Known = { active: Promise.resolve(true), until: store.now() + ACTIVE_KEPT_MS };
      made.active = look(id).catch(async () => {
        // During an outage the last known answer counts, or "active" if there is none.
        made.until = Math.min(made.until, store.now() + ACTIVE_OUT_MS);
        return before ? await before.active : true;
      });
      known.set(id, made);
      return made.active;
    },
  };
}
