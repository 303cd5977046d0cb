/** What webhooks tell of listings of several tickets. */
import { assertEquals } from "@std/assert";
import { webhookKinds } from "#domain/webhooks/kinds.ts";
import { addEndpoint } from "#domain/webhooks/commands.ts";
import { editListing } from "#domain/tickets/edit_listing.ts";
import { withdrawListing } from "#domain/tickets/withdraw_listing.ts";
import { Exchange, must } from "../exchange.ts";
import { openReceiver } from "./receiver.ts";

Deno.test("each change of a listing of several tickets is one event, which names the listing; an order names the first of its tickets", async () => {
  await using e = await Exchange.open({}, { webhooks: { loopback: true } });
  await using receiver = openReceiver();
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const kinds = webhookKinds.filter((kind) => !kind.startsWith("concert."));
  must(await addEndpoint(e.x, alice, { url: receiver.url, kinds }));
  const { id, seats, version } = await e.listing(alice, 3);
  await e.settle();
  must(await editListing(e.x, alice, id, { description: "On the aisle" }, version));
  await e.settle();
  const order = await e.reserve(bob, seats[1].id);
  await e.settle();
  const { data } = JSON.parse(receiver.received.at(-1)!.body);
  assertEquals([data.orderId, data.ticketId], [order.id, seats[1].id]);
  e.clock.forward(3_600);
  await e.settle();
  must(await withdrawListing(e.x, alice, id));
  await e.settle();
  const told = receiver.received.map(({ body }) => JSON.parse(body))
    .filter(({ type }) => type.startsWith("ticket."))
    .map(({ type, data }) => [type, data.ticketId]);
  assertEquals(told, [["ticket.listed", id], ["ticket.updated", id], ["ticket.updated", id]]);
});
