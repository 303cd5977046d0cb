/**
 * Complete checkouts in this process: reserve, open, pay; then claim, capture and receipts by events. In turns with
 * bare commits of holds, of which a checkout would need several.
 */
import { indexWhatExpires } from "#adapters/database/expiry_index.ts";
import { reserveTicket } from "#domain/orders/commands.ts";
import { openCheckout } from "#domain/payments/commands.ts";
import type { Result } from "#domain/result.ts";
import { inTempFolder, perSecond, pool } from "./measure.ts";
import { replay } from "./record.ts";
import { type Figure, paired } from "./report.ts";
import { recordReservation, reservationOf } from "./reservations.ts";
import { buyerId, fillRows, ticketId } from "./rows.ts";
import { type BenchSystem, openBenchSystem } from "./system.ts";

export const PAYING_CARD = "4242424242424242";
const AT_ONCE = 64;

export function measureCheckouts(rounds: number, count: number): Promise<Figure[]> {
  return inTempFolder(async (folder) => {
    const [path, theirFile] = [`${folder}/checkouts.db`, `${folder}/theirs.db`];
    const total = count * (rounds + 1);
    await fillRows(path, { tickets: total, users: total });
    await fillRows(theirFile, { tickets: total + 1, users: 0 });
    await indexWhatExpires(theirFile); // as our side does
    const template = await recordReservation(theirFile, total);
    const system = await openBenchSystem(path);
    const bare = await Deno.openKv(theirFile);
    try {
      const results: { ours: number; theirs: number }[] = [];
      for (let round = 0; round <= rounds; round++) {
        const ofRound = (i: number) => round * count + i;
        const prepared = Array.from(
          { length: count },
          (_, i) => reservationOf(template, ofRound(i)),
        );
        const sides = [
          async () => {
            const started = performance.now();
            await pool(count, AT_ONCE, (i) => checkOut(system, ofRound(i)));
            await system.workers.relay.idle(); // includes the deletion of the last rows
            return { ours: perSecond(count, performance.now() - started) };
          },
          async () => {
            const ms = await pool(count, AT_ONCE, (i) => replay(bare, prepared[i]));
            return { theirs: perSecond(count, ms) };
          },
        ];
        if (round % 2) sides.reverse(); // neither side always comes first
        const result = Object.assign({}, await sides[0](), await sides[1]());
        if (round > 0) results.push(result as { ours: number; theirs: number });
      }
      const name = "whole checkouts in process, 64 at once";
      return [{
        ...paired(name, "/s", "bare commits of a hold", results),
        aim: { least: 0.7 },
        note: "reserve, open, claim, capture, complete, events settled",
      }];
    } finally {
      await system.stop();
      bare.close();
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
