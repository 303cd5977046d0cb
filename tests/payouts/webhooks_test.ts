/** A seller's endpoint hears what becomes of their money, and a buyer's does not. */
import { assertEquals } from "@std/assert";
import { addEndpoint } from "#domain/webhooks/commands.ts";
import { webhookKinds } from "#domain/webhooks/kinds.ts";
import { listDeliveries } from "#domain/webhooks/queries.ts";
import { must } from "../exchange.ts";
import { DUE_DAYS, Money } from "./cast.ts";

const kinds = webhookKinds.filter((kind) => kind.startsWith("payout."));

Deno.test("a seller hears once that a payout is due, waits, was sent and came back", async () => {
  await using m = await Money.open();
  const listen = async (userId: string) =>
    must(await addEndpoint(m.e.x, userId, { url: "https://hooks.example/in", kinds })).endpoint.id;
  const [atAlice, atBob] = [await listen(m.alice), await listen(m.bob)];
  const heard = async (userId: string, id: string) =>
    must(await listDeliveries(m.e.x, userId, id, { limit: 50 })).items.map(({ kind }) => kind)
      .reverse();
  const order = await m.sale();
  assertEquals(await heard(m.alice, atAlice), []);
  await m.days(DUE_DAYS);
  assertEquals((await heard(m.alice, atAlice)).sort(), ["payout.due", "payout.waiting"]);
  await m.account();
  await m.refund(order);
  assertEquals(
    new Set(await heard(m.alice, atAlice)),
    new Set([
      "payout.due",
      "payout.waiting",
      "payout.sent",
      "payout.reversed",
    ]),
  );
  assertEquals(await heard(m.bob, atBob), []);
});
