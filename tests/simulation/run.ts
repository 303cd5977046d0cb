/** Runs a plan, lets everything settle, and reports the problems. */
import { groups } from "#domain/groups/group.ts";
import { users } from "#domain/users/user.ts";
import { openStore } from "#store/open.ts";
import type { Store } from "#store/types.ts";
import { checkTheEnd } from "./end.ts";
import { kvOver } from "./kv/kv_facade.ts";
import { BUYERS, MODERATOR, SELLERS, told } from "./people/cast.ts";
import { setUpAccount } from "./people/payees.ts";
import { focusOf } from "./focus.ts";
import { People } from "./people/people.ts";
import type { Plan, Step } from "./plan.ts";
import { pick, randomFrom } from "./random.ts";
import { heldByBank } from "./provider.ts";
import { Stage } from "./scenes/stage.ts";
import { list } from "./people/sellers.ts";
import { settle } from "./settle.ts";
import { passTime } from "./time.ts";
import { happenOutside } from "./outside.ts";
import { lookAround } from "./reads/look_around.ts";
import { passBy } from "./reads/pass_by.ts";
import type { Tree } from "./tree.ts";
import { World } from "./world.ts";

interface Run {
  /** Empty if there are no problems. */
  readonly wrongs: readonly string[];
  readonly story: readonly string[];
  /** What happened, so that a test can tell a busy run from an idle one. */
  readonly counts: Readonly<Record<string, number>>;
}

export async function run(plan: Plan, tree: Tree, tell = false): Promise<Run> {
  const world = new World(plan, tree, tell);
  const people = new People(world);
  const lost = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    world.caught(event.reason, "An unhandled rejection");
  };
  globalThis.addEventListener("unhandledrejection", lost);
  try {
    const direct = world.direct = await openDirectly(world);
    await setUp(world, people, direct);
    await act(world, people);
    for (const step of plan.steps) {
      await carryOut(world, people, step);
      if (world.wrongs.length > 0) break; // later steps do not explain the first problem
    }
    if (world.wrongs.length === 0) await settle(world, direct);
    if (world.wrongs.length === 0) await checkTheEnd(world, people, direct);
  } finally {
    globalThis.removeEventListener("unhandledrejection", lost);
  }
  const wrongs = world.wrongs.map((wrong) => world.story.named(wrong));
  return { wrongs, story: world.story.lines, counts: countsOf(world) };
}

/** A store that bypasses the gates and runs the unmodified code: for the setup and the final checks. */
function openDirectly(world: World): Promise<Store> {
  return openStore({
    kv: kvOver(world.model, (_, call) => Promise.try(call)),
    clock: world,
    // Not "local", which would cache what it has read.
    backend: "remote",
    subscribers: () => [],
    wakeUp: { onRows: () => {}, onScheduled: () => {} },
    enqueueWakes: false,
    random: randomFrom(world.plan.seed, "direct"),
  });
}

/** A problem is the reason why a scene cannot go on. */
async function act(world: World, people: People): Promise<void> {
  try {
    await world.plan.scene?.play(new Stage(world, people));
  } catch (error) {
    if (world.wrongs.length === 0) throw error;
  }
}

async function setUp(world: World, people: People, direct: Store): Promise<void> {
  for (const id of [...SELLERS, ...BUYERS, MODERATOR]) {
    const email = `${id}@example.org`;
    await direct.transact((tx) => tx.create(users, { id, email, name: id }));
  }
  await direct.transact((tx) => tx.create(groups, { id: "moderators", members: [MODERATOR] }));
  await world.start();
  const sold = world.plan.focus !== undefined && focusOf(world.plan.focus).sold;
  for (let n = 0; n < world.plan.listings; n++) {
    const starts = sold ? [0, 0.4, 0] : [0.9, 0.4, 0];
    list(people, pick(SELLERS, n / 3), 0, [n / 3, starts[n % 3], 0.5 + n / 8]);
  }
  await world.flow();
  if (world.plan.moderation) await approveAll(world, people);
  if (!sold) return;
  for (const seller of SELLERS) setUpAccount(world, seller, 0);
  people.buyAll();
  await world.flow();
}

async function approveAll(world: World, people: People): Promise<void> {
  for (const { id } of people.listings) {
    world.ask(
      MODERATOR,
      `approves ${id}`,
      0,
      async (x) =>
        told(await world.tree.approveTicket(x, MODERATOR, id, 1), ({ status }) => status),
    );
  }
  await world.flow();
}

async function carryOut(world: World, people: People, step: Step): Promise<void> {
  const { waiting } = world.gates;
  switch (step.do) {
    case "act":
      people.act(step.who, step.what, step.on, step.at);
      return await world.turn();
    case "go": {
      if (waiting.length === 0) return;
      const gate = pick(waiting, step.at);
      const possible = world.gates.faultsOf(gate);
      const fault = step.fault === null || possible.length === 0
        ? null
        : pick(possible, step.fault);
      return await world.release(gate, fault);
    }
    case "flow":
      return await world.flow(step.calls);
    case "time":
      return await passTime(world, step.how, step.by);
    case "crash":
      world.crash(step.which, step.applied);
      return await world.turn();
    case "start":
      return await world.start();
    case "world":
      happenOutside(world, step.what, step.at);
      lookAround(world, step.at);
      await passBy(world, step.at);
      return await world.turn();
  }
}

function countsOf({ watch, provider, payees, mails, model }: World): Record<string, number> {
  const counts: Record<string, number> = { mails: mails.size, rows: model.size };
  for (const { status, cancelReason } of watch.orders.values()) {
    const end = cancelReason ? `${status}/${cancelReason}` : status;
    counts[end] = (counts[end] ?? 0) + 1;
  }
  for (const session of provider.sessions.values()) {
    const { state, dispute, amount } = session;
    counts[`money ${state}`] = (counts[`money ${state}`] ?? 0) + 1;
    if (!dispute) continue;
    const isPart = dispute.status === "lost" && heldByBank(session) < amount!.amount;
    const what = `dispute ${dispute.status}${isPart ? " in part" : ""}`;
    counts[what] = (counts[what] ?? 0) + 1;
  }
  for (const status of watch.payouts.statuses.values()) {
    counts[`payout ${status}`] = (counts[`payout ${status}`] ?? 0) + 1;
  }
  for (const id of watch.orders.keys()) {
    const claim = model.get(["claim", id]).value as { status: string } | null;
    if (claim) counts[`claim ${claim.status}`] = (counts[`claim ${claim.status}`] ?? 0) + 1;
  }
  counts["payouts refused by account"] = payees.refusedByAccount;
  counts["losses charged"] = payees.charged;
  counts["payouts in debt"] = watch.payouts.debts;
  return counts;
}
