/** News that a provider delivers and signs. */
import { readBytes } from "../request/body.ts";
import type { Ctx } from "../request/state.ts";
import { refuse } from "../answer/refused.ts";

/** Stripe's events are a few KiB; the largest are well below this. */
const MAX_EVENT_BYTES = 262_144;

/**
 * `commit` writes an outbox row that names what the news is about, and returns whether that is ours; then the
 * delivery is acknowledged, and the row's handler reads the state from the provider. An invalid signature is 400, and
 * the provider sends the event again. Events that are unknown or not ours are 200, or it would send them again for
 * days.
 */
export async function hear<N>(
  ctx: Ctx,
  read: ((body: Uint8Array, signature: string) => Promise<N | null>) | null,
  commit: (notice: N) => Promise<boolean>,
): Promise<Response> {
  const { system, requestId } = ctx.state;
  if (!read) refuse("not_found");
  const body = await readBytes(ctx.req, { maxBytes: MAX_EVENT_BYTES });
  const notice = await read(body, ctx.req.headers.get("stripe-signature") ?? "");
  const isOurs = notice !== null && await commit(notice);
  if (notice && !isOurs) system.log.info("provider_news_not_ours", { requestId });
  return Response.json({ received: true, heard: isOurs });
}
