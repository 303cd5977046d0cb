/** A concert's page: every offer, its filters, and what it says when nothing is left. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import ICAL from "ical.js";
import { concerts } from "#domain/concerts/concert.ts";
import { startApp, test } from "../app.ts";
import {
  buy,
  concertOf,
  html,
  list,
  NASTY,
  reserve,
  signUp,
  signUpModerator,
  textOf,
} from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

let made = 0;
/** Words that make a concert of its own. */
const aConcert = () => ({ title: `The Night Owls ${++made}`, city: "Évian & Thonon" });
const pageOf = async (id: string, query = "") =>
  await html(app.fetch(`/concerts/${await concertOf(app, id)}${query}`));
/** The links and the totals of the offers, in order. */
const offersOn = (page: string): [href: string, total: string][] =>
  [...page.matchAll(/<article class="offer[^"]*">(.*?)<\/article>/gs)].map(([, offer]) => [
    /href="([^"]+)"/.exec(offer)![1],
    /class="money">([^<]+)</.exec(offer)![1],
  ]);
/** Changes a concert's row as a moderator's command does. */
const change = (id: string, fields: Record<string, unknown>) =>
  app.system.store.transact(async (tx) => {
    const concert = await tx.get(concerts, id);
    tx.put(concerts, { ...concert!, ...fields });
  });

test("a concert's page has every offer, the lowest total first, each a link to its ticket", async () => {
  const concert = aConcert();
  const [alice, anna] = [await signUp(app, "alice"), await signUp(app, "anna")];
  const dear = await list(alice, { ...concert, price: "50" });
  const cheap = await list(anna, { ...concert, title: concert.title.toUpperCase(), price: "40" });
  const page = await pageOf(dear);
  assertEquals(offersOn(page), [
    [`/tickets/${cheap}`, "€40.00"],
    [`/tickets/${dear}`, "€50.00"],
  ]);
  const text = textOf(page);
  assertStringIncludes(text, "from €40.00");
  assertStringIncludes(text, "2 tickets");
  assertStringIncludes(text, "\u221220%");
  assertStringIncludes(text, "20% below the original price");
  const city = new URLSearchParams({ city: concert.city });
  assertStringIncludes(page, `href="/?${String(city).replaceAll("&", "&amp;")}"`);
  assertStringIncludes(page, `href="/?${new URLSearchParams({ q: concert.title })}"`);
  assertStringIncludes(page, 'href="/?q=Hall"');
});

test("a held offer stays on the page and says when it may come back; sold ones leave a price", async () => {
  const concert = aConcert();
  const alice = await signUp(app, "alice");
  const id = await list(alice, concert);
  await reserve(await signUp(app, "bob"), id);
  const held = textOf(await pageOf(id));
  assertStringIncludes(held, "All tickets are held");
  assertMatch(held, /They may come back at \d\d:\d\d:\d\d/);
  app.clock.forward(app.system.config.orderExpirationSeconds);
  assertStringIncludes(textOf(await pageOf(id)), "from €45.50");
  await buy(await signUp(app, "carol"), id);
  const sold = await pageOf(id);
  assertEquals(offersOn(sold), []);
  const text = textOf(sold);
  assertStringIncludes(text, "No tickets left");
  assertMatch(text, /Sold here lately .* €45.50/);
  assert(!text.includes("carol"), "prices alone");
  assertStringIncludes(sold, `href="/sell?concert=${await concertOf(app, id)}"`);
});

test("section and number of tickets are filters in the address, which work without scripts", async () => {
  const concert = aConcert();
  const alice = await signUp(app, "alice");
  const [a, b] = [
    await list(alice, { ...concert, section: "A", price: "30" }),
    await list(alice, { ...concert, section: "Balcony & more", price: "20" }),
  ];
  const page = await pageOf(a);
  assertStringIncludes(page, '<option value="Balcony &amp; more">');
  assertEquals(offersOn(page).length, 2);
  assertEquals(offersOn(await pageOf(a, "?section=a")), [[`/tickets/${a}`, "€30.00"]]);
  const section = new URLSearchParams({ section: "Balcony & more", quantity: "1" });
  assertEquals(offersOn(await pageOf(a, `?${section}`)), [
    [`/tickets/${b}?quantity=1`, "€20.00"],
  ]);
  const none = await pageOf(a, "?quantity=6");
  assertStringIncludes(textOf(none), "No offer fits");
  assertStringIncludes(none, '<option value="6" selected>');
  // What no form of ours sends filters nothing.
  for (const query of ["?quantity=7", "?quantity=x", "?section="]) {
    assertEquals(offersOn(await pageOf(a, query)).length, 2, query);
  }
  await html(app.fetch(`/concerts/${await concertOf(app, a)}?cursor=${"x".repeat(4_000)}`), 400);
});

test("an offer of several tickets says which numbers can be bought, and its total for the number asked for", async () => {
  const concert = aConcert();
  const alice = await signUp(app, "alice");
  const rows = { rows: "3", seat: "1", seat2: "2", seat3: "3" };
  const codes = { code: `A-${made}`, code2: `B-${made}`, code3: `C-${made}` };
  const three = await list(alice, {
    ...concert,
    ...rows,
    ...codes,
    split: "no_single",
    price: "20",
  });
  const single = await list(alice, { ...concert, price: "30" });
  const text = textOf(await pageOf(three));
  assertStringIncludes(text, "Section A · Row 3 · Seats 1, 2, 3");
  assertStringIncludes(text, "3 tickets: you can buy 1 or 3");
  assertStringIncludes(text, "from €20.00 4 tickets");
  assertStringIncludes(text, "€20.00 for 1 ticket");
  assertEquals(offersOn(await pageOf(three, "?quantity=3")), [
    [`/tickets/${three}?quantity=3`, "€60.00"],
  ]);
  assertStringIncludes(
    textOf(await pageOf(three, "?quantity=3")),
    "for 3 tickets, €20.00 each",
  );
  assertEquals(offersOn(await pageOf(three, "?quantity=2")), [], "it would leave exactly one");
  assertEquals(offersOn(await pageOf(three, "?quantity=1")).map(([href]) => href), [
    `/tickets/${three}?quantity=1`,
    `/tickets/${single}?quantity=1`,
  ]);
  const home = await html(
    app.fetch(`/?${new URLSearchParams({ q: concert.title, quantity: "3" })}`),
  );
  assertStringIncludes(home, `href="/concerts/${await concertOf(app, three)}?quantity=3"`);
});

test("a concert with many offers has pages, which keep the filters", async () => {
  const concert = aConcert();
  const alice = await signUp(app, "alice");
  let id = "";
  for (let i = 0; i < 52; i++) id = await list(alice, { ...concert, section: "A" });
  const first = await pageOf(id, "?section=A");
  assertEquals(offersOn(first).length, 50);
  const next = /rel="next" href="([^"#]+)#offers"/.exec(first)![1].replaceAll("&amp;", "&");
  assertStringIncludes(next, "section=A&cursor=");
  const second = await html(app.fetch(next));
  assertEquals(offersOn(second).length, 2);
  assertMatch(second, /rel="prev"/);
  assertStringIncludes(textOf(second), "52 tickets");
});

test("a cancelled concert says so and what happens to the money; a moved one names its former date", async () => {
  const alice = await signUp(app, "alice");
  const id = await concertOf(app, await list(alice, aConcert()));
  const startsAt = Date.UTC(2027, 4, 3, 18);
  await change(id, { startsAt, movedAt: app.clock.at, movedFrom: Date.UTC(2027, 4, 1, 18) });
  const moved = textOf(await html(app.fetch(`/concerts/${id}`)));
  assertStringIncludes(moved, "This concert has moved");
  assertStringIncludes(moved, "It was planned for Sat, May 1, 2027, 20:00");
  assertStringIncludes(moved, "Mon, May 3, 2027, 20:00");
  await change(id, { status: "cancelled" });
  const page = await html(app.fetch(`/concerts/${id}`));
  assertStringIncludes(textOf(page), "This concert is cancelled");
  assertStringIncludes(textOf(page), "you get all of your money back");
  assertEquals(offersOn(page), []);
  await html(app.fetch(`/concerts/${id}/calendar.ics`), 404);
});

test("a concert that has become part of another one leads to it, with its filters", async () => {
  const alice = await signUp(app, "alice");
  const [from, into] = [
    await concertOf(app, await list(alice, aConcert())),
    await concertOf(app, await list(alice, aConcert())),
  ];
  await change(from, { mergedInto: into });
  const res = await app.fetch(`/concerts/${from}?section=A`);
  await res.body?.cancel();
  assertEquals([res.status, res.headers.get("location")], [301, `/concerts/${into}?section=A`]);
});

test("an unknown concert is not found", async () => {
  for (const id of ["01UNKNOWN", "x".repeat(3_000), "%20"]) {
    await html(app.fetch(`/concerts/${id}`), 404);
  }
});

test("the calendar entry of a concert has its time, place and page, for everybody", async () => {
  const title = `${NASTY}; Żuraw ${++made}`;
  const id = await concertOf(app, await list(await signUp(app, "alice"), { title }));
  assertStringIncludes(
    await html(app.fetch(`/concerts/${id}`)),
    `href="/concerts/${id}/calendar.ics"`,
  );
  const res = await app.fetch(`/concerts/${id}/calendar.ics`);
  assertMatch(res.headers.get("content-type")!, /^text\/calendar; charset=utf-8/);
  const calendar = ICAL.Component.fromString(await res.text());
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent")!);
  assertEquals([event.summary, event.location], [title, "Hall, Lyon"]);
  assertEquals(event.description, `${app.origin}/concerts/${id}`);
  assertEquals(event.startDate.toJSDate().toISOString(), "2027-05-01T18:00:00.000Z");
});

test("the page's address can be shared: it stands there to be copied", async () => {
  const id = await concertOf(app, await list(await signUp(app, "alice"), aConcert()));
  const page = await html(app.fetch(`/concerts/${id}?quantity=1`));
  assertMatch(page, new RegExp(`<input[^>]* value="${app.origin}/concerts/${id}"`));
});

test("a ticket's page leads to its concert, and back to the city", async () => {
  const concert = aConcert();
  const id = await list(await signUp(app, "alice"), concert);
  const page = await html(app.fetch(`/tickets/${id}`));
  const path = `/concerts/${await concertOf(app, id)}`;
  const trail = /<nav aria-label="You are here".*?<\/nav>/s.exec(page)![0];
  for (const href of ["/", "/?city=%C3%89vian+%26+Thonon", path]) {
    assertStringIncludes(trail, `href="${href}"`);
  }
  assertStringIncludes(textOf(page), "All tickets for this concert");
});

test("moderators and sellers see a concert before it is public, and nobody else", async () => {
  const [alice, mona] = [await signUp(app, "alice"), await signUpModerator(app, "mona")];
  const id = await concertOf(app, await list(alice, aConcert()));
  await change(id, { approved: false });
  await html(app.fetch(`/concerts/${id}`), 404);
  await html((await signUp(app, "bob")).get(`/concerts/${id}`), 404);
  await html(alice.get(`/concerts/${id}`));
  await html(mona.get(`/concerts/${id}`));
});

test("the end of sales is told, and nothing is offered any more", async () => {
  const id = await list(await signUp(app, "alice"), {
    ...aConcert(),
    startsAt: "2027-02-01T20:00",
  });
  const concertId = await concertOf(app, id);
  const { startsAt } = (await app.system.store.get(concerts, concertId))!;
  app.clock.forward((startsAt - app.clock.at) / 1_000 - 60);
  const page = await html(app.fetch(`/concerts/${concertId}`));
  assertStringIncludes(textOf(page), "Sales have ended");
  assertEquals(offersOn(page), []);
});
