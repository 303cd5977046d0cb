/** Who stands behind a request: the person of a session's cookie, or the program of a token. */
import type { Asker, SignedIn } from "#domain/ports/identity.ts";
import { findUser } from "#domain/users/queries.ts";
import type { Language } from "#words/languages.ts";
import { isError } from "#store/base/errors.ts";
import type { System } from "../system.ts";
import { isApiCall } from "../addresses.ts";
import { bearerOf } from "./same_origin.ts";

/**
 * Null when nobody has proved who they are. A token opens the API only, never a page. Throws
 * `IdentityUnavailable`: somebody brings a session, and whose it is cannot be found out now.
 */
export async function askerOf(
  system: System,
  req: Request,
  path: string,
  cookie: string | undefined,
  language: Language,
): Promise<Asker | null> {
  const bearer = bearerOf(req);
  if (bearer === null) {
    const signedIn = cookie === undefined ? null : await signedInBy(system, cookie, language);
    return signedIn && { ...signedIn, clientId: null, scopes: null };
  }
  if (!isApiCall(path)) return null;
  const proved = await system.clients.introspect(bearer);
  const user = proved && await findUser(system, proved.userId);
  // A program has no more than the person for whom it acts.
  if (!user || !await system.identity.isActive(user.id)) return null;
  return { user, session: null, proved: null, clientId: proved.clientId, scopes: proved.scopes };
}

/** A person whose own record cannot be read visits like anybody else: the pages go on. */
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
