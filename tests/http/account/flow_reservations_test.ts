/** Signing in or up at Kratos reserves the ticket that was chosen before. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { orders } from "#domain/orders/order.ts";
import { test } from "../app.ts";
import { html, seeOther, textOf } from "../cast.ts";
import { RIGHT } from "../kratos.ts";
import { app, listedTicket, nameless, open, signIn, submit } from "./flows.ts";

test("signing in reserves the chosen ticket, by the post and never by a visit", async () => {
  const ticketId = await listedTicket();
  const reservation = `/sign-in?reserve=${ticketId}&price=4500`;
  const { visitor, location } = await signIn(reservation);
  assertMatch(location, /^\/orders\/\w+$/);
  assertStringIncludes(textOf(await html(visitor.get(location))), "The Night Owls");
  // Visits reserve nothing: neither of the address that signing in returns to, nor with a session.
  const other = await listedTicket();
  const { visitor: second } = await signIn();
  await seeOther(second.get(`/sign-in?reserve=${other}&price=4500`), `/tickets/${other}`);
  const { items } = await app.system.store.list(orders, "buyer", { limit: 100 });
  assert(items.every((order) => order.ticketIds[0] !== other), "a visit reserved");
});

test("signing up reserves too, and says that a mail is on its way", async () => {
  const ticketId = await listedTicket();
  const visitor = app.visitor();
  const page = await open(visitor, `/sign-up?reserve=${ticketId}&price=4500`);
  assertStringIncludes(
    textOf(await html(visitor.get(page))),
    "Next, we will reserve The Night Owls for you",
  );
  const res = await submit(visitor, page, { "traits.email": nameless(), password: RIGHT });
  const order = res.headers.get("location")!;
  assertMatch(order, /^\/orders\/\w+$/);
  assertStringIncludes(textOf(await html(visitor.get(order))), "We have sent you an email");
});

test("if the ticket was taken meanwhile, signing in still works and leads to its page", async () => {
  const ticketId = await listedTicket();
  await signIn(`/sign-in?reserve=${ticketId}&price=4500`);
  const { visitor, location } = await signIn(`/sign-in?reserve=${ticketId}&price=4500`);
  assertEquals(location, `/tickets/${ticketId}`);
  const page = textOf(await html(visitor.get(location)));
  assertStringIncludes(page, "Somebody else was faster");
  assertStringIncludes(page, "Account");
});
