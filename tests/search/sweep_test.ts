/** Sweeps of the search: concerts that have begun leave the lists, unused words the vocabulary. */
import { assertEquals } from "@std/assert";
import { sweepsOf } from "#store/care/sweep.ts";
import { offerings } from "#domain/offerings/offering.ts";
import { sweepVocabulary } from "#domain/search/sweep.ts";
import { openBill } from "./bill.ts";
import { HOUR, NOON } from "./market.ts";

Deno.test("offerings of concerts that have begun are removed in batches, with all their rows", async () => {
  await using bill = await openBill();
  const { x, clock, kv } = bill;
  for (let i = 0; i < 6; i++) await bill.put({ startsAt: NOON + HOUR });
  const later = await bill.put({ name: "Later" });
  const [sweep] = sweepsOf(x.store, [offerings]);
  const retire = async (limit: number) => (await sweep.next(limit)).done;
  assertEquals(await retire(100), 0);
  clock.time = NOON + HOUR;
  assertEquals([await retire(4), await retire(4), await retire(4)], [4, 2, 0]);
  const rows = await Array.fromAsync(kv.list<string>({ prefix: ["offering", "by"] }));
  assertEquals([...new Set(rows.map(({ value }) => value))], [later.id]);
});

Deno.test("words and cities that are not on offer are removed", async () => {
  await using bill = await openBill();
  const { x, kv } = bill;
  const gone = await bill.put({ name: "Rare words", venue: "Cellar", city: "Ghent" });
  await bill.put({ name: "Rare" });
  assertEquals(await sweepVocabulary(x, 100), 0);
  await bill.remove(gone.id);
  let dropped = 0;
  for (let i = 0; i < 10; i++) dropped += await sweepVocabulary(x, 2); // in batches, starting over at the end
  assertEquals(dropped, 4); // words, cellar, ghent and the city of Ghent
  const words = await Array.fromAsync(kv.list({ prefix: ["offering", "count", "word_date"] }));
  assertEquals(words.map(({ key }) => key[3]), ["great", "hall", "paris", "rare"]);
});
