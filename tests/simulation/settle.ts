/** Lets everything settle: no more faults, dead processes are restarted, and time passes as needed. */
import { concertOf } from "#domain/concerts/find_or_make.ts";
import { listings } from "#domain/tickets/listing.ts";
import { LAST_MINUTE_MS } from "#domain/tickets/ticket.ts";
import type { Store } from "#store/types.ts";
import { encodeKey } from "./kv/kv_keys.ts";
import { strangerReserves } from "./people/people.ts";
import { paysSellers } from "./focus.ts";
import { decideAll } from "./people/claimants.ts";
import { endDisputes, tellAll } from "./outside.ts";
import { everybodyHasAnAccount, payeesAreTold, releaseLeft } from "./people/payees.ts";
import type { World } from "./world.ts";

/** Maximum number of rounds; each handles all due outbox rows. */
const MAX_ROUNDS = 600;
/** From its last step on, a run ends before anything scheduled later than this. */
const MAX_WAIT_MS = 45 * 86_400_000;
const INSTANT_MS = 1_000;

const OUTBOX = { start: `${encodeKey(["outbox"])}\x00`, end: `${encodeKey(["outbox"])}\xff` };

export async function settle(world: World, direct: Store): Promise<void> {
  world.story.tell(() => "From here on nothing fails.");
  const until = world.now() + MAX_WAIT_MS;
  world.provider.nextRefund = "succeeded";
  world.payees.recover();
  if (world.plan.deadEnd) await nothingWorks(world, direct);
  await world.start();
  const isPaid = paysSellers(world.plan.focus);
  if (isPaid) everybodyHasAnAccount(world);
  endDisputes(world);
  await world.turn();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    await world.flow();
    if (world.wrongs.length > 0) return;
    if (world.gates.waiting.length > 0) {
      return world.wrong("calls never stop causing further calls");
    }
    // In other schedules payouts fall due after the end.
    const rows = world.model.rows(OUTBOX, 1_000, false)
      .filter(({ key }) => isPaid || key[3] !== "payouts.send");
    world.provider.finishRefunds();
    if (world.provider.news.length > 0) {
      tellAll(world);
      await world.turn();
      continue;
    }
    if (world.payees.news.length > 0) {
      payeesAreTold(world);
      await world.turn();
      continue;
    }
    if (decideAll(world) || isPaid && releaseLeft(world)) {
      await world.turn();
      continue;
    }
    if (rows.length === 0) return;
    const dueAt = rows[0].key[1] as number;
    const timer = world.nextTimer();
    // Waits for short back-offs; other timers fire with the events that they belong to.
    const isSoon = timer !== null && timer - world.now() <= INSTANT_MS;
    const next = dueAt > world.now() && !isSoon ? dueAt : timer;
    if (next === null || next > until) break;
    await world.forwardTo(Math.max(next, world.now() + 1));
  }
  const left = world.model.rows(OUTBOX, 10, false).map(({ key, value }) =>
    `${String(key[3])} (${(value as { lastError?: string }).lastError ?? "never tried"})`
  );
  world.wrong(`events are never settled: ${left.join(", ")}`);
}

/**
 * All processes die, holds lapse, and then requests are answered without any worker. Tickets with a
 * lapsed hold must be available.
 */
async function nothingWorks(world: World, direct: Store): Promise<void> {
  while (world.living.length > 0) world.crash(0, 0.5);
  await world.forwardTo(world.now() + (world.settings.orderExpirationSeconds + 1) * 1_000);
  await world.start({ workers: false });
  const now = world.now();
  const lapsed: { listingId: string; quantity: number }[] = [];
  for await (const listing of direct.scan(listings)) {
    const { id: listingId, seats, startsAt } = listing;
    // Nothing is reserved at a concert that a moderator has cancelled, or moved to now.
    const concert = await concertOf({ store: direct }, listing);
    if (concert.status === "cancelled" || concert.startsAt - now <= LAST_MINUTE_MS) continue;
    const again = seats.filter(({ status, heldUntil }) =>
      status === "reserved" && heldUntil !== null && heldUntil <= now
    ).length;
    const quantity = again + seats.filter(({ status }) =>
      status === "available"
    ).length;
    if (again > 0 && startsAt - now > LAST_MINUTE_MS) lapsed.push({ listingId, quantity });
  }
  let answers = 0;
  for (const [number, all] of lapsed.entries()) {
    const words = `asks for all ${all.quantity} of ${all.listingId}`;
    world.ask("A stranger", words, 0, async (x) => {
      const answer = await strangerReserves(world, x, all, number);
      answers++;
      if (!answer.ok) world.wrong(`a lapsed hold blocks what is left: ${answer.refusal.code}`);
      return answer.ok ? "held" : answer.refusal.code;
    });
  }
  await world.turn();
  await world.flow();
  if (answers < lapsed.length && world.wrongs.length === 0) {
    world.wrong("a stranger who asks for a ticket is never answered");
  }
  while (world.living.length > 0) world.crash(0, 0.5);
}
