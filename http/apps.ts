/** What the pages between a program of others and a person have in common. */
import type { Apps } from "#domain/clients/apps.ts";
import { z } from "zod";
import { refuse } from "./refused.ts";
import type { Ctx } from "./state.ts";

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
