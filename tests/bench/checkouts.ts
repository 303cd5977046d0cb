/** Complete checkouts in this process: reserve, open, pay; then claim, capture and receipts by events. */
import { reserveTicket } from "#domain/orders/commands.ts";
import { openCheckout } from "#domain/payments/commands.ts";
import type { Result } from "#domain/result.ts";
import { inTempFolder, median, perSecond, pool } from "./measure.ts";
import type { Figure } from "./report.ts";
import { buyerId, fillRows, ticketId } from "./rows.ts";
import { type BenchSystem, openBenchSystem } from "./system.ts";

export const PAYING_CARD = "4242424242424242";
const AT_ONCE = 64;

export function measureCheckouts(rounds: number, count: number): Promise<Figure[]> {
  return inTempFolder(async (folder) => {
    const path = `${folder}/checkouts.db`;
    const total = count * (rounds + 1);
    await fillRows(path, { tickets: total, users: total });
    const system = await openBenchSystem(path);
    try {
      const results: number[] = [];
      for (let round = 0; round <= rounds; round++) {
        const started = performance.now();
        await pool(count, AT_ONCE, (i) => checkOut(system, round * count + i));
        await system.workers.relay.idle(); // includes the deletion of the last rows
        if (round > 0) results.push(perSecond(count, performance.now() - started));
      }
      return [{
        name: "whole checkouts in process, 64 at once",
        value: median(results),
        unit: "/s",
        aim: { least: 1_000 },
        note: "reserve, open, claim, capture, complete, events settled",
      }];
    } finally {
      await system.stop();
    }
  });
}

/** Resolves when the receipt has been sent. */
async function checkOut(system: BenchSystem, i: number): Promise<void> {
  const buyer = buyerId(i);
  const { order } = done(await reserveTicket(system, buyer, { ticketId: ticketId(i) }));
  await payAndWait(system, buyer, order.id);
}

/** Resolves when the receipt has been sent. */
export async function payAndWait(
  system: BenchSystem,
  buyer: string,
  orderId: string,
): Promise<void> {
  const payment = done(await openCheckout(system, buyer, orderId));
  done(await system.sandbox!.pay(payment.sessionId!, PAYING_CARD));
  await system.receipt(orderId);
}

export function done<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.refusal.code);
}
