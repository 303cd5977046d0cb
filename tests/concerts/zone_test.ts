/** Moderators correct a concert's time zone: by the page the clock stays, by the API the instant. */
import { concerts } from "#domain/concerts/concert.ts";
import { correctConcert } from "#domain/concerts/corrections.ts";
import { cancelConcert } from "#domain/concerts/endings.ts";
import { giveBack } from "#domain/concerts/give_back.ts";
import { findDecision } from "#domain/decisions/queries.ts";
import { verifyOrders } from "#domain/invariants/verify.ts";
import { refuse } from "#domain/result.ts";
import { readCorrection } from "#web/pages/moderation/concert_input.ts";
import { codeOf, must } from "../exchange.ts";
import { because, Cast } from "./cast.ts";
import { assertEquals, assertMatch } from "@std/assert";

const HOUR = 3_600_000;

/** The page's form with another zone, as it is posted. */
async function correct(c: Cast, id: string, over: Record<string, string>) {
  const { x } = c.e;
  const concert = (await x.store.get(concerts, id))!;
  const { name, venue, city, country, timeZone } = concert;
  const form = { name, venue, city, country: country!, timeZone, ...over };
  const read = readCorrection(form, concert, "en");
  return read.ok ? await correctConcert(x, c.mo, id, read.value, because) : read;
}

Deno.test("with another zone the concert begins at the same time on the clock: reservations end, buyers may give back", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const startsAt = Date.UTC(2027, 5, 1, 18); // 20:00 in Paris
  const [sold, held] = [await e.ticket(alice, { startsAt }), await e.ticket(alice, { startsAt })];
  const { order } = await c.buy(bob, sold.id);
  const hold = await e.reserve(bob, held.id);
  const corrected = must(
    await correct(c, sold.concertId!, { timeZone: "Europe/London", country: "GB" }),
  );
  assertEquals(
    [corrected.startsAt, corrected.timeZone, corrected.movedFrom],
    [startsAt + HOUR, "Europe/London", startsAt],
  );
  await e.settle();
  assertEquals((await e.listingNow(held.listingId)).startsAt, startsAt + HOUR);
  assertEquals((await c.orderNow(hold)).cancelReason, "moderator");
  const [letter] = e.x.mailer.sent()!.filter(({ to, text }) =>
    to.startsWith("Bob.") && text.includes("You keep your order")
  );
  assertMatch(letter.text, /from Tue, Jun 1, 2027, 20:00.* to Tue, Jun 1, 2027, 20:00/);
  assertMatch(letter.text, /The singer is ill/);
  assertEquals(
    (await findDecision(e.x.store, sold.concertId!, ["concert_move"]))?.reason,
    because.reason,
  );
  must(await giveBack(e.x, bob, order.id));
  assertEquals(await Array.fromAsync(verifyOrders(e.x.store)), []);
});

Deno.test("date and time that are entered are read in the zone that is entered", async () => {
  await using c = await Cast.open();
  const startsAt = Date.UTC(2027, 5, 1, 18);
  const { concertId } = await c.e.ticket(c.alice, { startsAt });
  const over = {
    timeZone: "Europe/London",
    country: "GB",
    startsAt: "Jun 1, 2027",
    startsTime: "19:00",
  };
  const corrected = must(await correct(c, concertId!, over));
  assertEquals([corrected.startsAt, corrected.movedAt], [startsAt, null]);
  const unread = await correct(c, concertId!, { ...over, startsTime: "late" });
  assertEquals(
    unread,
    refuse("invalid", { errors: [{ path: "startsTime", message: "not_clock" }] }),
  );
});

Deno.test("other words alone leave the start as it is, to the second", async () => {
  await using c = await Cast.open();
  const startsAt = Date.UTC(2027, 5, 1, 18, 0, 30);
  const { concertId } = await c.e.ticket(c.alice, { startsAt });
  const corrected = must(
    await correct(c, concertId!, { name: "Owls", startsAt: "Jun 1, 2027", startsTime: "20:00" }),
  );
  assertEquals([corrected.startsAt, corrected.movedAt], [startsAt, null]);
});

Deno.test("by the API another zone keeps the instant, and is no move", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const ticket = await e.ticket(alice);
  const hold = await e.reserve(bob, ticket.id);
  const change = { timeZone: "Europe/London", country: "GB" };
  const corrected = must(await correctConcert(e.x, c.mo, ticket.concertId!, change, because));
  assertEquals([corrected.startsAt, corrected.movedAt], [ticket.startsAt, null]);
  await e.settle();
  assertEquals((await c.orderNow(hold)).status, "created");
});

Deno.test("a corrected start cannot be in the past, nor that of a cancelled concert", async () => {
  await using c = await Cast.open();
  const { concertId } = await c.e.ticket(c.alice);
  const past = { startsAt: "Jan 1, 2027", startsTime: "20:00" };
  assertEquals(codeOf(await correct(c, concertId!, past)), "starts_in_past");
  must(await cancelConcert(c.e.x, c.mo, concertId!, because));
  assertEquals(codeOf(await correct(c, concertId!, { startsTime: "21:00" })), "invalid");
});
