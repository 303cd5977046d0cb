/** `Idempotency-Key`: a repeated request gets the first answer. */
import type { AnsweredBefore, KeptAnswer, Once } from "#domain/idempotency/once.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Result } from "#domain/result.ts";
import { refuse, unwrap } from "../answer/refused.ts";
import { isError } from "#store/base/errors.ts";
import type { Ctx } from "./state.ts";

/** Visible ASCII, which proxies leave unchanged in a header. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Runs a command and answers. With a key the command runs once, and a repeat gets the first answer.
 * `body`: the parsed body; another body under the same key is refused.
 */
export async function answerOnce<T>(
  ctx: Pick<Ctx, "req" | "url" | "state">,
  userId: string,
  body: unknown,
  run: (once: Once<T> | undefined) => Promise<Result<T>>,
  answerOf: (value: T) => Promise<Response> | Response,
): Promise<Response> {
  const once = await onceOf(ctx, userId, body, answerOf);
  try {
    return await answerOf(unwrap(await run(once)));
  } catch (error) {
    if (isError<AnsweredBefore>(error, "AnsweredBefore")) return answerAgain(error.answer);
    throw error;
  }
}

/** Undefined when the request carries no key. */
async function onceOf<T>(
  ctx: Pick<Ctx, "req" | "url" | "state">,
  userId: string,
  body: unknown,
  answerOf: (value: T) => Promise<Response> | Response,
): Promise<Once<T> | undefined> {
  const key = ctx.req.headers.get("idempotency-key");
  if (key === null) return undefined;
  if (!IDEMPOTENCY_KEY.test(key)) {
    refuse("invalid", {
      errors: [{ path: "Idempotency-Key", message: "Must be 1 to 255 visible characters" }],
    });
  }
  const { secrets }: Pick<Services, "secrets"> = ctx.state.system;
  const [id, bodyHash] = await Promise.all([
    // None of these parts can contain a line break.
    secrets.digest([userId, ctx.req.method, ctx.url.pathname, key].join("\n"), "idempotency"),
    secrets.digest(JSON.stringify(body), "idempotency body"),
  ]);
  return { id, bodyHash, answerTo: async (value) => await keep(await answerOf(value)) };
}

/** Sends the kept answer once more. */
const answerAgain = ({ status, headers, body }: KeptAnswer): Response =>
  new Response(body, { status, headers: { ...headers, "idempotent-replayed": "true" } });

async function keep(res: Response): Promise<KeptAnswer> {
  return { status: res.status, headers: Object.fromEntries(res.headers), body: await res.text() };
}
