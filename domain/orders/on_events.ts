/** The event handler for an order's deadline. */
import type { OutboxRow } from "#store/types.ts";
import type { Payload } from "../events.ts";
import type { Services } from "../ports/services.ts";
import { expireOrder } from "./commands.ts";

export const onDeadline = (
  x: Services,
  payload: Payload<"expiration:complete">,
  row: OutboxRow,
): Promise<void> => expireOrder(x, payload.orderId, row);
