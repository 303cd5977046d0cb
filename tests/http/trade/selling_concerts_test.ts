/** Selling for a concert that others have written already: it is proposed, and choosing it fills in the form. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import { findTicket } from "#domain/tickets/queries.ts";
import { unwrap } from "#web/answer/refused.ts";
import { html, list, seeOther, sellForm, signUp, signUpModerator, textOf } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const values = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/<input[^>]*\sname="(\w+)"[^>]*?\svalue="([^"]*)"/g)].map((
      [, k, v],
    ) => [k, v]),
  );
const chosenZone = (page: string) =>
  /name="timeZone".*?<option value="([^"]+)" selected/s.exec(page)![1];
const proposed = (page: string) =>
  [...page.matchAll(/name="concert" value="(\w+)"/g)].map(([, id]) => id);

test("concerts of that name, or at that venue that day, are proposed; choosing one fills in the form and keeps the rest", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice, { title: "Łódź Brass", venue: "Grand Hall", city: "Łódź" });
  const { concertId } = await stored(id);

  const byName = await html(bob.get("/sell?title=lodz"));
  assertEquals(proposed(byName), [concertId]);
  const byVenue = await html(bob.get("/sell?venue=grand+hall&startsAt=2027-05-01"));
  assertEquals(proposed(byVenue), [concertId]);
  assertEquals(proposed(await html(bob.get("/sell?venue=grand+hall&startsAt=2027-05-02"))), []);
  assertEquals(proposed(await html(bob.get("/sell?title=l"))), []);

  const typed = {
    title: "łódź b",
    code: "SECRET-7",
    price: "30",
    seat: "4",
    timeZone: "Europe/Berlin",
  };
  const found = await html(bob.post("/sell", { ...typed, step: "find" }), 422);
  assertEquals(proposed(found), [concertId]);
  assert(!found.includes('role="alert"'), "looking for a concert is no mistake");
  const page = await html(bob.post("/sell", { ...typed, concert: concertId }), 422);
  assertEquals(
    { ...values(page), timeZone: chosenZone(page) },
    {
      ...values(page),
      title: "Łódź Brass",
      venue: "Grand Hall",
      city: "Łódź",
      startsAt: "May 1, 2027",
      startsTime: "20:00",
      timeZone: "Europe/Paris",
      code: "SECRET-7",
      price: "30",
      seat: "4",
    },
  );
  assertStringIncludes(textOf(page), "Your tickets will appear on the page of this concert.");
  assertEquals(proposed(page), []);

  const second = await list(bob, { ...sellForm(), ...values(page), timeZone: "Europe/Paris" });
  assertEquals((await stored(second)).concertId, concertId);
});

test("a search for the concert that finds none says so, and the form goes on", async () => {
  const bob = await signUp(app, "bob");
  const none = await html(bob.post("/sell", { title: "Nobody knows", step: "find" }), 422);
  assertStringIncludes(textOf(none), "We do not know this concert yet.");
  const little = await html(bob.post("/sell", { step: "find" }), 422);
  assertStringIncludes(textOf(little), "Enter the artist, or the venue and the date");
});

test("the form asks for the country only in a time zone that has none", async () => {
  const alice = await signUp(app, "alice");
  assert(!(await html(alice.get("/sell?timeZone=Europe/Paris"))).includes('name="country"'));
  assertStringIncludes(await html(alice.get("/sell?timeZone=UTC")), 'name="country"');
  const form = sellForm({ timeZone: "UTC" });
  const page = await html(alice.post("/sell", form), 422);
  assertMatch(page, /id="field-country"[^>]*aria-invalid="true"/);
  assertStringIncludes(page, 'href="#field-country"');
  assertStringIncludes(page, '<option value="PT">Portugal</option>');
  await list(alice, { ...form, country: "PT" });
  // Left over from another zone.
  await list(alice, { ...form, code: "OTHER", timeZone: "Europe/Paris", country: "PT" });
});

test("a seller lists more like a former listing: concert, section and price are there, seat and barcode are not", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice, { title: "More of it", code: "SECRET-8", seat: "99" });
  const page = await html(alice.get(`/sell?like=${id}`));
  const { title, section, price, faceValue, seat, code, startsAt } = values(page);
  assertEquals(
    { title, section, price, faceValue, seat, code, startsAt },
    {
      title: "More of it",
      section: "A",
      price: "45.50",
      faceValue: "50.00",
      seat: undefined,
      code: undefined,
      startsAt: "May 1, 2027",
    },
  );
  const bob = await signUp(app, "bob");
  assertEquals(values(await html(bob.get(`/sell?like=${id}`))).title, undefined);
  const { concertId } = await stored(id);
  assertEquals(values(await html(bob.get(`/sell?concert=${concertId}`))).title, "More of it");
});

test("for the former time of a moved concert the form asks for which concert, with all that was typed", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const mo = await signUpModerator(app, "mo");
  const words = { title: "Wandering Owls", venue: "Tent", city: "Metz" };
  const { concertId } = await stored(await list(alice, words));
  const path = `/moderation/concerts/${concertId}`;
  const version = /name="version" value="(\d+)"/.exec(await html(mo.get(path)))![1];
  const move = {
    version,
    startsAt: "May 2, 2027",
    startsTime: "21:00",
    reason: "The tent flew off.",
  };
  await seeOther(mo.post(`${path}/move`, move), path);

  const form = sellForm({
    ...words,
    ...{ startsAt: "May 1, 2027", startsTime: "20:00" },
    ...{ code: "WANDER-1", seat: "7", description: "By the pole" },
  });
  const asked = await html(bob.post("/sell", form), 409);
  assertStringIncludes(textOf(asked), "now begins on Sun, May 2, 2027, 21:00");
  assertMatch(asked, new RegExp(`name="join" value="${concertId}"`));
  assertMatch(asked, /name="anotherConcert" value="yes"/);
  const { code, seat, startsTime } = values(asked);
  assertEquals([code, seat, startsTime], ["WANDER-1", "7", "20:00"]);
  assertStringIncludes(asked, "By the pole</textarea>");

  const joined = await list(bob, { ...form, join: concertId });
  assertEquals(await stored(joined), { concertId, startsAt: Date.UTC(2027, 4, 2, 19) });
  const other = await list(bob, { ...form, code: "WANDER-2", anotherConcert: "yes" });
  const made = await stored(other);
  assertEquals([made.concertId === concertId, made.startsAt], [false, Date.UTC(2027, 4, 1, 18)]);
});

test("a change to the former time of a moved concert asks for which concert", async () => {
  const alice = await signUp(app, "alice");
  const mo = await signUpModerator(app, "mo");
  const words = { title: "Restless Owls", venue: "Tent", city: "Metz" };
  const id = await list(alice, words);
  const { concertId } = await stored(id);
  const path = `/moderation/concerts/${concertId}`;
  const version = /name="version" value="(\d+)"/.exec(await html(mo.get(path)))![1];
  const move = {
    version,
    startsAt: "May 2, 2027",
    startsTime: "21:00",
    reason: "The tent flew off.",
  };
  await seeOther(mo.post(`${path}/move`, move), path);
  await app.system.workers.relay.idle();
  const edited = await html(alice.get(`/tickets/${id}/edit`));
  const form = { ...sellForm(words), ...values(edited), timeZone: "Europe/Paris" };
  const former = { ...form, startsAt: "May 1, 2027", startsTime: "20:00" };
  const asked = await html(alice.post(`/tickets/${id}/edit`, former), 409);
  assertMatch(asked, new RegExp(`name="join" value="${concertId}"`));
  await seeOther(
    alice.post(`/tickets/${id}/edit`, { ...former, price: "30", join: concertId }),
    `/tickets/${id}`,
  );
  assertEquals(await stored(id), { concertId, startsAt: Date.UTC(2027, 4, 2, 19) });
});

async function stored(ticketId: string): Promise<{ concertId: string; startsAt: number }> {
  const ticket = unwrap(await findTicket(app.system, null, ticketId));
  return { concertId: ticket.concertId!, startsAt: ticket.startsAt };
}
