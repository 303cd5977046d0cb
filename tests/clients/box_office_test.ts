/** `examples/box_office` on the built app. */
import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { listTickets, sold } from "../../examples/box_office/box_office.ts";
import { startApp, test } from "../http/app.ts";
import { buy, json, signUp } from "../http/cast.ts";
import { apiFor } from "./token.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const csv = await Deno.readTextFile(
  new URL("../../examples/box_office/tickets.csv", import.meta.url),
);

test("the box office lists each row of its file once, however often it runs, and prints what was sold", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const api = await apiFor(app, alice);
  const first = await listTickets(api, csv);
  assertEquals(first.length, 3);
  for (const line of first) assertMatch(line, /^BOX-OFFICE-000\d: listed as \w+$/);
  assertEquals(await listTickets(api, csv), first);
  app.clock.forward(25 * 3_600); // the keys are forgotten
  assertEquals((await listTickets(api, csv))[0], "BOX-OFFICE-0001: listed before");
  const { items } = await json(app.fetch("/api/tickets?q=bikini"));
  assertEquals(items.map(({ price }: { price: { amount: number } }) => price.amount), [
    4550,
    4550,
    2800,
  ]);

  assertEquals(await sold(api), []);
  await buy(bob, first[0].split(" ").at(-1)!);
  await app.system.workers.relay.idle();
  assertEquals(await sold(api), ["2027-05-01  The Night Owls  1 ×  45.50 EUR"]);
});

test("the box office says why a row is refused, and lists the others", async () => {
  const api = await apiFor(app, await signUp(app, "carol"));
  const lines = await listTickets(
    api,
    csv.replaceAll("BOX-", "NEXT-").replace("A,3,12,50.00,45.50", "A,3,12,50.00,450.00")
      .replace("30.00,28,", "30.00,28.005,"),
  );
  assertStringIncludes(lines[0], "NEXT-OFFICE-0001: refused (price_above_cap): ");
  assertMatch(lines[1], /listed as/);
  assertEquals(lines[2], 'NEXT-OFFICE-0003: not listed: "28.005" is no price in EUR');
});
