/** The tables of what can be wrong with sellers' money and the books notice each broken watch. */
import { assert, assertEquals } from "@std/assert";
import type { Store } from "#store/types.ts";
import { wrongBooks } from "../../books/wrong_books.ts";
import { DUE_DAYS, IBANS } from "../../payouts/cast.ts";
import { everyStage, type Stage } from "../../payouts/stage.ts";
import { wrongs } from "../../payouts/wrong_payouts.ts";
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

const scenes: [what: string, (stage: Stage) => Promise<unknown>][] = [
  ["nothing", () => Promise.resolve()],
  ["nothing, with money on its way", nothingWrong],
  ...wrongs,
  ...wrongBooks,
].map(([what, wrong]) => [what, wrong] as [string, (stage: Stage) => Promise<unknown>]);

Deno.test("whatever verify does not compare of payouts and books, a case of what can be wrong finds it", async () => {
  const broken = new Map<string, Watch>();
  for (const mutation of watchMutations) {
    broken.set(mutation.name, watchOf(await mutatedWatch(mutation)));
  }
  const foundBy = new Map<string, string[]>();
  for (const [what, wrong] of scenes) {
    const stage = await everyStage();
    await using m = stage.m;
    await wrong(stage);
    const { store } = m.e.x;
    const should = await watchOf(right)(store);
    if (what.startsWith("nothing")) assertEquals(should, []);
    for (const [name, watch] of broken) {
      if ((await watch(store)).join() === should.join()) continue;
      foundBy.set(name, [...foundBy.get(name) ?? [], what]);
    }
  }
  const missed = watchMutations.filter(({ name }) => !foundBy.has(name)).map(({ name }) => name);
  assertEquals(missed, []);
  assert(watchMutations.length > 30);
});
