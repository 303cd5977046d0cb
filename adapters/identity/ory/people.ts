/** Our users whose account is an identity of Kratos; both have the same id. */
import { z } from "zod";
import { emit } from "#domain/events.ts";
import { idSchema } from "#domain/stored.ts";
import { nameInput, type User, users } from "#domain/users/user.ts";
import type { Store, Tx } from "#store/types.ts";
import type { Language } from "#words/languages.ts";
import { DONE_KEPT_MS, emailChanges } from "../email_change_row.ts";
import { addressKey } from "./address_key.ts";

const EMAIL_CHARACTERS = 254;

/** The fields of an identity that we use. The name is one text, or a first and a last name. */
export const identitySchema = z.object({
  id: idSchema,
  traits: z.object({
    email: z.string().min(3),
    name: z.union([
      z.string(),
      z.object({ first: z.string().default(""), last: z.string().default("") })
        .transform(({ first, last }) => `${first} ${last}`),
    ]).optional(),
  }),
  verifiable_addresses: z.array(z.object({ value: z.string(), verified: z.boolean() }))
    .nullish().transform((all) => all ?? []),
}).transform(({ id, traits, verifiable_addresses }) => ({
  id,
  email: traits.email.trim().slice(0, EMAIL_CHARACTERS),
  name: nameOf(traits.name, id),
  // Kratos stores the address as typed, and its verification under the normalised form.
  proved: verifiable_addresses.some(({ value, verified }) =>
    verified && addressKey(value) === addressKey(traits.email)
  ),
}));
export type Identified = z.infer<typeof identitySchema>;

/** The name is public, so the e-mail address must never stand in for a missing one. */
function nameOf(name: string | undefined, id: string): string {
  const parsed = nameInput.safeParse(name);
  return parsed.success ? parsed.data : `Fan ${id.slice(0, 4)}`;
}

/** Notifies the former address: the owner's only warning if somebody else took over the account. */
function tellFormer(tx: Tx, id: string, { id: userId, email: from }: User, to: string): void {
  const asked = { round: 1, epoch: 0, oldSaidYes: false, newSaidYes: false };
  const done = { doneAt: tx.now, expiresAt: tx.now + DONE_KEPT_MS };
  tx.create(emailChanges, { id, userId, from, to, ...asked, ...done });
  emit(tx, { name: "email:changed", payload: { changeId: id } });
}

/** The user of an identity: created at first sight, then kept up to date with its address and name. */
export async function keepUser(
  store: Store,
  { id, email, name }: Identified,
  language?: Language,
): Promise<User> {
  const known = await store.get(users, id);
  if (known && known.email === email && known.name === name) return known;
  const kept = await store.transact(async (tx) => {
    const user = await tx.get(users, id);
    if (!user) return tx.create(users, { id, email, name, language, account: "ory" });
    if (user.email === email && user.name === name) return user;
    if (addressKey(user.email) !== addressKey(email)) tellFormer(tx, store.newId(), user, email);
    return tx.put(users, { ...user, email, name });
  });
  return kept;
}
