/** Checks at the start of a handler, in the order of refusals: authentication (401), then ids (404). */
import { says } from "#words/problems.ts";
import type { Caller, SignedIn } from "#domain/ports/people.ts";
import { idSchema } from "#domain/stored.ts";
import { speaksJson } from "../addresses.ts";
import { placeOf, signInPath } from "../answer/redirect.ts";
import { refuse } from "../answer/refused.ts";
import type { Ctx } from "./state.ts";
import { throwUnavailable } from "./identity_outage.ts";

/** Redirects to the sign-in page, which leads back; thrown, so that handlers need no branch for it. */
export class SignInFirst extends Error {
  override readonly name = "SignInFirst";
  constructor(readonly location: string) {
    super("sign in first");
  }
}

/**
 * The signed-in user; throws `unauthenticated` in the API and `SignInFirst` on pages. After signing in, a
 * form post leads to the page of the form, since its own address may have no page.
 */
export function requireUser(ctx: Pick<Ctx, "req" | "url" | "state">): Caller {
  if (ctx.state.signedIn) return ctx.state.signedIn;
  if (ctx.state.unknown) throwUnavailable();
  if (speaksJson(ctx.url.pathname)) refuse("unauthenticated");
  throw new SignInFirst(signInPath(placeOf(ctx.req, ctx.url, ctx.state.system.config.origin)));
}

/** The user and their session; throws `insufficient_scope` for an API client's token. */
export function requireSession(ctx: Pick<Ctx, "req" | "url" | "state">): SignedIn {
  const { user, session, proved } = requireUser(ctx);
  if (!session) refuse("insufficient_scope", { detail: says("person_only") });
  return { user, session, proved };
}

/** Where no form asks for the password: how recent a sign-in must be to create a token or webhook. */
const PROVED_WITHIN_MS = 10 * 60_000;

/** Whether the user signed in recently; always true for API clients, whose scopes decide. */
export function isFresh({ state: { system, now } }: Pick<Ctx, "state">, caller: Caller): boolean {
  const { session } = caller;
  if (!session) return true;
  // Our sessions begin at a sign-in. Those of Kratos note the latest sign-in in `lastSeenAt`.
  const since = system.identity.accounts ? session.createdAt : session.lastSeenAt;
  return now - since <= PROVED_WITHIN_MS;
}

/** Throws `forbidden` unless the user signed in recently. */
export function mustBeFresh(ctx: Pick<Ctx, "state">, caller: Caller): void {
  if (!isFresh(ctx, caller)) refuse("forbidden", { detail: says("prove_again") });
}

/** An id from an address or a body; throws `not_found` for what cannot be one (KV limits the size of keys). */
export function parseId(text: string): string {
  const id = idSchema.safeParse(text);
  return id.success ? id.data : refuse("not_found");
}
