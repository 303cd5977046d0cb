/**
 * What a request carries beside itself. Pages, errors and middleware all see the same `Request`
 * object, also in the built app (`tests/http` proves it), so a weak map is enough.
 */
import type { Asker, Visitor } from "#domain/ports/identity.ts";
import type { Manner } from "#words/manner.ts";
import type { System } from "../system.ts";
import type { Place } from "./load.ts";
import type { Budget } from "#domain/ports/throttling.ts";

export interface RequestContext {
  readonly system: System;
  readonly requestId: string;
  readonly visitor: Visitor;
  /** What it takes of this process. */
  readonly place: Place;
  /** When the request came in; epoch ms by the store's clock: one "now" for the whole page. */
  readonly now: number;
  /** Who asks; null when nobody is signed in. Found once, by the first who asks. Throws `IdentityUnavailable`. */
  signedIn(): Promise<Asker | null>;
  /** The same asked anew, long after the request: whether its session or token still counts. */
  askAgain(): Promise<Asker | null>;
  /** The groups of the person; empty when nobody is signed in. Throws `PermissionsUnavailable`. */
  groups(): Promise<string[]>;
  /** The same for what is shown beside the page itself: none while nobody can say. */
  groupsShown(): Promise<string[]>;
  /** The session's token as sent, unproven. */
  readonly token: string | undefined;
  /** The reader's language. */
  readonly manner: Manner;
  /** What the last redirect wants to say; shown once. */
  readonly notice: string | undefined;
  /** Set by `page()`: every visitor sees this page alike, until then; epoch ms. */
  sharedUntil?: number;
  /** What is left of the limits of an API call. */
  budgets?: readonly Budget[];
  /** Set by the error page, for the access log. */
  code?: string;
}

export const contexts = new WeakMap<Request, RequestContext>();

export function contextOf(req: Request): RequestContext {
  const context = contexts.get(req);
  if (!context) throw new Error("the request did not come through web/request/pipeline.ts");
  return context;
}
