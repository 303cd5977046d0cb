/** The credential of a user: the hash of the password. */
import { z } from "zod";
import { stored } from "#domain/stored.ts";
import { entity } from "#store/entity/mod.ts";

export const FIRST_EPOCH = 1;

const credentialSchema = z.object({
  ...stored,
  /** scrypt, with its parameters (`hasher.ts`). */
  hash: z.string(),
  /** Incremented with each new password: sessions of an earlier epoch are invalid. */
  epoch: z.int().min(FIRST_EPOCH),
});
export type Credential = z.infer<typeof credentialSchema>;

export const credentials = entity({
  name: "credential",
  about: "The hash of a user's password; the id is the user's.",
  schema: credentialSchema,
});
