import { assert, assertEquals } from "@std/assert";
import { startApp, test } from "../app.ts";
import { buy, json, list, problem, signUp } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

test("a listing is shown to everybody, and its barcodes to the seller and whoever bought them", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const id = await list(alice, { code: "LISTING-1" });
  const path = `/api/listings/${id}`;
  const codesFor = async (get: Promise<Response>) =>
    (await json(get)).tickets.map(({ code }: { code?: string }) => code);
  assertEquals(await codesFor(app.fetch(path)), [undefined]);
  assertEquals(await codesFor(alice.get(path)), ["LISTING-1"]);
  await buy(bob, id);
  assertEquals(await codesFor(bob.get(path)), ["LISTING-1"]);
  assertEquals(await codesFor(app.fetch(path)), [undefined]);
});

test("a listing says how many tickets one order can take, and a repeat is 304 until something changes", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const id = await list(alice);
  const path = `/api/listings/${id}`;
  const res = await app.fetch(path);
  const etag = res.headers.get("etag")!;
  assertEquals((await res.json()).quantities, [1]);
  const headers = { "if-none-match": etag };
  assertEquals((await app.fetch(path, { headers })).status, 304);
  await json(bob.call("POST", "/api/orders", { ticketId: id }), 201);
  const held = await json(app.fetch(path, { headers }));
  assertEquals([held.quantities, held.tickets[0].status], [[], "reserved"]);
  app.clock.forward(900);
  const lapsed = await json(app.fetch(path));
  assertEquals([lapsed.quantities, lapsed.tickets[0].status], [[1], "available"]);
  assert(!("orderId" in lapsed.tickets[0]));
});

test("an unknown listing is 404", async () => {
  for (const id of ["01UNKNOWN", "x".repeat(300)]) {
    await problem(app.fetch(`/api/listings/${id}`), 404, "not_found");
  }
});
