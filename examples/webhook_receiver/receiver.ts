/**
 * Receives webhooks: checks the signature, stores the event, answers. The work is done afterwards, so the
 * answer never waits for it; and it reads the order as it is now, so it does not matter in which order events
 * come, nor how often.
 */
import { Webhook } from "standardwebhooks";
import { type Api, ApiError, createApi, value } from "../../clients/typescript/src/mod.ts";
import { Inbox, type KnownOrder } from "./inbox.ts";

/** An event has a few hundred bytes. */
const MAX_BYTES = 65_536;
const PAUSE_MS = 5_000;

interface Payload {
  type: string;
  data: { orderId?: string; version: number };
}

/** `secret`: the `whsec_…` of the webhook. `onEvent` is called when there is work. */
export function createReceiver(
  { secret, inbox, onEvent }: { secret: string; inbox: Inbox; onEvent: () => void },
): (req: Request) => Promise<Response> {
  const webhook = new Webhook(secret);
  return async (req) => {
    if (req.method !== "POST") return new Response(null, { status: 405 });
    // A length is required, so that a stranger cannot send without an end.
    const length = Number(req.headers.get("content-length") ?? NaN);
    if (!(length <= MAX_BYTES)) return new Response(null, { status: 413 });
    const body = await req.text();
    let payload: Payload;
    try {
      // Also refuses what was signed more than five minutes ago.
      payload = webhook.verify(body, Object.fromEntries(req.headers)) as Payload;
    } catch {
      return new Response(null, { status: 401 });
    }
    const { type, data } = payload;
    const id = req.headers.get("webhook-id")!;
    const isNew = inbox.add({ id, type, orderId: data.orderId ?? null, version: data.version });
    if (isNew) onEvent();
    return new Response(null, { status: 204 });
  };
}

/**
 * Does the work of all events that are stored; `onOrder` is told each change once, unless the process dies
 * meanwhile: then it is told again. Throws if the exchange cannot be reached: the event stays.
 */
export async function work(
  inbox: Inbox,
  api: Api,
  onOrder: (order: KnownOrder) => void | Promise<void>,
): Promise<void> {
  for (let event = inbox.next(); event; event = inbox.next()) {
    const { id, orderId, version } = event;
    const known = orderId === null ? undefined : inbox.order(orderId);
    // Other events, and older ones than what was read already.
    if (orderId === null || (known && known.version >= version)) {
      inbox.finish(id);
      continue;
    }
    const order = await read(api, orderId);
    if (order) await onOrder(order);
    inbox.finish(id, order ?? undefined);
  }
}

/** Null if there is no such order any more. */
async function read(api: Api, id: string): Promise<KnownOrder | null> {
  try {
    const order = await value(api.GET("/api/orders/{id}", { params: { path: { id } } }));
    return { id, status: order.status, version: order.version };
  } catch (error) {
    if (error instanceof ApiError && error.code === "not_found") return null;
    throw error;
  }
}

if (import.meta.main) {
  const { env } = (await import("node:process")).default;
  const inbox = new Inbox(env.INBOX ?? "inbox.db");
  const api = createApi({
    origin: env.TICKETING_ORIGIN ?? "http://localhost:8000",
    token: env.TICKETING_TOKEN,
  });
  let wake = () => {};
  const receive = createReceiver({ secret: env.WEBHOOK_SECRET!, inbox, onEvent: () => wake() });
  Deno.serve({ port: Number(env.PORT ?? 8080) }, receive);
  while (true) {
    const woken = new Promise<void>((resolve) => wake = resolve);
    try {
      await work(inbox, api, ({ id, status }) => console.log(`order ${id} is ${status}`));
    } catch (error) {
      console.error(String(error));
    }
    await Promise.race([woken, new Promise((resolve) => setTimeout(resolve, PAUSE_MS))]);
  }
}
