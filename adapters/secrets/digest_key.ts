/**
 * The key of all digests: random, created once, stored in the database encrypted with SECRET. It
 * survives every rotation of SECRET, so that values indexed by a digest are still found.
 */
import { z } from "zod";
import { stored } from "#domain/stored.ts";
import { unlessReadOnly } from "#store/base/errors.ts";
import { entity } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";

const digestKeySchema = z.object({ ...stored, sealed: z.string() });
type DigestKey = z.infer<typeof digestKeySchema>;

export const digestKeys = entity({
  name: "digest_key",
  about: "The HMAC key of all digests, sealed with SECRET; one row, its id is `digest`.",
  schema: digestKeySchema,
});

const ID = "digest";
const CONTEXT = "digest_key:digest";

interface Sealing {
  seal(text: string, context: string): Promise<string>;
  open(sealed: string, context: string): Promise<string>;
  isCurrent(sealed: string): Promise<boolean>;
}

/** Loads the key once. A failure is not cached: the next call tries again. */
export function digestKey(store: Store, sealing: Sealing): () => Promise<Uint8Array> {
  let loading: Promise<Uint8Array> | null = null;
  return () => {
    loading ??= load(store, sealing).catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}

async function load(store: Store, sealing: Sealing): Promise<Uint8Array> {
  const row = await store.get(digestKeys, ID) ?? await create(store, sealing);
  const hex = await sealing.open(row.sealed, CONTEXT);
  if (!await sealing.isCurrent(row.sealed)) {
    await reseal(store, row.sealed, sealing, hex).catch(unlessReadOnly);
  }
  return Uint8Array.fromHex(hex);
}

/** Two processes may start at once: the first commit wins, and both use its key. */
async function create(store: Store, sealing: Sealing): Promise<DigestKey> {
  const hex = crypto.getRandomValues(new Uint8Array(32)).toHex();
  const sealed = await sealing.seal(hex, CONTEXT);
  return await store.transact(async (tx) =>
    await tx.get(digestKeys, ID) ?? tx.create(digestKeys, { id: ID, sealed })
  );
}

/** Encrypts it again after a rotation, so that SECRET_PREVIOUS can be dropped. */
async function reseal(store: Store, former: string, sealing: Sealing, text: string): Promise<void> {
  const sealed = await sealing.seal(text, CONTEXT);
  await store.transact(async (tx) => {
    const row = await tx.get(digestKeys, ID);
    if (row?.sealed === former) tx.put(digestKeys, { ...row, sealed });
  });
}
