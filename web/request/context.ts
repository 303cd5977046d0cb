/**
 * What is known about a request. Pages, errors and middleware all see the same `Request` object, also in
 * the built app (`tests/http` proves it), so a weak map is enough.
 */
import type { Caller, Visitor } from "#domain/ports/people.ts";
import type { Manner } from "#words/manner.ts";
import type { System } from "../system.ts";
import type { Sharing } from "../answer/kept_pages.ts";
import type { Place } from "./load.ts";
import type { Budget } from "#domain/ports/throttling.ts";

export interface RequestContext {
  readonly system: System;
  readonly requestId: string;
  readonly visitor: Visitor;
  /** Its slot among the requests in flight. */
  readonly place: Place;
  /** When the request arrived, by the store's clock; epoch ms. One "now" for the whole page. */
  readonly now: number;
  /** Null when nobody is signed in. Looked up once, at the first call. Throws `IdentityUnavailable`. */
  signedIn(): Promise<Caller | null>;
  /** Looks it up again, for long-lived streams: whether the session or the token is still valid. */
  authenticateAgain(): Promise<Caller | null>;
  /** The user's groups; empty when nobody is signed in. Throws `PermissionsUnavailable`. */
  groups(): Promise<string[]>;
  /** The groups for the navigation: empty while the permission server does not answer. */
  groupsShown(): Promise<string[]>;
  /** The session's token as sent, not checked. */
  readonly token: string | undefined;
  /** The reader's language. */
  readonly manner: Manner;
  /** The notice that the last redirect left; shown once. */
  readonly notice: string | undefined;
  /** Set by `page()`: who may get the same copy of the page. */
  sharing?: Sharing;
  /** The remaining rate limits of an API call. */
  budgets?: readonly Budget[];
  /** The refusal's code, for the access log. */
  code?: string;
}

export const contexts = new WeakMap<Request, RequestContext>();

export function contextOf(req: Request): RequestContext {
  const context = contexts.get(req);
  if (!context) throw new Error("the request did not come through web/request/pipeline.ts");
  return context;
}
