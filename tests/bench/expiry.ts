/** Lateness when many holds lapse together: from the deadline to the commit that lets the ticket go. */
import { type Order, orders } from "#domain/orders/order.ts";
import { reserveTicket } from "#domain/orders/commands.ts";
import { done } from "./checkouts.ts";
import { inTempFolder, pool, quantile, until } from "./measure.ts";
import type { Figure } from "./report.ts";
import { buyerId, fillRows, ticketId } from "./rows.ts";
import { openBenchSystem } from "./system.ts";

const HOLD_SECONDS = 3;
/** Holds made as a warm-up, so that the measured ones are made within a second. */
const WARM_UP = 500;

export function measureExpiry(count: number): Promise<Figure[]> {
  return inTempFolder(async (folder) => {
    const path = `${folder}/expiry.db`;
    await fillRows(path, { tickets: count + WARM_UP, users: 0 });
    const system = await openBenchSystem(path, { ORDER_EXPIRATION_SECONDS: String(HOLD_SECONDS) });
    try {
      const hold = async (i: number) => {
        const ask = { ticketId: ticketId(i) };
        return done(await reserveTicket(system, buyerId(i), ask)).order;
      };
      await pool(WARM_UP, 64, async (i) => void await hold(count + i));
      // Deadlines are rounded up to whole seconds: holds made early in a second share one.
      await until(() => Date.now() % 1_000 < 20, 5_000, 1);
      const held: Order[] = [];
      await pool(count, 64, async (i) => {
        held[i] = await hold(i);
      });
      const deadlines = new Set(held.map((order) => order.expiresAt));
      await until(() => Date.now() > Math.max(...deadlines));
      let ended: (Order | null)[] = [];
      await until(
        async () => {
          await system.workers.relay.idle();
          ended = await system.store.getMany(orders, held.map(({ id }) => id));
          return ended.every((order) => order?.status === "cancelled");
        },
        30_000,
        100,
      );
      // `updatedAt` is the time of the attempt that was committed.
      const lateness = ended.map((order) => order!.updatedAt - order!.expiresAt);
      return [{
        name: `expiry lateness p99, ${count} holds lapsing together`,
        value: quantile(lateness, 0.99) / 1_000,
        unit: "s",
        aim: { most: 0.5 },
        note: `p50 ${quantile(lateness, 0.5)} ms; ${deadlines.size} deadline(s)`,
      }];
    } finally {
      await system.stop();
    }
  });
}
