/** Reading endpoints and their deliveries. */
import type { Page } from "#store/types.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { deliveries, type Delivery } from "./delivery.ts";
import { type Endpoint, endpoints, MAX_ENDPOINTS } from "./endpoint.ts";

export async function listEndpoints(x: Services, userId: string): Promise<Endpoint[]> {
  const page = { prefix: [userId], limit: MAX_ENDPOINTS * 2, reverse: true };
  return (await x.store.list(endpoints, "user", page)).items;
}

export async function findEndpoint(
  x: Services,
  userId: string,
  id: string,
): Promise<Result<Endpoint>> {
  const endpoint = await x.store.get(endpoints, id);
  // Do not reveal that another user's endpoint exists.
  return endpoint?.userId === userId ? ok(endpoint) : refuse("not_found");
}

/** Newest first. */
export async function listDeliveries(
  x: Services,
  userId: string,
  endpointId: string,
  ask: { limit: number; cursor?: string },
): Promise<Result<Page<Delivery>>> {
  const found = await findEndpoint(x, userId, endpointId);
  if (!found.ok) return found;
  const page = { prefix: [endpointId], reverse: true, ...ask };
  return ok(await x.store.list(deliveries, "endpoint", page));
}
