/** Holding, selling and letting go write few keys, and none that the lists are searched by. */
import { assert, assertEquals } from "@std/assert";
import { cancelOrder } from "#domain/orders/commands.ts";
import { Exchange, must } from "../exchange.ts";
import { type Commit, wrapped } from "../store/wrapped_kv.ts";

/** Keys and queue messages that a hold may write, and a whole sale with its posting and its payout. */
const [HOLD_KEYS, SALE_KEYS] = [10, 39];

const keysOf = ({ sets, deletes, sums }: Commit): Deno.KvKey[] => [...sets, ...deletes, ...sums];
/** What the lists read; it follows in commits of its own, which all sales of a second share. */
const isOfLists = ([name]: Deno.KvKey): boolean => name === "offering";
/** The embedded payment provider's. */
const isOfOthers = ([name]: Deno.KvKey): boolean => name === "sandbox_session";

Deno.test("a hold writes at most 10 keys, a whole sale at most 39; neither they nor letting go write an index of the lists", async () => {
  const commits: Commit[] = [];
  await using e = await Exchange.open({}, {
    kv: (kv) =>
      wrapped(kv, {
        commit: (commit, run) => {
          commits.push(commit);
          return run();
        },
      }),
  });
  /** What a step writes, its handlers included, but not the commits in which the lists follow. */
  async function written(run: () => Promise<unknown>): Promise<number> {
    await e.settle();
    commits.length = 0;
    await run();
    await e.settle();
    const own = commits.filter((commit) => !keysOf(commit).some(isOfLists));
    // A commit of the lists has nothing but the offering and its mark: no sale waits for it.
    for (const commit of commits.filter((one) => !own.includes(one))) {
      const others = keysOf(commit).filter((key) => !isOfLists(key) && key[0] !== "mark");
      assertEquals(others, []);
    }
    return own.reduce(
      (sum, commit) =>
        sum + keysOf(commit).filter((key) => !isOfOthers(key)).length + commit.messages.length,
      0,
    );
  }
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const startsAt = e.clock.at + 30 * 86_400_000;
  const [first, second] = [
    await e.ticket(alice, { startsAt }),
    await e.ticket(alice, { startsAt }),
  ];
  let orderId = "";
  const hold = await written(async () => orderId = (await e.reserve(bob, first.id)).id);
  assert(hold > 0 && hold <= HOLD_KEYS, `a hold writes ${hold} keys`);
  const letGo = await written(async () => must(await cancelOrder(e.x, bob, orderId)));
  assert(letGo > 0 && letGo <= HOLD_KEYS, `letting go writes ${letGo} keys`);
  const sale = await written(async () => {
    const order = await e.reserve(bob, second.id);
    must(await e.pay(await e.checkout(bob, order.id)));
  });
  assert(sale > hold && sale <= SALE_KEYS, `a sale writes ${sale} keys`);
});
