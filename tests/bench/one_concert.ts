/** Reservations of tickets of one concert, in turns with the same for tickets of many concerts. */
import { reserveTicket } from "#domain/orders/commands.ts";
import { done } from "./checkouts.ts";
import { inTempFolder, perSecond, pool } from "./measure.ts";
import { type Figure, paired } from "./report.ts";
import { buyerId, fillRows, ticketId } from "./rows.ts";
import { type BenchSystem, openBenchSystem } from "./system.ts";

const AT_ONCE = 64;

/** `count` is the number of reservations per turn of one side. */
export function measureOneConcert(rounds: number, count: number): Promise<Figure[]> {
  return inTempFolder(async (folder) => {
    const tickets = count * (rounds + 1);
    const open = async (name: string, concerts?: number) => {
      const path = `${folder}/${name}.db`;
      await fillRows(path, { tickets, users: 0, concerts });
      return await openBenchSystem(path);
    };
    const [one, many] = [await open("one", 1), await open("many")];
    try {
      const results: { ours: number; theirs: number }[] = [];
      for (let round = 0; round <= rounds; round++) { // the first one warms up
        const sides = [
          async () => ({ ours: await reserve(one, round * count, count) }),
          async () => ({ theirs: await reserve(many, round * count, count) }),
        ];
        if (round % 2) sides.reverse(); // neither side always comes first
        const result = Object.assign({}, await sides[0](), await sides[1]());
        if (round > 0) results.push(result as { ours: number; theirs: number });
      }
      const { committed, commits, conflicts } = one.store.stats;
      return [{
        ...paired(
          `reservations of one concert, ${AT_ONCE} at once`,
          "/s",
          "many concerts",
          results,
        ),
        aim: { least: 0.8 },
        note: `${(committed / commits).toFixed(1)} transactions per commit, ${conflicts} conflicts`,
      }];
    } finally {
      await one.stop();
      await many.stop();
    }
  });
}

async function reserve(system: BenchSystem, first: number, count: number): Promise<number> {
  const ms = await pool(count, AT_ONCE, async (i) => {
    done(await reserveTicket(system, buyerId(first + i), { ticketId: ticketId(first + i) }));
  });
  return perSecond(count, ms);
}
