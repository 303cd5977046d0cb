/** Holding, selling and letting go write few keys, and none that the lists are searched by. */
import { assert, assertEquals } from "@std/assert";
import { cancelOrder } from "#domain/orders/commands.ts";
import { Exchange, must } from "../exchange.ts";
import { type Commit, wrapped } from "../store/wrapped_kv.ts";

/** What each may write; a whole sale with its posting, its payout and what the sandbox keeps. */
const MOST = {
  hold: { commits: 1, keys: 10, checks: 4 },
  lettingGo: { commits: 2, keys: 8, checks: 4 },
  sale: { commits: 7, keys: 40, checks: 24 },
} as const;
/** Of one commit. */
const MOST_CHECKS = 9;

const keysOf = ({ sets, deletes, sums }: Commit): Deno.KvKey[] => [...sets, ...deletes, ...sums];
/** What the lists read; it follows in commits of its own, which all sales of a second share. */
const isOfLists = ([name]: Deno.KvKey): boolean => name === "offering";

Deno.test("a hold writes at most 10 keys in one commit, a whole sale at most 40 in seven; neither they nor letting go write an index of the lists", async () => {
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
  await e.x.workers.migrated();
  /** What a step writes, its handlers included, but not the commits in which the lists follow. */
  async function written(run: () => Promise<unknown>) {
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
    for (const { checks } of own) assert(checks.length <= MOST_CHECKS, `${checks.length} checks`);
    const sum = (of: (commit: Commit) => number) =>
      own.reduce((all, commit) => all + of(commit), 0);
    return {
      commits: own.length,
      keys: sum((commit) => keysOf(commit).length + commit.messages.length),
      checks: sum(({ checks }) => checks.length),
    };
  }
  function assertWithin(
    what: string,
    is: Awaited<ReturnType<typeof written>>,
    most: typeof MOST[keyof typeof MOST],
  ): void {
    assert(is.keys > 0, `${what} writes nothing`);
    for (const name of ["commits", "keys", "checks"] as const) {
      assert(is[name] <= most[name], `${what} takes ${is[name]} ${name}, not ${most[name]}`);
    }
  }
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const startsAt = e.clock.at + 30 * 86_400_000;
  const [first, second] = [
    await e.ticket(alice, { startsAt }),
    await e.ticket(alice, { startsAt }),
  ];
  let orderId = "";
  const hold = await written(async () => orderId = (await e.reserve(bob, first.id)).id);
  assertWithin("a hold", hold, MOST.hold);
  const letGo = await written(async () => must(await cancelOrder(e.x, bob, orderId)));
  assertWithin("letting go", letGo, MOST.lettingGo);
  const sale = await written(async () => {
    const order = await e.reserve(bob, second.id);
    must(await e.pay(await e.checkout(bob, order.id)));
  });
  assertWithin("a sale", sale, MOST.sale);
});
