/**
 * The key of all digests: random, made once, kept in the database sealed with SECRET. It outlives
 * every rotation, so that what is indexed by a digest is still found.
 */
import { z } from "zod";
import { stored } from "#domain/stored.ts";
import { entity } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";

export const digestKeySchema = z.object({ ...stored, sealed: z.string() });
export type DigestKey = z.infer<typeof digestKeySchema>;

/** The id is always "digest". */
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

/** Loads the key once; a failure is not remembered, the next call tries again. */
export function digestKey(store: Store, sealing: Sealing): () => Promise<CryptoKey> {
  let loading: Promise<CryptoKey> | null = null;
  return () => {
    loading ??= load(store, sealing).catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}

async function load(store: Store, sealing: Sealing): Promise<CryptoKey> {
  const row = await store.get(digestKeys, ID) ?? await make(store, sealing);
  const text = await sealing.open(row.sealed, CONTEXT);
  if (!await sealing.isCurrent(row.sealed)) await reseal(store, row.sealed, sealing, text);
  const bytes = Uint8Array.from(text.match(/../g) ?? [], (hex) => parseInt(hex, 16));
  return await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
}

/** Two processes may start at once: the first commit wins, and both use its key. */
async function make(store: Store, sealing: Sealing): Promise<DigestKey> {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const sealed = await sealing.seal(hex, CONTEXT);
  return await store.transact(async (tx) =>
    await tx.get(digestKeys, ID) ?? tx.create(digestKeys, { id: ID, sealed })
  );
}

/** After a rotation, so that SECRET_PREVIOUS may be dropped. */
async function reseal(store: Store, former: string, sealing: Sealing, text: string): Promise<void> {
  const sealed = await sealing.seal(text, CONTEXT);
  await store.transact(async (tx) => {
    const row = await tx.get(digestKeys, ID);
    if (row?.sealed === former) tx.put(digestKeys, { ...row, sealed });
  });
}
