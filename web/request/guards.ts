/** What must be true before a handler goes on, in the order of refusals: 401, then ids. */
import { says } from "#words/problems.ts";
import type { Asker, SignedIn } from "#domain/ports/identity.ts";
import { idSchema } from "#domain/stored.ts";
import { speaksJson } from "../addresses.ts";
import { placeOf, signInPath } from "../answer/redirect.ts";
import { refuse } from "../answer/refused.ts";
import type { Ctx } from "./state.ts";
import { whoAsksIsUnknown } from "./who_asks.ts";

/** Leads to the sign-in page and back; thrown, so that a handler needs no branch for it. */
export class SignInFirst extends Error {
  override readonly name = "SignInFirst";
  constructor(readonly location: string) {
    super("sign in first");
  }
}

/**
 * The person; throws `unauthenticated` in the API and `SignInFirst` on pages. A form post goes on
 * to the page it came from, since its address may have no page of its own.
 */
export function requireUser(ctx: Pick<Ctx, "req" | "url" | "state">): Asker {
  if (ctx.state.signedIn) return ctx.state.signedIn;
  if (ctx.state.unknown) whoAsksIsUnknown();
  if (speaksJson(ctx.url.pathname)) refuse("unauthenticated");
  throw new SignInFirst(signInPath(placeOf(ctx.req, ctx.url, ctx.state.system.config.origin)));
}

/** The person with the session they sit in front of; a program's token opens no page. */
export function requireSession(ctx: Pick<Ctx, "req" | "url" | "state">): SignedIn {
  const { user, session, proved } = requireUser(ctx);
  if (!session) refuse("insufficient_scope", { detail: says("person_only") });
  return { user, session, proved };
}

/** Without a form that asks the password, only who has given it just now makes what outlasts the session. */
const PROVED_WITHIN_MS = 10 * 60_000;

/** Whether the person proved just now who they are; a program was allowed what it does. */
export function isFresh({ state: { system, now } }: Pick<Ctx, "state">, asker: Asker): boolean {
  const { session } = asker;
  if (!session) return true;
  // Another server notes when somebody proved it last, not when they were last seen.
  const since = system.identity.accounts ? session.createdAt : session.lastSeenAt;
  return now - since <= PROVED_WITHIN_MS;
}

/** Throws `forbidden` for a session that was proved long ago. */
export function mustBeFresh(ctx: Pick<Ctx, "state">, asker: Asker): void {
  if (!isFresh(ctx, asker)) refuse("forbidden", { detail: says("prove_again") });
}

/** An id from an address or a body; throws `not_found` for what cannot be one (KV's keys are bounded). */
export function parseId(text: string): string {
  const id = idSchema.safeParse(text);
  return id.success ? id.data : refuse("not_found");
}
