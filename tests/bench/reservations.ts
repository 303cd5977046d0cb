/**
 * Reservations through `reserveTicket`, in turns with bare `kv.atomic()` commits of the same keys and
 * values on another file.
 */
import { indexWhatExpires } from "#adapters/database/expiry_index.ts";
import { reserveTicket } from "#domain/orders/commands.ts";
import { inTempFolder, perSecond, pool } from "./measure.ts";
import { type Recorded, recording, replay, translate } from "./record.ts";
import { type Figure, paired } from "./report.ts";
import { buyerId, fillRows, ticketId } from "./rows.ts";
import { openBenchSystem } from "./system.ts";

/** Concurrency → reservations per turn of one side. */
const TURNS = { 1: 300, 16: 800, 64: 1_600, 256: 2_400 };
const AIMS: Record<string, number> = { 1: 0.95, 64: 3 };

export function measureReservations(rounds: number, share = 1): Promise<Figure[]> {
  const turns = Object.entries(TURNS).map(([atOnce, count]) => ({
    atOnce: Number(atOnce),
    count: Math.max(50, Math.round(count * share)),
  }));
  const total = turns.reduce((sum, { count }) => sum + count, 0) * (rounds + 1);
  return inTempFolder(async (folder) => {
    const [ourFile, theirFile] = [`${folder}/ours.db`, `${folder}/theirs.db`];
    const counts = { tickets: total + 1, users: 0 };
    await fillRows(ourFile, counts);
    await fillRows(theirFile, counts);
    await indexWhatExpires(theirFile); // as our side does
    const template = await recordReservation(theirFile, total);
    const system = await openBenchSystem(ourFile);
    const bare = await Deno.openKv(theirFile);
    let next = 0;
    const figures: Figure[] = [];
    try {
      for (const { atOnce, count } of turns) {
        const results: { ours: number; theirs: number }[] = [];
        for (let round = -1; round < rounds; round++) { // the first one warms up
          const first = next;
          next += count;
          const prepared = Array.from(
            { length: count },
            (_, i) => reservationOf(template, first + i),
          );
          const sides = [
            async () => ({
              ours: perSecond(
                count,
                await pool(count, atOnce, async (i) => {
                  const ask = { ticketId: ticketId(first + i) };
                  const result = await reserveTicket(system, buyerId(first + i), ask);
                  if (!result.ok) throw new Error(result.refusal.code);
                }),
              ),
            }),
            async () => ({
              theirs: perSecond(count, await pool(count, atOnce, (i) => replay(bare, prepared[i]))),
            }),
          ];
          if (round % 2) sides.reverse(); // neither side always comes first
          const result = Object.assign({}, await sides[0](), await sides[1]());
          if (round >= 0) results.push(result as { ours: number; theirs: number });
        }
        const name = `reservations, ${atOnce} at once`;
        const figure = paired(name, "/s", "bare commits", results);
        figures.push({ ...figure, ...AIMS[atOnce] ? { aim: { least: AIMS[atOnce] } } : {} });
      }
    } finally {
      await system.stop();
      bare.close();
    }
    return figures;
  });
}

interface Template {
  recorded: Recorded;
  ids: { ticket: string; buyer: string; order: string; event: string };
}

/** Records a real reservation of the last ticket as it reaches the database. */
export async function recordReservation(path: string, last: number): Promise<Template> {
  const recorder = recording();
  // Without workers, nothing but the reservation is recorded.
  const system = await openBenchSystem(path, {}, { kv: recorder.wrap, workers: false });
  const [ticket, buyer] = [ticketId(last), buyerId(last)];
  recorder.take();
  const result = await reserveTicket(system, buyer, { ticketId: ticket });
  const recorded = recorder.take();
  await system.stop();
  if (!result.ok) throw new Error(result.refusal.code);
  // An incomplete recording would make the bare side too fast.
  if (recorded.sets.length < 4 || recorded.checks.length < 3) throw new Error("not recorded");
  const row = recorded.sets.find(({ key }) => key[0] === "outbox");
  return {
    recorded,
    ids: { ticket, buyer, order: result.value.order.id, event: String(row?.key[2]) },
  };
}

/** The same for ticket and buyer `i`, to be replayed. */
export function reservationOf({ recorded, ids }: Template, i: number): Recorded {
  const unique = crypto.randomUUID().replaceAll("-", "").slice(0, 26);
  return translate(
    recorded,
    new Map([
      [ids.ticket, ticketId(i)],
      [ids.buyer, buyerId(i)],
      [ids.order, `o${unique}`],
      [ids.event, `e${unique}`],
    ]),
  );
}
