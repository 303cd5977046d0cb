/**
 * E-mail addresses: normalised first, checked after, and what was checked is stored. So no two texts
 * that differ to a reader, or to a mail server, become one account on the way.
 */
import { says } from "#words/problems.ts";
import { z } from "zod";
import { line } from "../text.ts";

const MAX_LENGTH = 254;
/** Some characters become eighteen when folded; more than that is not even looked at. */
const MAX_RAW_LENGTH = 4 * MAX_LENGTH + 64;

/** What a URL would take for an end of its host, or read as something else than a name. */
const NO_HOST = /[\s/?#\\:@[\]%<>^|"(),;]/u;
const HOST = /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z0-9]$/;
/** Without white space, quoting, characters that nobody sees, and halves of characters. */
const LOCAL = /^[^\s@"<>(),:;\\[\]\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]+$/u;

/** In punycode, or null when it is no host as it stands. Of a last label in digits a URL makes a number. */
function hostOf(domain: string): string | null {
  return NO_HOST.test(domain) ? null : URL.parse(`http://${domain}`)?.hostname || null;
}

/** NFKC, the domain in punycode; the local part as it is written, since servers may tell its case apart. */
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

/** What somebody enters as theirs; becomes what is stored. */
export const emailInput = line(3, MAX_LENGTH, says("your_email")).transform(normalised).pipe(
  z.string().refine(isAddress, { error: says("not_email"), abort: true })
    .refine((email) => emailKey(email).length <= MAX_LENGTH, says("email_too_long")),
);

/** Two addresses with the same key are one account: as normalised, in lower case without locale. */
export const emailKey = (email: string): string => normalised(email).toLowerCase();

/** The key of what somebody typed to find an account; null for what can be nobody's. */
export function typedKey(text: string): string | null {
  if (text.length > MAX_RAW_LENGTH || !text.isWellFormed()) return null;
  const key = emailKey(text);
  return key.length <= MAX_LENGTH ? key : null;
}
