/** Event streams with several processes on one database server, also during its outage. */
import { assertEquals } from "@std/assert";
import { tokenOf } from "../bench/rows.ts";
import { list, reserve } from "../http/cast.ts";
import { EventSource } from "../http/event_source.ts";
import { until } from "../process/server.ts";
import { cluster, SELLER_TOKEN } from "./denokv.ts";

Deno.test("streams of one process report changes made by another, also after a restart of the database server", async () => {
  await using exchange = await cluster({ tickets: 1, users: 2, processes: 2 });
  const ticketId = await list(exchange.visitor(0, SELLER_TOKEN));
  const source = await EventSource.open(
    exchange.visitor(1).get(`/api/tickets/${ticketId}/events`),
  );
  assertEquals((await source.next())!.data.status, "available");
  const buyer = exchange.visitor(0, tokenOf(0));
  const orderId = await reserve(buyer, ticketId);
  assertEquals((await source.next())!.data.status, "reserved");

  await exchange.kv.kill();
  await exchange.kv.start();
  // A request during the outage may be answered 503 with an unknown outcome, so it is repeated.
  await until(async () => {
    const res = await buyer.post(`/orders/${orderId}/cancellation`);
    await res.body?.cancel();
    return res.status === 303;
  }, () => "the exchange does not recover");
  assertEquals((await source.next())!.data.status, "available");
  await reserve(exchange.visitor(1, tokenOf(1)), ticketId);
  assertEquals((await source.next())!.data.status, "reserved");
  await source.close();
});
