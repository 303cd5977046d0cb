/** The calendar entry of an order, parsed by ical.js. */
import { en } from "#words/en/mod.ts";
import { assert, assertEquals, assertMatch } from "@std/assert";
import ICAL from "ical.js";
import { calendarOf } from "#web/pages/order/calendar.ts";
import { orderOf } from "../../domain/cast.ts";
import { startApp, test } from "../app.ts";
import { buy, html, list, NASTY, reserve, seeOther, signUp, signUpModerator } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

interface Entry {
  event: ICAL.Event;
  /** As written, one folded line each. */
  lines: string[];
}

/** Parses the text, with no time zones but those in it. */
function entryIn(text: string): Entry {
  const calendar = ICAL.Component.fromString(text);
  ICAL.TimezoneService.reset();
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent")!);
  return { event, lines: text.split("\r\n") };
}

const at = (time: ICAL.Time) => time.toJSDate().toISOString();

test("the buyer's calendar entry has time, place and a link to the ticket", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const title = `${NASTY}; Żuraw, 🎟`;
  const orderId = await buy(bob, await list(alice, { title, venue: "Hall; 1", code: "SECRET-7" }));
  const page = await html(bob.get(`/orders/${orderId}`));
  const path = `/orders/${orderId}/calendar.ics`;
  assert(page.includes(`href="${path}"`));
  const res = await bob.get(path);
  assertEquals(res.status, 200);
  assertMatch(res.headers.get("content-type")!, /^text\/calendar; charset=utf-8/);
  assertEquals(res.headers.get("content-disposition"), 'attachment; filename="concert.ics"');
  assertEquals(res.headers.get("cache-control"), "private, no-store");
  const text = await res.text();
  const { event, lines } = entryIn(text);
  assertEquals(event.summary, title);
  assertEquals(event.location, "Hall; 1, Lyon");
  const link = `http://localhost:8000/orders/${orderId}`;
  assertEquals(event.description, `Section A · Row 3 · Seat 12\n${link}`);
  assertEquals(event.component.getFirstPropertyValue("url"), link);
  assertEquals(event.uid, `${orderId}@localhost`);
  assertEquals([at(event.startDate), at(event.endDate)], [
    "2027-05-01T18:00:00.000Z",
    "2027-05-01T21:00:00.000Z",
  ]);
  assert(lines.includes("DTSTART:20270501T180000Z"));
  assert(!text.includes("SECRET-7"), "calendars are shared: no barcode in them");
  for (const line of lines) assert(new TextEncoder().encode(line).length <= 75, line);
  assertEquals(await (await bob.get(path)).text(), text);
});

test("nobody but the buyer of a complete order has an entry", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const moderator = await signUpModerator(app, "mona");
  const ticketId = await list(alice);
  const held = `/orders/${await reserve(bob, ticketId)}/calendar.ics`;
  await html(bob.get(held), 404);
  await seeOther(bob.post(held.replace("calendar.ics", "cancellation")), /./);
  app.clock.forward(3600);
  const orderId = await buy(bob, ticketId);
  const path = `/orders/${orderId}/calendar.ics`;
  await seeOther(app.fetch(path), `/sign-in?next=${encodeURIComponent(path)}`);
  for (const other of [alice, moderator, await signUp(app, "carol")]) {
    await html(other.get(path), 404);
  }
  await seeOther(moderator.post(`/orders/${orderId}/refund`, { reason: "A test" }), /./);
  await html(bob.get(path), 404);
});

/** The entry of a concert at this time of this place. */
function entryFor(startsAt: string, timeZone: string): Entry {
  const order = orderOf();
  const terms = { ...order.terms, startsAt: Date.parse(startsAt), timeZone };
  return entryIn(calendarOf({ ...order, terms }, terms, "https://tickets.example", en));
}

Deno.test("start and end are right, in UTC, also when the clocks change", () => {
  for (
    const [startsAt, timeZone] of [
      ["2027-01-15T19:00:00Z", "Europe/Paris"],
      ["2027-10-31T00:30:00Z", "Europe/Paris"], // 02:30 for the first time
      ["2027-10-31T01:30:00Z", "Europe/Paris"], // and for the second
      ["2027-10-30T23:00:00Z", "Europe/Paris"], // the hour comes twice while they play
      ["2027-03-28T00:30:00Z", "Europe/Paris"],
      ["2027-07-01T18:00:00Z", "America/New_York"],
      ["2027-04-03T15:00:00Z", "Australia/Lord_Howe"], // by half an hour
      ["2027-05-01T14:30:00Z", "Asia/Kolkata"],
      ["2027-05-01T20:00:00Z", "UTC"],
    ]
  ) {
    const { event } = entryFor(startsAt, timeZone);
    const start = Date.parse(startsAt);
    assertEquals(event.startDate.toJSDate().getTime(), start, `${startsAt} ${timeZone}`);
    assertEquals(event.endDate.toJSDate().getTime(), start + 3 * 3_600_000, timeZone);
  }
});
