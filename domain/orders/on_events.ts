/** What orders do when their deadline's event arrives. */
import type { OutboxRow } from "#store/types.ts";
import type { Payload } from "../events.ts";
import type { Services } from "../ports/mod.ts";
import { expireOrder } from "./commands.ts";

export const onDeadline = (
  x: Services,
  payload: Payload<"expiration:complete">,
  row: OutboxRow,
): Promise<void> => expireOrder(x, payload.orderId, row);
