/**
 * E-mail addresses are normalised, then checked, and the checked text is stored. So the address that a
 * mail server sees is the one that identifies the account.
 */
import { says } from "#words/problems.ts";
import { z } from "zod";
import { line } from "../text.ts";

const MAX_LENGTH = 254;
/** One character can become eighteen when folded; longer texts are rejected unread. */
const MAX_RAW_LENGTH = 4 * MAX_LENGTH + 64;

/** Characters that end a URL's host or change its meaning. */
const NO_HOST = /[\s/?#\\:@[\]%<>^|"(),;]/u;
const HOST = /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z0-9]$/;
/** No white space, quoting, invisible characters or lone surrogates. */
const LOCAL = /^[^\s@"<>(),:;\\[\]\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]+$/u;

/** The host in punycode; null if it is not a host name. (`URL` reads a last label in digits as an IPv4 address.) */
function hostOf(domain: string): string | null {
  return NO_HOST.test(domain) ? null : URL.parse(`http://${domain}`)?.hostname || null;
}

/** NFKC, the domain in punycode. The local part keeps its case, which mail servers may distinguish. */
function normalised(text: string): string {
  const normal = text.normalize("NFKC").trim();
  const at = normal.lastIndexOf("@");
  const domain = normal.slice(at + 1).toLowerCase();
  return `${normal.slice(0, at)}@${hostOf(domain) ?? domain}`;
}

function isAddress(email: string): boolean {
  const at = email.lastIndexOf("@");
  return LOCAL.test(email.slice(0, at)) && HOST.test(email.slice(at + 1));
}

/** The address that a user enters; the output is stored. */
export const emailInput = line(3, MAX_LENGTH, says("your_email")).transform(normalised).pipe(
  z.string().refine(isAddress, { error: says("not_email"), abort: true })
    .refine((email) => emailKey(email).length <= MAX_LENGTH, says("email_too_long")),
);

/** Addresses with the same key belong to one account: normalised, in lower case without locale. */
export const emailKey = (email: string): string => normalised(email).toLowerCase();

/** The key of a text typed to find an account; null if it cannot be an address. */
export function typedKey(text: string): string | null {
  if (text.length > MAX_RAW_LENGTH || !text.isWellFormed()) return null;
  const key = emailKey(text);
  return key.length <= MAX_LENGTH ? key : null;
}
