/** Pages of orders that a move, a cancellation or a refund ended: what they say is what happened. */
import { assert, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import {
  buy,
  CARDS,
  concertOf,
  html,
  json,
  list,
  openCheckout,
  reserve,
  signUp,
  signUpModerator,
  textOf,
} from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

let evenings = 0;
async function evening() {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const mona = await signUpModerator(app, "mona");
  const id = await list(alice, { title: `Ended Owls ${++evenings}` });
  const path = `/api/concerts/${await concertOf(app, id)}`;
  const decide = async (what: string, change: Record<string, string>) => {
    await json(
      mona.call("POST", `${path}/${what}`, { ...change, reason: "Storm" }, { "if-match": "*" }),
    );
    await app.system.workers.relay.idle();
  };
  return {
    alice,
    bob,
    mona,
    id,
    move: () => decide("move", { startsAt: "2027-06-03T19:30:00Z" }),
    cancel: () => decide("cancellation", {}),
  };
}

test("who pays after a move is told that the move ended the order, not that time ran out", async () => {
  const { bob, id, move } = await evening();
  const orderId = await reserve(bob, id);
  const checkout = await openCheckout(bob, orderId);
  await move();
  const paid = await bob.post(checkout, { card: CARDS.pays });
  const said = paid.status === 303
    ? textOf(await (await bob.follow(Promise.resolve(paid))).text())
    : textOf(await paid.text());
  assert(!said.includes("has expired"), said);
  const order = textOf(await html(bob.get(`/orders/${orderId}`)));
  assertStringIncludes(order, "Your reservation has ended");
  assertStringIncludes(order, "The concert was moved to another time, so the reservation ended.");
  assert(!order.includes("A moderator cancelled"), order);
});

test("who leaves the payment page of an order that has ended is not told that it stays reserved", async () => {
  const { bob, id, cancel } = await evening();
  const checkout = await openCheckout(bob, await reserve(bob, id));
  await cancel();
  const said = textOf(await (await bob.follow(bob.post(checkout, { abandon: "1" }))).text());
  assertStringIncludes(said, "The concert was cancelled, so the reservation ended.");
  assert(!said.includes("You left without paying"), said);
});

test("the history of a refunded order keeps that it was paid, and that the tickets were the buyer's", async () => {
  const { alice, bob, id, cancel } = await evening();
  const orderId = await buy(bob, id);
  await cancel();
  const history = async (who: typeof bob) => {
    const page = textOf(await html(who.get(`/orders/${orderId}`)));
    return page.slice(page.indexOf("What has happened so far"));
  };
  for (const step of ["You paid €45.50.", "The ticket is yours.", "The order was refunded."]) {
    assertStringIncludes(await history(bob), step);
  }
  assertStringIncludes(await history(alice), "The ticket is sold.");
  assert(!(await history(alice)).includes("You paid"));
});

test("a return that is refused says why on its page", async () => {
  const { bob, id } = await evening();
  const orderId = await buy(bob, id);
  const said = textOf(await html(bob.post(`/orders/${orderId}/return`), 409));
  assertStringIncludes(said, "The concert takes place at the time that you bought it for.");
  assert(!said.includes("going through"), said);
});

test("the seller of a ticket of a cancelled concert is not told that it is available again", async () => {
  const { alice, bob, id, cancel } = await evening();
  const orderId = await reserve(bob, id);
  await cancel();
  const said = textOf(await html(alice.get(`/orders/${orderId}`)));
  assertStringIncludes(said, "This order was cancelled");
  assert(!said.includes("became available again"), said);
});
