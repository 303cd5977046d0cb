/**
 * What happens while the identity server does not answer: a browser with a session gets the public pages as a
 * visitor, with a notice. Private pages and writes are 503.
 */
import type { Caller } from "#domain/ports/people.ts";
import { IdentityUnavailable } from "#domain/ports/identity.ts";
import { isError } from "#store/base/errors.ts";
import { isForAnybody } from "../addresses.ts";
import { isSafe } from "./methods.ts";
import type { RequestContext } from "./context.ts";
import type { Refused } from "../answer/refused.ts";

/** `unknown`: the request has a session that cannot be checked at the moment. */
export async function callerOf(
  context: Pick<RequestContext, "signedIn">,
): Promise<{ signedIn: Caller | null; unknown: boolean }> {
  try {
    return { signedIn: await context.signedIn(), unknown: false };
  } catch (error) {
    if (!isError(error, "IdentityUnavailable")) throw error;
    return { signedIn: null, unknown: true };
  }
}

/** Throws an error that is answered as `unavailable`. */
export const throwUnavailable = (): never => {
  throw new IdentityUnavailable("The caller is not known");
};

/**
 * Answers as for a visitor. Throws `unavailable` for writes, and where a signed-in user might get another
 * answer.
 */
export async function asVisitor(
  method: string,
  path: string,
  answer: () => Promise<Response>,
): Promise<Response> {
  if (!isSafe(method) && !isForAnybody(path)) throwUnavailable();
  try {
    return await answer();
  } catch (error) {
    if (isError<Refused>(error, "Refused") && PERHAPS_THEIRS.has(error.refusal.code)) {
      throwUnavailable();
    }
    throw error;
  }
}

/** Refusals that a signed-in user might not get. */
const PERHAPS_THEIRS = new Set(["unauthenticated", "forbidden", "not_found"]);
