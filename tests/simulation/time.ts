/** How time passes: a little, close to a deadline, past a lease, past a concert's start. */
import { isOpen } from "#domain/orders/order.ts";
import { paysSellers } from "./focus.ts";
import { pick, weighted } from "./random.ts";
import type { World } from "./world.ts";

export async function passTime(world: World, how: number, by: number): Promise<void> {
  const now = world.now();
  const sold = paysSellers(world.plan.focus);
  const claims = world.plan.focus === "claims";
  const to = weighted<() => number | null>([
    [() => now + Math.ceil(by * 2_000), 25],
    [() => world.nextTimer(), 20],
    // Just before or just after the next deadline.
    [() => brink(deadlines(world), now, pick([-1_000, -1, 0, 1], by)), 25],
    [() => now + 61_000, 10], // past a lease
    [() => now + 11 * 60_000, 6],
    [() => now + 16 * 60_000, 7],
    [() => brink(starts(world), now, pick([-60_000, -1, 0], by)), 4],
    // Sellers are paid shortly after the start.
    [() => brink(starts(world), now, world.settings.payoutDelaySeconds * 1_000), sold ? 60 : 0],
    [() => now + 3_600_000, 3],
    // Buyers claim from the start, and a claim waits for an answer.
    [() => brink(starts(world), now, pick([30_000, 59_999, 61_000], by)), claims ? 60 : 0],
    [() => now + 48 * 3_600_000, claims ? 12 : 0],
  ], how)();
  if (to === null || to <= now) return;
  await world.forwardTo(to);
  world.story.tell(() => "Time has passed.");
}

/** Just before or after the first future one of these times. */
function brink(times: number[], now: number, offset: number): number | null {
  const ahead = times.map((time) => time + offset).filter((time) => time > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

const deadlines = ({ watch }: World): number[] =>
  [...watch.orders.values()].filter(isOpen).map(({ expiresAt }) => expiresAt);

const starts = ({ watch, now }: World): number[] =>
  [...watch.orders.values()].map(({ terms }) => terms.startsAt).filter((at) =>
    at < now() + 86_400_000
  );
