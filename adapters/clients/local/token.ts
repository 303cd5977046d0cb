/**
 * The text of a token: `kind_id_secret`. The id finds the row, so the secret is compared once, in
 * constant time; the prefix lets secret scanners recognise leaked tokens.
 */
import { timingSafeEqual } from "node:crypto";
import { base64url } from "../../common/base64url.ts";

/** tkp: personal access token · tks: an OAuth2 client's secret · tka: an access token. */
type TokenKind = "tkp" | "tks" | "tka";

const TOKEN = /^(tkp|tks|tka)_([0-9A-Z]{26})_([\w-]{43})$/;

export interface Token {
  kind: TokenKind;
  id: string;
  secret: string;
}

export async function makeToken(kind: TokenKind, id: string) {
  const secret = base64url(crypto.getRandomValues(new Uint8Array(32)));
  return { text: `${kind}_${id}_${secret}`, secretHash: await hashOf(secret) };
}

/** Null for other texts, so that nobody can make us hash a megabyte. */
export function parseToken(text: string): Token | null {
  const match = TOKEN.exec(text);
  return match && { kind: match[1] as TokenKind, id: match[2], secret: match[3] };
}

/** An unknown id takes as long as a wrong secret. */
export async function provesSecret(
  token: Token,
  known: { secretHash: string } | null,
): Promise<boolean> {
  const given = new TextEncoder().encode(await hashOf(token.secret));
  const expected = new TextEncoder().encode(known?.secretHash ?? await hashOf("nobody's"));
  return timingSafeEqual(given, expected) && known !== null;
}

async function hashOf(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret));
  return base64url(new Uint8Array(digest));
}
