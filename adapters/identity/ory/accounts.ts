/** Identities of Kratos as operators and programs need them: whose an address is, and whether one still counts. */
import { z } from "zod";
import type { Account, Identity } from "#domain/ports/identity.ts";
import { idSchema } from "#domain/stored.ts";
import type { Store } from "#store/types.ts";
import { addressKey } from "./address_key.ts";
import { ask, type Kratos, unavailable } from "./kratos.ts";
import { type Identified, identitySchema, keepUser } from "./people.ts";

/** How long an identity is believed to be as it was: so long a token of one that has ended goes on. */
export const ACTIVE_KEPT_MS = 60_000;
/** After a question that was not answered, the next one waits. Milliseconds. */
export const ACTIVE_OUT_MS = 5_000;
/** Identities remembered at most, of some 0.1 KB each; the one that came first goes first. */
export const MAX_ACTIVE = 10_000;

const stateSchema = z.object({ state: z.string().nullish() });

interface Known {
  active: Promise<boolean>;
  /** Epoch ms. */
  until: number;
}

type Accounts = Pick<Identity, "addressKey" | "accountsAt" | "accountOf" | "isActive">;

export function createAccounts({ admin }: Kratos, store: Store): Accounts {
  /** In the order in which they were asked. */
  const known = new Map<string, Known>();

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
        // That it does not answer says nothing of anybody: what was last known of them counts.
        made.until = Math.min(made.until, store.now() + ACTIVE_OUT_MS);
        return before ? await before.active : true;
      });
      known.delete(id);
      known.set(id, made);
      const [oldest] = known.keys();
      if (known.size > MAX_ACTIVE) known.delete(oldest);
      return made.active;
    },
  };
}
