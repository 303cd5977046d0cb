/** What the OAuth2 pages share: the port of apps, challenges, and the check of a request. */
import type { Apps } from "#domain/ports/apps.ts";
import { z } from "zod";
import { nameTwice } from "../../request/pairs.ts";
import { refuse } from "../../answer/refused.ts";
import type { Ctx } from "../../request/state.ts";

/** Longest challenge, in characters; Hydra's contain the whole request, 1 to 4 KB. */
const MAX_CHALLENGE = 6_000;
/** Longest request of an app, in characters; it bounds the challenge and the redirect back. */
export const MAX_REQUEST = 2_000;

const challenge = z.string().regex(/^[\w=.-]+$/).max(MAX_CHALLENGE);

/** Throws `not_found` where apps of other people cannot be connected. */
export const appsOf = (ctx: Pick<Ctx, "state">): Apps =>
  ctx.state.system.clients.apps ?? refuse("not_found");

/** Throws `app_request_ended` for an invalid challenge. */
export function parseChallenge(text: string | null | undefined): string {
  const parsed = challenge.safeParse(text);
  return parsed.success ? parsed.data : refuse("app_request_ended");
}

/** Parameters of OAuth 2 that are not supported. */
const NOT_OURS = ["request", "request_uri", "registration"];

/** What is wrong with an app's request, checked before the user is asked; null: nothing. */
export function requestProblem(request: URLSearchParams): string | null {
  const twice = nameTwice(request);
  if (twice !== null) return `The parameter ${twice} occurs twice.`;
  const not = NOT_OURS.find((name) => request.has(name));
  if (not !== undefined) return `The parameter ${not} is not supported.`;
  const mode = request.get("response_mode");
  return mode === null || mode === "query" ? null : "The only response_mode is query.";
}
