/** Listings of several tickets as moderators judge them, and what their sellers read afterwards. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { listings } from "#domain/tickets/listing.ts";
import { startApp, test } from "../app.ts";
import { concertOf, html, list, seeOther, signUp, signUpModerator, textOf } from "../cast.ts";
import { pay, reserveSome, several, take } from "../several.ts";

const app = await startApp({ env: { MODERATION: "on" } });
Deno.test.afterAll(() => app.stop());
const moderator = await signUpModerator(app, "mona");

const versionOf = async (id: string) => String((await app.system.store.get(listings, id))!.version);

const decide = async (id: string, decision: string, reason = "") =>
  await seeOther(
    moderator.post(`/moderation/${id}/${decision}`, { version: await versionOf(id), reason }),
    "/moderation",
  );

/** Four tickets of alice on sale, seats 12 to 15, of which bob has bought the first. */
async function oneOfFourSold() {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const id = await list(alice, several(4));
  await decide(id, "approval");
  const orderId = await reserveSome(bob, take(id, 1));
  await pay(bob, orderId);
  return { alice, id, orderId };
}

test("a moderator sees every ticket that one approval puts on sale: its seat, the kind of its barcode, and how many", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice, several(4, { codeType: "aztec" }));
  for (const page of [`/moderation/${id}`, "/moderation", `/tickets/${id}`]) {
    assertStringIncludes(textOf(await html(moderator.get(page))), "Approve all 4 tickets", page);
  }
  const text = textOf(await html(moderator.get(`/moderation/${id}`)));
  assertStringIncludes(text, "Section A · Row 3 · Seats 12, 13, 14, 15");
  assertStringIncludes(text, "4 tickets, sold on the same terms");
  for (const seat of [12, 13, 14, 15]) {
    assertMatch(text, new RegExp(`Seat ${seat} Aztec code Waiting for review`));
  }
  const one = textOf(await html(moderator.get(`/moderation/${await list(alice)}`)));
  assertMatch(one, /QR code/);
  assert(!/sold on the same terms|Approve all/.test(one));
});

test("what is left of a listing that is partly sold can be rejected or removed from the page of any of its tickets", async () => {
  const { id, orderId } = await oneOfFourSold();
  for (const page of [id, `${id}-2`].flatMap((id) => [`/moderation/${id}`, `/tickets/${id}`])) {
    const shown = await html(moderator.get(page));
    const text = textOf(shown);
    assertStringIncludes(text, "Seat 12 is sold: to reverse the sale, refund its order.", page);
    assertStringIncludes(text, "about the rest: Seats 13, 14, 15.", page);
    assertStringIncludes(text, "Reject 3 tickets", page);
    assertMatch(shown, /action="\/moderation\/[\w-]+\/withdrawal"/, page);
  }
  assertStringIncludes(
    await html(moderator.get(`/moderation/${id}-2`)),
    `href="/orders/${orderId}"`,
  );
  await decide(id, "rejection", "Blurred");
  const seats = (await app.system.store.get(listings, id))!.seats.map(({ status }) => status);
  assertEquals(seats, ["sold", "rejected", "rejected", "rejected"]);
});

test("a moderator is told that all tickets are sold only when all are", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const id = await list(alice, several(2));
  await decide(id, "approval");
  await pay(bob, await reserveSome(bob, take(id, 2)));
  const shown = await html(moderator.get(`/moderation/${id}`));
  assertStringIncludes(textOf(shown), "2 tickets are sold, and none is left.");
  assert(!shown.includes("/rejection"));
  assertStringIncludes(textOf(await html(alice.get(`/tickets/${id}`))), "All 2 are sold.");
});

test("the letter about rejected tickets, and the page of each ticket, lead their seller to editing them", async () => {
  const { alice, id } = await oneOfFourSold();
  await decide(id, "rejection", "Blurred");
  await app.system.workers.relay.idle();
  const letter = await html(app.fetch(`/mail/reviewed.${id}.${await versionOf(id)}`));
  assertStringIncludes(letter, "Seats 13, 14, 15");
  assertStringIncludes(letter, `/tickets/${id}-2"`);
  for (const ticket of [id, `${id}-2`, `${id}-4`]) {
    const page = await html(alice.get(`/tickets/${ticket}`));
    assertStringIncludes(page, `href="/tickets/${ticket}/edit"`);
    const text = textOf(page);
    assertMatch(text, /Seats 13, 14, 15 ?A moderator rejected them: “Blurred”/);
    for (const seat of [12, 13, 14, 15]) assertStringIncludes(text, `Seat ${seat}`);
    await html(alice.get(`/tickets/${ticket}/edit`));
  }
  // Others see what is sold, and nothing of what was rejected.
  const others = textOf(await html(app.fetch(`/tickets/${id}`)));
  assert(!/Seat 13|Rejected/.test(others));
});

test("a seller who withdraws what is left reads how many are sold, and which are withdrawn", async () => {
  const { alice, id } = await oneOfFourSold();
  await seeOther(alice.post(`/tickets/${id}/withdrawal`), `/tickets/${id}`);
  const text = textOf(await html(alice.get(`/tickets/${id}`)));
  assertStringIncludes(text, "1 of 4 sold");
  assertMatch(text, /Seats 13, 14, 15 ?You withdrew them\./);
  assert(!/It is sold|All .* are sold/.test(text));
});

test("a seller whose tickets wait for review reads so on the concert's page, and nobody else does", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice, several(2, { title: "Waiting alone" }));
  const path = `/concerts/${(await app.system.store.get(listings, id))!.concertId}`;
  // A concert without an approved listing is for moderators alone, so another one is approved first.
  const bob = await signUp(app, "bob");
  const other = await list(bob, { title: "Waiting alone" });
  await decide(other, "approval");
  assertEquals(path, `/concerts/${await concertOf(app, other)}`);
  await seeOther(bob.post(`/tickets/${other}/withdrawal`), `/tickets/${other}`);
  const own = await html(alice.get(path));
  assertStringIncludes(own, `href="/tickets/${id}"`);
  const text = textOf(own);
  assertStringIncludes(text, "Your tickets are waiting for review");
  assert(!/None left|No tickets left/.test(text));
  for (const browser of [app.visitor(), bob]) {
    const others = textOf(await html(browser.get(path)));
    assertStringIncludes(others, "No tickets left");
    assert(!others.includes("waiting for review"));
  }
});
