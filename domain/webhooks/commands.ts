/** Adding, changing and removing a user's webhook endpoints, and replaying deliveries. */
import type { Tx } from "#store/types.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { emit } from "../events.ts";
import { hasRoom } from "../turnstile.ts";
import { deliveries, type Delivery, KEPT_MS } from "./delivery.ts";
import { contextOf, type Endpoint, endpoints, MAX_ENDPOINTS, ROTATION_MS } from "./endpoint.ts";
import type { WebhookKind } from "./kinds.ts";
import { newSecret } from "./sign.ts";

interface Added {
  endpoint: Endpoint;
  secret: string;
}

/** Returns the secret, once. `keep` adds writes to the commit. Refusals: `invalid` for a URL that is not allowed, `webhook_limit`. */
export async function addEndpoint(
  x: Services,
  userId: string,
  { url, kinds }: { url: string; kinds: readonly WebhookKind[] },
  keep?: (tx: Tx, added: Added) => Promise<void>,
): Promise<Result<Added>> {
  const problem = x.webhooks.refuses(url);
  if (problem !== null) return refuse("invalid", { errors: [{ path: "url", message: problem }] });
  const id = x.store.newId();
  const secret = newSecret();
  const sealed = await x.secrets.seal(secret, contextOf(id));
  x.webhooksInUse.begin(); // before the commit, so that the first event after it is already sent
  const mine = { entity: endpoints, index: "user", prefix: [userId], max: MAX_ENDPOINTS } as const;
  return await x.store.transact(async (tx) => {
    if (!await hasRoom(tx, x.store, mine)) return refuse("webhook_limit");
    const endpoint = tx.create(endpoints, {
      id,
      userId,
      url: new URL(url).href,
      kinds: [...kinds],
      secret: sealed,
      former: null,
      failingSince: null,
      disabledAt: null,
    });
    await keep?.(tx, { endpoint, secret });
    return ok({ endpoint, secret });
  });
}

/** Changes or (null) deletes a user's own endpoint. Refusal: `not_found` for another user's. */
async function change(
  x: Services,
  userId: string,
  id: string,
  changed: (endpoint: Endpoint, now: number) => Endpoint | null,
): Promise<Result<Endpoint>> {
  return await x.store.transact(async (tx) => {
    const endpoint = await tx.get(endpoints, id);
    if (endpoint?.userId !== userId) return refuse("not_found");
    const next = changed(endpoint, tx.now);
    if (next !== null) return ok(tx.put(endpoints, next));
    tx.delete(endpoints, id);
    return ok(endpoint);
  });
}

/** Pending deliveries are abandoned. */
export const removeEndpoint = (x: Services, userId: string, id: string) =>
  change(x, userId, id, () => null);

/** Enables an endpoint that was disabled. */
export const activateEndpoint = (x: Services, userId: string, id: string) =>
  change(x, userId, id, (endpoint) => ({ ...endpoint, disabledAt: null, failingSince: null }));

/** Returns a new secret, once. For a day requests are also signed with the previous one. */
export async function rotateSecret(
  x: Services,
  userId: string,
  id: string,
): Promise<Result<{ endpoint: Endpoint; secret: string }>> {
  const secret = newSecret();
  const sealed = await x.secrets.seal(secret, contextOf(id));
  const changed = await change(x, userId, id, (endpoint, now) => ({
    ...endpoint,
    secret: sealed,
    former: { secret: endpoint.secret, until: now + ROTATION_MS },
  }));
  return changed.ok ? ok({ endpoint: changed.value, secret }) : changed;
}

/** Sends a delivery again with the same id, starting with a first attempt. */
export async function replayDelivery(
  x: Services,
  userId: string,
  endpointId: string,
  deliveryId: string,
): Promise<Result<Delivery>> {
  return await x.store.transact(async (tx) => {
    const [endpoint, delivery] = await tx.getMany([
      [endpoints, endpointId],
      [deliveries, deliveryId],
    ]);
    if (endpoint?.userId !== userId || delivery?.endpointId !== endpointId) {
      return refuse("not_found");
    }
    if (endpoint.disabledAt !== null) return refuse("webhook_disabled");
    const round = delivery.round + 1;
    const again = tx.put(deliveries, {
      ...delivery,
      status: "pending",
      attempts: 0,
      round,
      nextAttemptAt: tx.now,
      until: tx.now + KEPT_MS,
    });
    emit(tx, { name: "webhook:due", payload: { deliveryId, round } });
    return ok(again);
  });
}
