/** The tables of what can be wrong with sellers' money and the books notice each broken watch. */
import { assert, assertEquals } from "@std/assert";
import type { Store } from "#store/types.ts";
import { refundOrder } from "#domain/orders/commands.ts";
import type { Order } from "#domain/orders/order.ts";
import { wrongBooks } from "../../books/wrong_books.ts";
import { DUE_DAYS, IBANS } from "../../payouts/cast.ts";
import { Disputes } from "../../payouts/disputed_sales.ts";
import { everyStage, type Stage } from "../../payouts/stage.ts";
import { wrongs } from "../../payouts/wrong_payouts.ts";
import { must } from "../../exchange.ts";
import { mutatedWatch } from "./mutated_tree.ts";
import { watchMutations } from "./watch.ts";
import * as right from "./watch_tree.ts";

/** What `ops verify` says of payouts and of the books. */
type Watch = (store: Store) => Promise<string[]>;

const watchOf = ({ verifyBooks, verifyPayouts }: typeof right): Watch => async (store) => {
  const said: string[] = [];
  for await (const one of verifyBooks(store)) said.push(`${one.rule}: ${one.detail}`);
  for await (const one of verifyPayouts(store)) said.push(`${one.rule}: ${one.detail}`);
  return said;
};

/** Nothing is wrong: also while money is on its way there or back. */
async function nothingWrong({ m }: Stage): Promise<void> {
  await m.days(DUE_DAYS);
  await m.account(IBANS.hangs);
  const sending = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(sending);
}

/** A store with something wrong, or with nothing: `ops verify` must say nothing of the latter. */
type Scene = readonly [what: string, made: () => Promise<AsyncDisposable & { store: Store }>];

const staged = (what: string, change: (stage: Stage) => Promise<unknown>): Scene => [
  what,
  async () => {
    const stage = await everyStage();
    await change(stage);
    return {
      store: stage.m.e.x.store,
      [Symbol.asyncDispose]: () => stage.m[Symbol.asyncDispose](),
    };
  },
];

const disputed = (
  what: string,
  happens: (d: Disputes, order: Order) => Promise<unknown>,
): Scene => [
  what,
  async () => {
    const d = await Disputes.open();
    await happens(d, await d.sale());
    return { store: d.market.e.x.store, [Symbol.asyncDispose]: () => d[Symbol.asyncDispose]() };
  },
];

const scenes: readonly Scene[] = [
  staged("nothing", () => Promise.resolve()),
  staged("nothing, with money on its way", nothingWrong),
  disputed("nothing, with a part given back that the seller pays", async (d, order) => {
    await d.partRefunded(order, 1000);
    await d.operate("charge", order.id, "10.00");
  }),
  disputed("nothing, with a dispute that was lost and won before a refund", async (d, order) => {
    await d.won(await d.lost(order));
    must(await refundOrder(d.market.e.x, await d.market.moderator(), order.id));
    await d.market.settle();
  }),
  ...[...wrongs, ...wrongBooks].map(([what, wrong]) => staged(what, wrong)),
];

Deno.test("whatever verify does not compare of payouts and books, a case of what can be wrong finds it", async () => {
  const broken = new Map<string, Watch>();
  for (const mutation of watchMutations) {
    broken.set(mutation.name, watchOf(await mutatedWatch(mutation)));
  }
  const found = new Set<string>();
  for (const [what, made] of scenes) {
    await using scene = await made();
    const should = await watchOf(right)(scene.store);
    if (what.startsWith("nothing")) assertEquals(should, [], what);
    for (const [name, watch] of broken) {
      if (found.has(name)) continue;
      if ((await watch(scene.store)).join() !== should.join()) found.add(name);
    }
  }
  assertEquals(watchMutations.map(({ name }) => name).filter((name) => !found.has(name)), []);
  assert(watchMutations.length > 30);
});
