/**
 * Who asks, also while the server that knows it does not answer: then whoever brings a session sees what
 * visitors see, and is told; what is theirs, and every write, waits (503).
 */
import { type Asker, IdentityUnavailable } from "#domain/ports/identity.ts";
import { isError } from "#store/base/errors.ts";
import { isForAnybody } from "../addresses.ts";
import type { RequestContext } from "./context.ts";
import type { Refused } from "../answer/refused.ts";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/** `unknown`: somebody brings a session, and whose it is cannot be found out now. */
export async function whoAsks(
  context: Pick<RequestContext, "signedIn">,
): Promise<{ signedIn: Asker | null; unknown: boolean }> {
  try {
    return { signedIn: await context.signedIn(), unknown: false };
  } catch (error) {
    if (!isError(error, "IdentityUnavailable")) throw error;
    return { signedIn: null, unknown: true };
  }
}

/** Throws what is answered as `unavailable`. */
export const whoAsksIsUnknown = (): never => {
  throw new IdentityUnavailable("Who asks is not known");
};

/** Answers as to a visitor, but for what might be otherwise for who it is: that is `unavailable`. */
export async function asVisitor(
  method: string,
  path: string,
  answer: () => Promise<Response>,
): Promise<Response> {
  if (!READS.has(method) && !isForAnybody(path)) whoAsksIsUnknown();
  try {
    return await answer();
  } catch (error) {
    if (isError<Refused>(error, "Refused") && PERHAPS_THEIRS.has(error.refusal.code)) {
      whoAsksIsUnknown();
    }
    throw error;
  }
}

/** What a visitor is told of things that may well be theirs to see. */
const PERHAPS_THEIRS = new Set(["unauthenticated", "forbidden", "not_found"]);
