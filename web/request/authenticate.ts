/** Authenticates a request: the user of a session cookie, or the API client with a bearer token. */
import type { Caller, SignedIn } from "#domain/ports/people.ts";
import { findUser } from "#domain/users/queries.ts";
import type { Language } from "#words/languages.ts";
import { isError } from "#store/base/errors.ts";
import type { System } from "../system.ts";
import { isApiCall } from "../addresses.ts";
import { bearerOf } from "./same_origin.ts";

/**
 * Null when the request proves no identity. A token is valid for the API only, never for a page. Throws
 * `IdentityUnavailable` when the request carries a session that cannot be checked at the moment.
 */
export async function authenticate(
  system: System,
  req: Request,
  path: string,
  cookie: string | undefined,
  language: Language,
): Promise<Caller | null> {
  const bearer = bearerOf(req);
  if (bearer === null) {
    const signedIn = cookie === undefined ? null : await signedInBy(system, cookie, language);
    return signedIn && { ...signedIn, clientId: null, scopes: null };
  }
  if (!isApiCall(path)) return null;
  const proved = await system.clients.introspect(bearer);
  const user = proved && await findUser(system, proved.userId);
  // A client can do no more than the user it acts for.
  if (!user || !await system.identity.isActive(user.id)) return null;
  return { user, session: null, proved: null, clientId: proved.clientId, scopes: proved.scopes };
}

/** A user whose stored value is unreadable is treated as a visitor, so that pages still work. */
async function signedInBy(
  system: System,
  token: string,
  language: Language,
): Promise<SignedIn | null> {
  try {
    return await system.identity.signedIn(token, language);
  } catch (error) {
    if (isError(error, "Unreadable")) return null;
    throw error;
  }
}
