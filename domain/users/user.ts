/** A user: buys and sells with one account. */
import { says } from "#words/problems.ts";
import { z } from "zod";
import { entity, list, unique } from "#store/entity.ts";
import { languages } from "#words/languages.ts";
import { stored } from "../stored.ts";
import { line } from "../text.ts";

export const userSchema = z.object({
  ...stored,
  /** As entered, trimmed. */
  email: z.string(),
  name: z.string(),
  /** "ory": an identity of an Ory Kratos, whose id is the user's; absent: an account of our own. */
  account: z.literal("ory").optional(),
  /** To write letters in; none, or one that we no longer speak, means the installation's. */
  language: z.enum(languages).optional().catch(undefined),
});
export type User = z.infer<typeof userSchema>;

export const nameInput = line(1, 100);
// The domain must not be cut short when it is read as a URL's host, nor the key outgrow a KV key:
// some characters become eighteen when folded.
export const emailInput = line(3, 254).pipe(
  z.string()
    .regex(
      /^[^\s@"<>(),:;\\[\]]+@[^\s@"<>(),:;\\[\]/?#%]+\.[^\s@".<>(),:;\\[\]/?#%]+$/,
      says("not_email"),
    )
    .refine((email) => emailKey(email).length <= 254, says("email_too_long")),
);

/** Two addresses with the same key are one account: NFKC, lower case without locale, punycode domain. */
export function emailKey(email: string): string {
  const normal = email.normalize("NFKC").trim().toLowerCase();
  const at = normal.lastIndexOf("@");
  const domain = normal.slice(at + 1);
  const url = URL.parse(`http://${domain}`); // its host is the domain in punycode
  return `${normal.slice(0, at)}@${url?.hostname || domain}`;
}

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
