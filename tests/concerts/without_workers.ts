/** Buying and walking step by step, in an exchange whose workers do not run. */
import { walkConcert } from "#domain/concerts/walking.ts";
import { settlePayment } from "#domain/payments/settle.ts";
import type { Services } from "#domain/ports/services.ts";
import { must } from "../exchange.ts";
import type { Cast } from "./cast.ts";
import { assertEquals } from "@std/assert";

/** Runs the walks that are due, of these handlers; returns how many. No worker runs here. */
export async function runWalks(c: Cast, x: Services, only = "concerts.walk_"): Promise<number> {
  const { outbox } = c.e.x.store;
  await outbox.adopt(() => true);
  const { due } = await outbox.look(100);
  const rows = await outbox.claim(due.filter(({ handler }) => handler.startsWith(only)));
  for (const row of rows) {
    await walkConcert(x, row.payload as { concertId: string; version: number }, row);
  }
  return rows.length;
}

export async function claimWithoutWorkers(c: Cast, ticketId: string) {
  const order = await c.e.reserve(c.bob, ticketId);
  const payment = await c.e.checkout(c.bob, order.id);
  must(await c.e.pay(payment));
  await settlePayment(c.e.x, payment.id);
  assertEquals((await c.orderNow(order)).status, "claimed");
  return { order, payment };
}

export async function buyWithoutWorkers(c: Cast, ticketId: string) {
  const { order, payment } = await claimWithoutWorkers(c, ticketId);
  await settlePayment(c.e.x, payment.id); // captures
  assertEquals((await c.orderNow(order)).status, "complete");
  return order;
}
