/** Moderators correct, move, merge and cancel concerts by forms; buyers see it on their orders. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { concertWalks } from "#domain/concerts/walk.ts";
import { listings } from "#domain/tickets/listing.ts";
import { findTicket } from "#domain/tickets/queries.ts";
import { readInto } from "#web/pages/moderation/concert_input.ts";
import { unwrap } from "#web/answer/refused.ts";
import { startApp, test } from "../app.ts";
import {
  buy,
  html,
  list,
  type Person,
  reserve,
  seeOther,
  sellForm,
  signUp,
  signUpModerator,
  textOf,
} from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const REASON = "The band is ill.";

async function aConcert(seller: Person, title: string): Promise<{ id: string; page: string }> {
  const id = await list(seller, { title });
  const { concertId } = unwrap(await findTicket(app.system, null, id));
  return { id, page: `/moderation/concerts/${concertId}` };
}

const versionIn = (page: string) => /name="version" value="(\d+)"/.exec(page)![1];
const settle = () => app.system.workers.relay.idle();

test("tickets of a cancelled concert are no longer offered on their page, to search engines or by the API", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const mo = await signUpModerator(app, "mo");
  const { id, page } = await aConcert(alice, "Silent Owls");
  const offered = await html(bob.get(`/tickets/${id}`));
  assertMatch(offered, /schema\.org\/InStock/);
  assertStringIncludes(offered, `action="/orders"`);
  const version = versionIn(await html(mo.get(page)));
  await seeOther(mo.post(`${page}/cancellation`, { version, reason: REASON }), page);
  await settle();
  const after = await html(bob.get(`/tickets/${id}`));
  assertStringIncludes(textOf(after), "This concert is cancelled");
  assert(!/schema\.org\/InStock/.test(after), "search engines are told that it can be bought");
  assert(!after.includes(`action="/orders"`), "it can be reserved");
  const listing = await (await bob.get(`/api/listings/${id}`)).json();
  assertEquals(listing.quantities, []);
});

test("a concert is found by its name and cancelled with a reason; its buyer is refunded, and the page counts it", async () => {
  const [alice, bob, carol] = [
    await signUp(app, "alice"),
    await signUp(app, "bob"),
    await signUp(app, "carol"),
  ];
  const mo = await signUpModerator(app, "mo");
  const sold = await aConcert(alice, "Cancelled Owls");
  const held = await list(alice, { title: "Cancelled Owls" });
  const orderId = await buy(bob, sold.id);
  const holdId = await reserve(carol, held);
  const found = await html(mo.get("/moderation/concerts?q=cancelled"));
  assertStringIncludes(found, `href="${sold.page}"`);
  const page = await html(mo.get(sold.page));
  const version = versionIn(page);
  const without = await html(mo.post(`${sold.page}/cancellation`, { version, reason: "" }), 422);
  assertMatch(without, /id="field-reason-cancellation"[^>]*aria-invalid="true"/);
  await html(bob.post(`${sold.page}/cancellation`, { version, reason: REASON }), 403);
  await html(bob.get(sold.page), 403);
  await html(bob.get("/moderation/concerts"), 403);

  await seeOther(mo.post(`${sold.page}/cancellation`, { version, reason: REASON }), sold.page);
  await settle();
  const after = textOf(await html(mo.get(sold.page)));
  for (
    const part of [
      "This concert is cancelled",
      "2 listings seen",
      "1 reservation ended",
      "1 order refunded",
    ]
  ) {
    assertStringIncludes(after, part);
  }
  const order = textOf(await html(bob.get(`/orders/${orderId}`)));
  assertStringIncludes(order, "This concert is cancelled");
  assertStringIncludes(order, "This order was refunded");
  assertStringIncludes(textOf(await html(carol.get(`/orders/${holdId}`))), "you are not charged");
});

test("while a cancellation is under way, its page says how many of all sales are refunded", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const mo = await signUpModerator(app, "mo");
  const { id, page } = await aConcert(alice, "Counted Owls");
  await buy(bob, id);
  await buy(bob, await list(alice, { title: "Counted Owls" }));
  const version = versionIn(await html(mo.get(page)));
  await seeOther(mo.post(`${page}/cancellation`, { version, reason: REASON }), page);
  await settle();
  assertStringIncludes(textOf(await html(mo.get(page))), "2 orders refunded");
  // As it was when the walk had refunded one of the two sales.
  await app.system.store.transact(async (tx) => {
    const listing = (await tx.get(listings, id))!;
    const walk = (await tx.get(concertWalks, page.split("/").at(-1)!))!;
    tx.put(listings, { ...listing, seats: [{ ...listing.seats[0], status: "sold" }] });
    tx.put(concertWalks, { ...walk, refunded: 1, finishedAt: null });
  });
  assertStringIncludes(textOf(await html(mo.get(page))), "Orders refunded: 1 of 2");
  const french = await html(mo.get(page, { "accept-language": "fr" }));
  assertStringIncludes(textOf(french), "Commandes remboursées : 1 sur 2");
});

test("the seller of a cancelled concert is told in words that its tickets can be neither edited nor listed again", async () => {
  const alice = await signUp(app, "alice");
  const mo = await signUpModerator(app, "mo");
  const concert = { title: "Resold Owls", code: "RESOLD" };
  const id = await list(alice, concert);
  const { concertId } = unwrap(await findTicket(app.system, null, id));
  const page = `/moderation/concerts/${concertId}`;
  const open = await html(alice.get(`/tickets/${id}/edit`));
  const version = versionIn(open);
  await seeOther(
    mo.post(`${page}/cancellation`, {
      version: versionIn(await html(mo.get(page))),
      reason: REASON,
    }),
    page,
  );
  const edit = { ...sellForm({ title: "Resold Owl", code: "RESOLD" }), version };
  const refused = await html(alice.post(`/tickets/${id}/edit`, edit), 409);
  assertStringIncludes(textOf(refused), "This concert was cancelled");
  assertMatch(refused, /name="title"[^>]*value="Resold Owl"/);
  await settle();
  assertStringIncludes(textOf(await html(alice.get(`/tickets/${id}/edit`), 409)), "was cancelled");
  const own = await html(alice.get(`/tickets/${id}`));
  assertStringIncludes(textOf(own), "can no longer be changed or listed again");
  assert(!own.includes(`/tickets/${id}/edit`), "it offers to edit");
  await seeOther(alice.post(`/tickets/${id}/withdrawal`), `/tickets/${id}`);
  const withdrawn = textOf(await html(alice.get(`/tickets/${id}`)));
  assert(!withdrawn.includes("list it again."), "it says that it can be listed again");
  const anew = await html(alice.post("/sell", sellForm({ title: "Owl", code: "RESOLD" })), 409);
  assertMatch(anew, /id="field-code"[^>]*aria-invalid="true"/);
  assertStringIncludes(textOf(anew), "The concert of this barcode was cancelled");
});

test("after a move the order shows the new time, and its buyer may give it back once, within seven days", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const mo = await signUpModerator(app, "mo");
  const { id, page } = await aConcert(alice, "Moved Owls");
  const orderId = await buy(bob, id);
  await html(bob.post(`/orders/${orderId}/return`), 409);
  const form = {
    version: versionIn(await html(mo.get(page))),
    startsAt: "May 8, 2027",
    startsTime: "21:00",
    reason: REASON,
  };
  const unread = await html(mo.post(`${page}/move`, { ...form, startsTime: "late" }), 422);
  assertMatch(unread, /id="field-startsTime-move"[^>]*aria-invalid="true"/);
  await seeOther(mo.post(`${page}/move`, form), page);
  await settle();
  const concertPage = page.replace("/moderation", "");
  const shown = await html(app.fetch(concertPage));
  // Seven days after the move.
  const until = "you can give back what you bought until Jan 22, 2027, 13:00 CET";
  assertStringIncludes(textOf(shown), until);
  const order = await html(bob.get(`/orders/${orderId}`));
  for (
    const part of [
      "This concert has a new time",
      "Sat, May 8, 2027, 21:00",
      "Sat, May 1, 2027, 20:00",
    ]
  ) {
    assertStringIncludes(textOf(order), part);
  }
  assertStringIncludes(order, `action="/orders/${orderId}/return"`);
  // Without a class that hides its marker, it looks like something that opens.
  assertStringIncludes(order, "<summary>Give back</summary>");
  assertStringIncludes(textOf(order), "what you give back is withdrawn, and nobody can use it");
  assert(!(await html(alice.get(`/orders/${orderId}`))).includes("/return"));
  const calendar = await (await bob.get(`/orders/${orderId}/calendar.ics`)).text();
  assertStringIncludes(calendar, "DTSTART:20270508T190000Z");
  await html(alice.post(`/orders/${orderId}/return`), 403);

  assertStringIncludes(textOf(await html(bob.get("/orders"))), "Sat, May 8, 2027, 21:00");

  await seeOther(bob.post(`/orders/${orderId}/return`), `/orders/${orderId}`);
  await settle();
  const refunded = await html(bob.get(`/orders/${orderId}`));
  assertStringIncludes(textOf(refunded), "You have given back what you bought");
  // The notice says nothing that is over by the time it is read.
  assertStringIncludes(textOf(refunded), "was refunded to you");
  assert(!textOf(refunded).includes("on its way"));
  assertStringIncludes(textOf(refunded), "This order was refunded");
  assert(!refunded.includes(`/orders/${orderId}/return`));

  const late = await aConcert(alice, "Moved Owls again");
  const lateOrder = await buy(bob, late.id);
  const version = versionIn(await html(mo.get(late.page)));
  await seeOther(mo.post(`${late.page}/move`, { ...form, version }), late.page);
  app.clock.forward(8 * 86_400);
  assert(!(await html(bob.get(`/orders/${lateOrder}`))).includes("/return"));
  assert(!textOf(await html(app.fetch(concertPage))).includes("give back"), "that is over");
  await html(bob.post(`/orders/${lateOrder}/return`), 409);
});

test("after a correction of the place, the order and its calendar entry say where to go", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const mo = await signUpModerator(app, "mo");
  const { id, page } = await aConcert(alice, "Owls Elsewhere");
  const orderId = await buy(bob, id);
  const before = textOf(await html(bob.get(`/orders/${orderId}`)));
  assert(!before.includes("This concert is at another place"));
  const form = {
    name: "Owls Elsewhere",
    venue: "Old Mill",
    city: "Lyon",
    country: "FR",
    timeZone: "Europe/Paris",
    version: versionIn(await html(mo.get(page))),
    reason: REASON,
  };
  await seeOther(mo.post(`${page}/correction`, form), page);
  await settle();
  const after = textOf(await html(bob.get(`/orders/${orderId}`)));
  assertStringIncludes(after, "This concert is at another place");
  assertStringIncludes(after, "It takes place at Old Mill, Lyon");
  const entry = await (await bob.get(`/orders/${orderId}/calendar.ics`)).text();
  assertMatch(entry, /LOCATION:Old Mill/);
});

test("a correction of the time zone keeps the time on the clock, and the page says so", async () => {
  const alice = await signUp(app, "alice");
  const mo = await signUpModerator(app, "mo");
  const { id, page } = await aConcert(alice, "Owls of London");
  const before = await html(mo.get(page));
  assertMatch(before, /id="field-startsAt-correction"[^>]*value="May 1, 2027"/);
  assertMatch(before, /id="field-startsTime-correction"[^>]*value="20:00"/);
  assertStringIncludes(textOf(before), "on the clocks of this time zone");
  const form = {
    name: "Owls of London",
    venue: "Hall",
    city: "Lyon",
    country: "GB",
    startsAt: "May 1, 2027",
    startsTime: "20:00",
    timeZone: "Europe/London",
    version: versionIn(before),
    reason: REASON,
  };
  await seeOther(mo.post(`${page}/correction`, form), page);
  await settle();
  assertStringIncludes(textOf(await html(mo.get(page))), "Sat, May 1, 2027, 20:00");
  const { startsAt } = unwrap(await findTicket(app.system, null, id));
  assertEquals(startsAt, Date.UTC(2027, 4, 1, 19));
});

test("a correction changes the words; one that another concert has leads to the merge, which leads to that concert", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const mo = await signUpModerator(app, "mo");
  const wrong = await aConcert(alice, "The Nihgt Owls");
  const right = await aConcert(bob, "The Right Owls");
  const form = {
    name: "Night Owls",
    venue: "Hall",
    city: "Lyon",
    country: "FR",
    timeZone: "Europe/Paris",
    version: versionIn(await html(mo.get(wrong.page))),
    reason: REASON,
  };
  await html(mo.post(`${wrong.page}/correction`, { ...form, name: "The Nihgt Owls" }), 422);
  await seeOther(mo.post(`${wrong.page}/correction`, form), wrong.page);
  await settle();
  assertStringIncludes(textOf(await html(app.fetch(`/tickets/${wrong.id}`))), "Night Owls");

  const version = versionIn(await html(mo.get(wrong.page)));
  const collides = { ...form, name: "The Right Owls", version };
  const instead = await html(mo.post(`${wrong.page}/correction`, collides), 409);
  const rightId = right.page.split("/").at(-1)!;
  assertMatch(instead, new RegExp(`name="into"[^>]*value="${rightId}"`));
  const page = `https://tickets.example/concerts/${rightId}`;
  const accepted = [
    ...["", "/", "?quantity=2", "/?lang=fr", "#offers", "?section=A#offers"].map((end) =>
      page + end
    ),
    ...[`/concerts/${rightId}`, `/moderation/concerts/${rightId}`, ` ${rightId} `],
  ];
  for (const text of accepted) assertEquals(readInto({ into: text }), rightId, text);
  const into = `${page}/?quantity=2&lang=fr#offers`;
  await html(mo.post(`${wrong.page}/merge`, { version, into: "nowhere", reason: REASON }), 422);
  await seeOther(mo.post(`${wrong.page}/merge`, { version, into, reason: REASON }), wrong.page);
  await seeOther(mo.get(wrong.page), right.page);
  await settle();
  assertEquals(unwrap(await findTicket(app.system, null, wrong.id)).concertId, rightId);
});

test("a moderator who sells there sees the concert but decides nothing", async () => {
  const mo = await signUpModerator(app, "mo");
  const { page } = await aConcert(mo, "Own Owls");
  const seen = await html(mo.get(page));
  assertStringIncludes(textOf(seen), "another moderator has to decide");
  assert(!seen.includes('name="reason"'));
  await html(mo.post(`${page}/cancellation`, { version: "1", reason: REASON }), 403);
});
