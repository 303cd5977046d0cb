/** What moderators decide about concerts, through the API. */
import { z } from "zod";
import type { Concert } from "#domain/concerts/concert.ts";
import type { Asked } from "#domain/concerts/decide.ts";
import { correctionInput, moveInput } from "#domain/concerts/input.ts";
import { mayModerateConcert } from "#domain/concerts/may.ts";
import { findOffering } from "#domain/offerings/queries.ts";
import type { Result } from "#domain/result.ts";
import { idSchema } from "#domain/stored.ts";
import { requireMatch } from "../answer/conditional.ts";
import { check, json } from "../answer/json.ts";
import { unwrap } from "../answer/refused.ts";
import { parseId, requireUser } from "../request/guards.ts";
import type { Ctx } from "../request/state.ts";
import { concertEtag, concertOut } from "./concert_resources.ts";
import { reasonIfAny } from "./inputs.ts";

const { reason } = reasonIfAny.shape;
export const concertPatch = correctionInput.safeExtend({ reason }).refine(
  ({ reason: _, ...fields }) => Object.keys(fields).length > 0,
  "Change at least one field",
);
export const concertMove = z.strictObject({ ...moveInput.shape, reason });
export const concertMerge = z.strictObject({
  into: idSchema.meta({ description: "The concert that stays." }),
  reason,
});

interface Decided<T> {
  schema: z.ZodType<T & { reason?: string }>;
  /** The parsed body. */
  given: unknown;
  /** `If-Match` is required. */
  match?: true;
  run(userId: string, id: string, input: T, asked: Asked): Promise<Result<Concert>>;
}

/** Refuses in this order: no such concert, not a moderator, missing or other version, then the input. */
export async function decide<T extends object>(
  ctx: Ctx<"id">,
  { schema, given, match, run }: Decided<T>,
): Promise<Response> {
  const { system, requestId } = ctx.state;
  const { user } = requireUser(ctx);
  const found = unwrap(await mayModerateConcert(system, user.id, parseId(ctx.params.id)));
  const version = match && requireMatch(ctx.req, found.version);
  const { reason = null, ...input } = check(schema, given);
  const asked = { reason, requestId, version };
  const concert = unwrap(await run(user.id, found.id, input as T, asked));
  const body = concertOut(concert, await findOffering(system, concert));
  return json(ctx.state, body, { headers: { etag: concertEtag(concert, body) } });
}
