/** A user: buys and sells with one account. */
import { z } from "zod";
import { entity, list, unique } from "#store/entity/mod.ts";
import { languages } from "#words/languages.ts";
import { stored } from "../stored.ts";
import { line } from "../text.ts";
import { emailKey } from "./email.ts";

export const userSchema = z.object({
  ...stored,
  /** Normalised (`email.ts`); with an identity server, as that server has it. */
  email: z.string(),
  name: z.string(),
  /** "ory": an Ory Kratos identity with the same id; absent: an account of our own. */
  account: z.literal("ory").optional(),
  /** The name that a moderator approved; with moderation on, no other name is shown. */
  approvedName: z.string().optional(),
  /** The name that a moderator refused, and why; it is not shown. */
  refusedName: z.object({ name: z.string(), reason: z.string() }).optional(),
  /** The language of letters; without it, or if we dropped that language, the installation's is used. */
  language: z.enum(languages).optional().catch(undefined),
});
export type User = z.infer<typeof userSchema>;

export const nameInput = line(1, 100);
export const users = entity({
  name: "user",
  about: "A person with an account.",
  schema: userSchema,
  indexes: {
    email: unique<User>(
      "The folded e-mail address of an account of our own",
      (u) => u.account ? null : [emailKey(u.email)],
    ),
    // Kratos ensures that an address belongs to one identity, and may assign it to another one later.
    identity: list<User>(
      "The folded e-mail address of an identity of Kratos",
      (u) => u.account ? [emailKey(u.email)] : null,
    ),
  },
});
