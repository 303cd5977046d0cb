/** Postings are kept for BOOKS_YEARS; the balances stay when they are removed. */
import { assertEquals } from "@std/assert";
import { oldPostings, yearsBefore } from "#domain/books/old_postings.ts";
import { postings } from "#domain/books/posting.ts";
import { trialBalance } from "#domain/books/queries.ts";
import { verifyBooks } from "#domain/invariants/books.ts";
import { Exchange } from "../exchange.ts";

const YEAR_S = 366 * 86_400;

Deno.test("a posting is removed once it is too old, and its amounts stay in the balances", async () => {
  await using e = await Exchange.open({ BOOKS_YEARS: "2" });
  const [alice, bob] = [await e.user("Alice"), await e.user("Bob")];
  await e.buy(await e.reserve(bob, (await e.ticket(alice)).id));
  const sweep = oldPostings(e.x);
  assertEquals((await sweep(10)).done, 0);
  const before = await trialBalance(e.x.store, "EUR");
  e.clock.forward(2 * YEAR_S);
  assertEquals((await sweep(10)).done, 1);
  assertEquals(await Array.fromAsync(e.x.store.scan(postings)), []);
  assertEquals(await trialBalance(e.x.store, "EUR"), before);
  assertEquals(await Array.fromAsync(e.x.store.verifyIndexes(postings)), []);
  assertEquals(await Array.fromAsync(verifyBooks(e.x.store, 2)), []);
});

Deno.test("years are those of the calendar", () => {
  assertEquals(yearsBefore(Date.UTC(2034, 4, 3), 10), Date.UTC(2024, 4, 3));
});
