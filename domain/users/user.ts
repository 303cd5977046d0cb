/** A user: buys and sells with one account. */
import { z } from "zod";
import { entity, list, unique } from "#store/entity/mod.ts";
import { languages } from "#words/languages.ts";
import { stored } from "../stored.ts";
import { line } from "../text.ts";
import { emailKey } from "./email.ts";

export const userSchema = z.object({
  ...stored,
  /** Normalised (`email.ts`); of an identity elsewhere, as that server has it. */
  email: z.string(),
  name: z.string(),
  /** "ory": an identity of an Ory Kratos, whose id is the user's; absent: an account of our own. */
  account: z.literal("ory").optional(),
  /** The name that a moderator saw and let pass; another one is not shown while moderation is on. */
  approvedName: z.string().optional(),
  /** The name that a moderator refused, and why; it is not shown. */
  refusedName: z.object({ name: z.string(), reason: z.string() }).optional(),
  /** To write letters in; none, or one that we no longer speak, means the installation's. */
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
    // Kratos sees to it that no two identities have one address, and may give it to another one later.
    identity: list<User>(
      "The folded e-mail address of an identity of Kratos",
      (u) => u.account ? [emailKey(u.email)] : null,
    ),
  },
});
