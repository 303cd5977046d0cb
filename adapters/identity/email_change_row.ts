/** Requested and completed changes of an e-mail address. */
import { z } from "zod";
import type { EmailChange } from "#domain/ports/own_accounts.ts";
import { idSchema, instant, stored } from "#domain/stored.ts";
import { users } from "#domain/users/user.ts";
import { ending, entity, unique } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";

/** How long both addresses have to confirm. */
export const ANSWER_WITHIN_MS = 24 * 3_600_000;

/** How long a completed change is kept, for the mail about it. */
export const DONE_KEPT_MS = 30 * 24 * 3_600_000;

const emailChangeSchema = z.object({
  ...stored,
  userId: idSchema,
  from: z.string(),
  to: z.string(),
  /** Incremented by each new request: links of earlier rounds are invalid. */
  round: z.int().min(1),
  /** The credential's epoch: a new password invalidates requests made under the old one. */
  epoch: z.int(),
  oldSaidYes: z.boolean(),
  newSaidYes: z.boolean(),
  /** When the address was changed; null while confirmations are missing. */
  doneAt: instant.nullable(),
  expiresAt: instant,
});
export type StoredEmailChange = z.infer<typeof emailChangeSchema>;

export const emailChanges = entity({
  name: "email_change",
  about: "A change of e-mail address: asked for, or done lately.",
  schema: emailChangeSchema,
  indexes: {
    user: unique<StoredEmailChange>(
      "The one change of a user that waits",
      (c) => c.doneAt === null ? [c.userId] : null,
    ),
    expiry: ending<StoredEmailChange>("By their end, to remove old ones", (c) => [c.expiresAt]),
  },
});

/** A completed change, with its user. */
export async function changedEmail(store: Store, changeId: string) {
  const row = await store.get(emailChanges, changeId);
  const user = row && await store.get(users, row.userId);
  return user && row.doneAt !== null ? { user, change: publicChange(row) } : null;
}

export const publicChange = (row: StoredEmailChange, taken = false): EmailChange => ({
  from: row.from,
  to: row.to,
  yes: { old: row.oldSaidYes, new: row.newSaidYes },
  taken,
});
