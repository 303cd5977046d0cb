/** Asks the provider for a payment's state. A failure is only logged: the provider's webhook follows. */
import { refreshPayment } from "#domain/payments/commands.ts";
import { findOrder } from "#domain/orders/queries.ts";
import type { System } from "../../system.ts";
import { requireUser } from "../../request/guards.ts";
import type { Ctx } from "../../request/state.ts";

export async function lookAtPayment(
  ctx: Pick<Ctx, "state" | "req" | "url">,
  paymentId: string,
  orderId: string,
): Promise<void> {
  const { system, requestId } = ctx.state;
  const { user } = requireUser(ctx);
  try {
    await refreshPayment(system, paymentId);
    await untilTaken(system, user.id, orderId);
  } catch (error) {
    system.log.warn("payment_look_failed", {
      orderId,
      error: error instanceof Error ? error.name : "unknown",
      requestId,
    });
  }
}

/** How long a buyer waits for a capture before the page says "going through". Milliseconds. */
const WAIT_MS = 1_000;
const LOOK_EVERY_MS = 40;

/** Waits while the order is claimed: its payment is being captured, which takes a moment. */
async function untilTaken(system: System, userId: string, orderId: string): Promise<void> {
  for (let waited = 0; waited < WAIT_MS; waited += LOOK_EVERY_MS) {
    const order = await findOrder(system, userId, orderId);
    if (!order.ok || order.value.status !== "claimed") return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
