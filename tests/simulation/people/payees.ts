/** What sellers do about their accounts, and what happens to these. */
import type { Services } from "#domain/ports/services.ts";
import { pick } from "../random.ts";
import type { World } from "../world.ts";
import { SELLERS } from "./cast.ts";

export function setUpAccount(world: World, seller: string, on: number): void {
  world.ask(seller, "sets up an account", on, async (x) => {
    const answer = await world.tree.openPayoutAccount(x, seller);
    if (!answer.ok) return answer.refusal.code;
    world.payees.become(seller, "active");
    return `it was ${answer.value.account.status}`;
  });
}

/** An account is restricted or works again, its owner spends the money, or a notice about it arrives. */
export function payeesChange(world: World, at: number): void {
  const { payees, story } = world;
  const seller = pick(SELLERS, at * 7 % 1);
  const id = `acct_${seller}`;
  if (payees.news.length > 0 && at < 0.3) return payeesAreTold(world);
  if (!payees.accounts.has(id)) return;
  if (at < 0.5) {
    const status = payees.accounts.get(id) === "active" ? "restricted" : "active";
    payees.become(seller, status);
    return story.tell(() => `${seller}'s account is ${status}.`);
  }
  if (payees.poor.delete(id)) return;
  payees.poor.add(id);
  story.tell(() => `${seller} has spent what they got.`);
}

/** An operator blocks a payout, or releases one. */
export function operate(world: World, at: number): void {
  const { blocked } = world.payees;
  const ids = [...world.watch.payouts.statuses.keys()];
  if (ids.length === 0) return;
  const releases = blocked.size > 0 && at < 0.5;
  const id = releases ? [...blocked][0] : pick(ids, at * 3 % 1);
  decide(world, id, releases ? "release" : "block");
}

function decide(world: World, id: string, what: "release" | "block"): void {
  world.ask("An operator", `${what}s payout ${id}`, 0, decision(world, id, what));
}

const decision = (world: World, id: string, what: "release" | "block") => async (x: Services) => {
  const { blocked } = world.payees;
  if (what === "block") blocked.add(id);
  const answer = await world.tree.operatePayout(x, id, what);
  if (what === "release") blocked.delete(id);
  return answer ? `it is ${answer.payout.status}` : "there is none";
};

/** An operator charges a loss on a sale to its seller; the command may be given twice. */
export function chargeSome(world: World, at: number): void {
  const parts = [...world.provider.sessions.values()].filter(({ part }) => part > 0);
  if (parts.length === 0) return;
  const { orderId, part } = pick(parts, at);
  const amount = Math.max(1, Math.floor(part * (at * 11 % 1)));
  const again = at * 17 % 1 < 0.5;
  world.ask("An operator", `charges ${amount} cents of ${orderId} to its seller`, at, async (x) => {
    const asked = world.payees.charges.get(orderId) ?? [];
    world.payees.charges.set(orderId, [...asked, amount]);
    return (await world.tree.chargeSeller(x, orderId, amount, again)).is;
  });
}

/** The provider sends its notices about accounts; it repeats them until they are acknowledged. */
export function payeesAreTold(world: World): void {
  for (const userId of new Set(world.payees.news)) {
    world.ask("The provider", `sends a notice about ${userId}'s account`, 0, async (x) => {
      const before = world.payees.news.length;
      await x.store.transact((tx) =>
        world.tree.emit(tx, { name: "payout_account:noticed", payload: { userId } })
      );
      world.payees.news = [
        ...world.payees.news.slice(before),
        ...world.payees.news.slice(0, before).filter((id) => id !== userId),
      ];
      return "acknowledged";
    });
  }
}

/** For the end of a run: a block that was decided before, and committed after the release. Returns whether an operator was asked. */
export function releaseLeft(world: World): boolean {
  const left = [...world.watch.payouts.statuses.keys()].filter((id) => {
    const payout = world.model.get(["payout", id]).value as { status: string; blocks: string[] };
    return payout.status === "held" && payout.blocks.includes("operator");
  });
  return left.map((id) =>
    world.askAgain("An operator", `releases payout ${id}`, decision(world, id, "release"))
  ).includes(true);
}

/** For the end of a run: every seller can be paid. */
export function everybodyHasAnAccount(world: World): void {
  for (const id of world.payees.blocked) decide(world, id, "release");
  for (const seller of SELLERS) setUpAccount(world, seller, 0);
}
