/** The verification while listings are still following a moderator's decision about their concert. */
import { moveConcert } from "#domain/concerts/corrections.ts";
import { mergeConcert } from "#domain/concerts/endings.ts";
import { stepListing } from "#domain/concerts/step.ts";
import { verifyOrders } from "#domain/invariants/verify.ts";
import { must } from "../exchange.ts";
import { because, Cast } from "./cast.ts";
import { claimWithoutWorkers, runWalks } from "./without_workers.ts";
import { assertEquals, assertNotEquals } from "@std/assert";

const findings = (c: Cast) => Array.fromAsync(verifyOrders(c.e.x.store));

Deno.test("a walk that is half done is no difference: neither for listings that are behind nor for claims on the former terms", async () => {
  await using c = await Cast.open({ MAX_HOLDS: "0" }, { workers: false });
  const { e, alice, mo } = c;
  const [first, second] = [await e.ticket(alice), await e.ticket(alice)];
  const into = await e.ticket(alice, { title: "The Owls" });
  for (const { id } of [first, second]) await claimWithoutWorkers(c, id);
  const from = first.concertId!;
  must(await mergeConcert(e.x, mo, from, into.concertId!, because));
  const later = into.startsAt + 86_400_000;
  must(await moveConcert(e.x, mo, into.concertId!, later, because));
  assertEquals(await findings(c), [], "before the walk");

  await e.x.store.transact((tx) => stepListing(tx, e.x, from, first.id));
  const [stepped, behind] = [await e.listingNow(first.id), await e.listingNow(second.id)];
  assertEquals([stepped.concertId, stepped.startsAt], [into.concertId, later]);
  assertEquals([behind.concertId, behind.startsAt], [from, second.startsAt]);
  assertEquals((await c.walk(from)).finishedAt, null);
  assertEquals(await findings(c), [], "half done");

  while (await runWalks(c, e.x) > 0);
  assertNotEquals((await c.walk(from)).finishedAt, null);
  assertEquals((await e.listingNow(second.id)).startsAt, later);
  assertEquals(await findings(c), [], "afterwards");
});
