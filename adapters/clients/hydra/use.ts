/** When a client was last used: Hydra does not record that. */
import { z } from "zod";
import { instant, stored } from "#domain/stored.ts";
import { entity } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";
import { LAST_USED_EVERY_MS } from "../last_used.ts";

export const clientUses = entity({
  name: "client_use",
  about: "When an OAuth2 client of Ory Hydra was last used; its id is the client's.",
  schema: z.object({ ...stored, lastUsedAt: instant }),
  indexes: {},
});

export async function lastUseOf(store: Store, clientId: string): Promise<number | null> {
  return (await store.get(clientUses, clientId))?.lastUsedAt ?? null;
}

/** Records the use, at most once per `LAST_USED_EVERY_MS`. */
export async function noteUse(store: Store, clientId: string): Promise<void> {
  const isRecent = (at: number | undefined, now: number) =>
    at !== undefined && now - at < LAST_USED_EVERY_MS;
  if (isRecent((await store.get(clientUses, clientId))?.lastUsedAt, store.now())) return;
  await store.transact(async (tx) => {
    const known = await tx.get(clientUses, clientId);
    if (!known) tx.create(clientUses, { id: clientId, lastUsedAt: tx.now });
    else if (!isRecent(known.lastUsedAt, tx.now)) {
      tx.put(clientUses, { ...known, lastUsedAt: tx.now });
    }
  });
}

/** For a client that was removed. */
export async function forgetUse(store: Store, clientId: string): Promise<void> {
  await store.transact(async (tx) => {
    if (await tx.get(clientUses, clientId)) tx.delete(clientUses, clientId);
  });
}
