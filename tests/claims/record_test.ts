/** What a moderator is told of the other claims of a buyer and about a seller. */
import { assertEquals } from "@std/assert";
import { earlierClaims } from "#domain/claims/queries.ts";
import { withdrawClaim } from "#domain/claims/commands.ts";
import { must } from "../exchange.ts";
import { Money } from "../payouts/cast.ts";
import { answered, claimed, claimOf, verdict } from "./cast.ts";

Deno.test("a case counts the other claims of its buyer, and those about its seller, by how they ended", async () => {
  await using m = await Money.open();
  const sales = [];
  for (let n = 0; n < 6; n++) sales.push(await m.sale());
  const [looked, open, upheld, rejected, withdrawn, refunded] = sales;
  for (const sale of [looked, open, withdrawn, refunded]) await claimed(m, sale);
  for (const sale of [upheld, rejected]) await answered(m, sale);
  must(await verdict(m, upheld, "upheld"));
  must(await verdict(m, rejected, "rejected"));
  must(await withdrawClaim(m.e.x, m.bob, withdrawn.id));
  await m.refund(refunded);
  const counts = { undecided: 1, upheld: 1, rejected: 1, withdrawn: 1, closed: 1 };
  assertEquals(await earlierClaims(m.e.x, await claimOf(m, looked)), {
    buyer: counts,
    seller: counts,
  });
  // Bob's claims are about what he bought: nothing is said of what he sells.
  const none = { undecided: 0, upheld: 0, rejected: 0, withdrawn: 0, closed: 0 };
  const turned = { ...await claimOf(m, looked), buyerId: m.alice, sellerId: m.bob };
  assertEquals(await earlierClaims(m.e.x, turned), { buyer: none, seller: none });
});
