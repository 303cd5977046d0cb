/** What the pages between a program of others and a person have in common. */
import type { Apps } from "#domain/clients/apps.ts";
import { z } from "zod";
import { nameTwice } from "../../request/pairs.ts";
import { refuse } from "../../answer/refused.ts";
import type { Ctx } from "../../request/state.ts";

/** Characters of a challenge; Hydra's are made of the whole question, hence 1 to 4 KB. */
const MAX_CHALLENGE = 6_000;
/** Characters of a program's question, so that neither the challenge nor the way back gets longer than that. */
export const MAX_QUESTION = 2_000;

const challenge = z.string().regex(/^[\w=.-]+$/).max(MAX_CHALLENGE);

/** Throws `not_found` where programs of others are not known. */
export const appsOf = (ctx: Pick<Ctx, "state">): Apps =>
  ctx.state.system.clients.apps ?? refuse("not_found");

/** Throws `app_request_ended` for what cannot be a challenge. */
export function parseChallenge(text: string | null | undefined): string {
  const parsed = challenge.safeParse(text);
  return parsed.success ? parsed.data : refuse("app_request_ended");
}

/** Ways of OAuth 2 that are not ours: a question in another place than the address, an answer by a form. */
const NOT_OURS = ["request", "request_uri", "registration"];

/** What is wrong with a program's question, so that nobody is asked in vain; null: nothing that shows yet. */
export function whyNotAsked(question: URLSearchParams): string | null {
  const twice = nameTwice(question);
  if (twice !== null) return `The parameter ${twice} stands there twice.`;
  const not = NOT_OURS.find((name) => question.has(name));
  if (not !== undefined) return `The parameter ${not} is not supported.`;
  const mode = question.get("response_mode");
  return mode === null || mode === "query" ? null : "The only response_mode is query.";
}
