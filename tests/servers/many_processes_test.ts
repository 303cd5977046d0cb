/** Three processes of the exchange on one denokv server. */
import { assert, assertEquals } from "@std/assert";
import { ticketId, tokenOf } from "../bench/rows.ts";
import { CARDS, json, list, openCheckout, reserve, seeOther } from "../http/cast.ts";
import { until } from "../process/server.ts";
import { cluster, SELLER_TOKEN } from "./denokv.ts";

Deno.test("100 buyers on 10 tickets across three processes: ten succeed, all others get `ticket_taken`", async () => {
  await using exchange = await cluster({ tickets: 10, users: 100 });
  const buyers = Array.from({ length: 100 }, (_, i) => exchange.visitor(i % 3, tokenOf(i)));
  const answers = await Promise.all(buyers.map(async (buyer, i) => {
    const res = await buyer.call("POST", "/api/orders", { ticketId: ticketId(i % 10) });
    const body = await res.json();
    return { i, status: res.status, code: body.code, orderId: body.id, ticketId: body.ticketId };
  }));
  const won = answers.filter(({ status }) => status === 201);
  const lost = answers.filter(({ status }) => status !== 201);
  assertEquals(
    won.map((answer) => answer.ticketId).sort(),
    Array.from({ length: 10 }, (_, i) => ticketId(i)),
  );
  assertEquals(
    [lost.length, ...new Set(lost.map(({ status, code }) => `${status} ${code}`))],
    [90, "409 ticket_taken"],
  );
  // All processes show the winner the same order.
  for (const { i, orderId } of won) {
    for (const app of [0, 1, 2]) {
      const order = await json(exchange.visitor(app, tokenOf(i)).get(`/api/orders/${orderId}`));
      assertEquals([order.id, order.status], [orderId, "created"]);
    }
  }
});

Deno.test("a ticket listed and reserved on one process and opened for payment on a second is paid and delivered on a third", async () => {
  await using exchange = await cluster({ tickets: 0, users: 1 });
  const [here, there, elsewhere] = [0, 1, 2].map((app) => exchange.visitor(app, tokenOf(0)));
  const ticket = await list(exchange.visitor(0, SELLER_TOKEN), { code: "BARCODE-OF-MANY" });
  const orderId = await reserve(here, ticket);
  const checkout = await openCheckout(there, orderId);
  await seeOther(elsewhere.post(checkout, { card: CARDS.pays }), /\/payment$/);
  await until(
    async () => (await json(elsewhere.get(`/api/orders/${orderId}`))).status === "complete",
    () => "the order does not complete",
  );
  const { status, code } = await json(elsewhere.get(`/api/tickets/${ticket}`));
  assertEquals([status, code], ["sold", "BARCODE-OF-MANY"]);
});

Deno.test("a hold made by a process that was killed still lapses: another process releases it", async () => {
  await using exchange = await cluster({
    tickets: 1,
    users: 1,
    processes: 2,
    env: { ORDER_EXPIRATION_SECONDS: "2" },
  });
  const answer = await exchange.visitor(0, tokenOf(0)).call("POST", "/api/orders", {
    ticketId: ticketId(0),
  });
  const { id, expiresAt } = await answer.json();
  await exchange.apps[0].end("SIGKILL");
  using kv = await exchange.openKv();
  // Reads the stored status, since pages derive the end of a hold from the time alone.
  const stored = async () => (await kv.get<Record<string, unknown>>(["order", id])).value!;
  await until(
    async () => (await stored()).status === "cancelled",
    () => "no process releases the hold",
  );
  const late = Number((await stored()).updatedAt) - Date.parse(expiresAt);
  assert(late >= 0 && late < 6_000, `released ${late} ms after its deadline`);
  const listing = (await kv.get<{ seats: { status: string }[] }>(["ticket", ticketId(0)])).value!;
  assertEquals(listing.seats.map(({ status }) => status), ["available"]);
});
