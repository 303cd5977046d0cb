/** An order that is refunded after its claim was decided for the seller: both read of the refund. */
import { assertEquals } from "@std/assert";
import { cancelConcert } from "#domain/concerts/endings.ts";
import { must } from "../exchange.ts";
import { Money } from "../payouts/cast.ts";
import { answered, verdict } from "./cast.ts";

const kindsAfter = async (m: Money, run: () => Promise<unknown>) => {
  const before = new Set(m.e.x.mailer.sent()!.map(({ id }) => id));
  await run();
  await m.e.settle();
  return m.e.x.mailer.sent()!.filter(({ id }) => !before.has(id)).map(({ id }) => id.split(".")[0]);
};

Deno.test("a refund after a rejected claim, by a moderator or with the concert, is told to buyer and seller", async () => {
  for (const how of ["moderator", "concert"]) {
    await using m = await Money.open();
    const order = await m.sale();
    await answered(m, order);
    must(await verdict(m, order, "rejected"));
    await m.e.settle();
    const told = await kindsAfter(m, async () => {
      if (how === "moderator") return await m.refund(order);
      const because = { reason: "The singer is ill", requestId: null };
      must(await cancelConcert(m.e.x, m.mo, order.concertId!, because));
    });
    assertEquals(["refunded", "sale-undone"].filter((kind) => !told.includes(kind)), [], how);
  }
});

Deno.test("a refund by an upheld claim is told by the letters about the claim alone", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  await answered(m, order);
  const told = await kindsAfter(m, async () => must(await verdict(m, order, "upheld")));
  assertEquals(told.filter((kind) => kind === "refunded" || kind === "sale-undone"), []);
  assertEquals(told.filter((kind) => kind.startsWith("claim-decided")).length, 2);
});
