/**
 * A process for `cancelling_killed_test.ts`: cancels the concert as the moderator, with workers, and prints how
 * many orders are refunded until somebody kills it. Arguments: database, concert, moderator.
 */
import { concertWalks } from "#domain/concerts/walk.ts";
import { cancelConcert } from "#domain/concerts/endings.ts";
import { openSystem } from "#app/system.ts";
import { must, Silence } from "../exchange.ts";

const [path, concertId, moderatorId] = Deno.args;
const x = await openSystem({ KV_URL: path, DEMO: "off" }, { log: new Silence() });
must(await cancelConcert(x, moderatorId, concertId, { reason: "The test", requestId: null }));
for await (const walk of changes()) console.log(walk);

async function* changes(): AsyncGenerator<number> {
  let known = -1;
  let wake = Promise.withResolvers<number>();
  x.store.watches.watch(concertWalks, concertId, (walk) => {
    if (walk && walk.refunded !== known) wake.resolve(walk.refunded);
  });
  for (;;) {
    known = await wake.promise;
    wake = Promise.withResolvers();
    yield known;
  }
}
