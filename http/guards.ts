/** What must be true before a handler goes on, in the order of refusals: 401, then ids. */
import type { Asker, SignedIn } from "#domain/ports.ts";
import { idSchema } from "#domain/stored.ts";
import { speaksJson } from "./problem.ts";
import { signInPath } from "./redirect.ts";
import { refuse } from "./refused.ts";
import type { Ctx } from "./state.ts";

/** Leads to the sign-in page and back; thrown, so that a handler needs no branch for it. */
export class SignInFirst extends Error {
  override name = "SignInFirst";
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
  if (speaksJson(ctx.url.pathname)) refuse("unauthenticated");
  if (ctx.req.method === "GET" || ctx.req.method === "HEAD") {
    throw new SignInFirst(signInPath(ctx.url.pathname + ctx.url.search));
  }
  const ours = [ctx.url.host, new URL(ctx.state.system.config.origin).host];
  throw new SignInFirst(signInPath(cameFrom(ctx.req, ours)));
}

/** The person with the session they sit in front of; a program's token opens no page. */
export function requireSession(ctx: Pick<Ctx, "req" | "url" | "state">): SignedIn {
  const { user, session } = requireUser(ctx);
  if (!session) refuse("insufficient_scope", { detail: "Only a signed-in person may do this" });
  return { user, session };
}

/** An id from an address or a body; throws `not_found` for what cannot be one (KV's keys are bounded). */
export function parseId(text: string): string {
  const id = idSchema.safeParse(text);
  return id.success ? id.data : refuse("not_found");
}

/** The path of the page whose form was posted; "/" when it is not known to be ours. */
function cameFrom(req: Request, ours: string[]): string {
  const referer = URL.parse(req.headers.get("referer") ?? "");
  return referer && ours.includes(referer.host) ? referer.pathname + referer.search : "/";
}
