import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { listings } from "#domain/tickets/listing.ts";
import { startApp, test } from "../app.ts";
import {
  buy,
  html,
  list,
  type Person,
  problem,
  reserve,
  seeOther,
  sellForm,
  signUp,
  signUpModerator,
  textOf,
} from "../cast.ts";

const app = await startApp({ env: { MODERATION: "on" } });
Deno.test.afterAll(() => app.stop());
const moderator = await signUpModerator(app, "mona");

test("a new ticket is hidden until a moderator approves it", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice, { title: "Needs a look" });
  assertStringIncludes(textOf(await html(alice.get(`/tickets/${id}`))), "Waiting for review");
  await html(bob.get(`/tickets/${id}`), 404);
  await html(app.fetch(`/tickets/${id}`), 404);
  await html(bob.post("/orders", { ticketId: id, price: "4550" }), 404);

  const queue = await html(moderator.get("/moderation"));
  assertStringIncludes(queue, `action="/moderation/${id}/approval"`);
  await html(moderator.post(`/moderation/${id}/approval`, {}), 422);
  await html(moderator.post(`/moderation/${id}/approval`, { version: "9" }), 412);
  await seeOther(moderator.post(`/moderation/${id}/approval`, { version: "1" }), "/moderation");
  const after = textOf(await html(moderator.get("/moderation")));
  assertStringIncludes(after, "The listing is approved");
  assertStringIncludes(after, "Nothing to review");
  await html(bob.get(`/tickets/${id}`));
});

test("a moderator whose page is still open after the concert was cancelled reads on that page why nothing can be approved", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice, { title: "Cancelled while it waits" });
  const { concertId } = (await app.system.store.get(listings, id))!;
  const page = `/moderation/concerts/${concertId}`;
  const version = /name="version" value="(\d+)"/.exec(await html(moderator.get(page)))![1];
  const reason = "The band is ill.";
  await seeOther(moderator.post(`${page}/cancellation`, { version, reason }), page);
  const tooLate = { version: "1", list: "waiting" };
  const refused = await html(moderator.post(`/moderation/${id}/approval`, tooLate), 409);
  assertStringIncludes(textOf(refused), "This concert was cancelled");
  assertStringIncludes(textOf(refused), "Cancelled while it waits");
  await app.system.workers.relay.idle();
  const queue = await html(moderator.get("/moderation"));
  assert(!queue.includes(`/moderation/${id}/approval`), "it is still in the queue");
  const alone = await html(moderator.get(`/moderation/${id}`));
  assert(!alone.includes(`/moderation/${id}/approval`), "it can still be approved");
});

test("moderators find concerts by first letters: not yet approved, cancelled, moved or over, those ahead first", async () => {
  const alice = await signUp(app, "alice");
  const listed = async (title: string, over: Record<string, string> = {}) => {
    const id = await list(alice, { title, venue: "Opéra Caché", ...over });
    return (await app.system.store.get(listings, id))!.concertId!;
  };
  const decide = async (id: string, step: string, form: Record<string, string>) => {
    const page = `/moderation/concerts/${id}`;
    const version = /name="version" value="(\d+)"/.exec(await html(moderator.get(page)))![1];
    const reason = "The band is ill.";
    await seeOther(moderator.post(`${page}/${step}`, { version, reason, ...form }), page);
  };
  const over = await listed("Zebra Past", { startsAt: "2027-01-15T13:30" });
  const hidden = await listed("Zebra Hidden");
  const cancelled = await listed("Zebra Cancelled", { startsAt: "2027-05-02T20:00" });
  await decide(cancelled, "cancellation", {});
  const moved = await listed("Zebra Moved", { startsAt: "2027-05-03T20:00" });
  await decide(moved, "move", { startsAt: "May 4, 2027", startsTime: "21:00" });
  app.clock.forward(3600);
  const found = await html(moderator.get("/moderation/concerts?q=zebr+opera"));
  const shown = [...found.matchAll(/href="\/moderation\/concerts\/([0-9A-Z]+)"/g)].map(([, id]) =>
    id
  );
  assertEquals(shown, [hidden, cancelled, moved, over]);
  const text = textOf(found);
  for (const mark of ["not approved yet", "cancelled", "moved", "over"]) {
    assertStringIncludes(text, ` · ${mark}`);
  }
  const none = textOf(await html(moderator.get("/moderation/concerts?q=zebra+nowhere")));
  assertStringIncludes(none, "No concert found");
  await html(alice.get("/moderation/concerts?q=zebra"), 403);
});

test("rejecting a ticket needs a reason, which its seller can read", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice, { code: "TURNED-DOWN" });
  const page = await html(
    moderator.post(`/moderation/${id}/rejection`, { version: "1", reason: "" }),
    422,
  );
  assertMatch(page, /id="field-reason"[^>]*aria-invalid="true"/);
  const reason = "The venue does not exist";
  await seeOther(
    moderator.post(`/moderation/${id}/rejection`, { version: "1", reason }),
    "/moderation",
  );
  const own = textOf(await html(alice.get(`/tickets/${id}`)));
  assertStringIncludes(own, "Rejected");
  assertStringIncludes(own, reason);
  await html(app.fetch(`/tickets/${id}`), 404);

  const other = { ...sellForm({ code: "OTHER" }), version: "2" };
  const refused = textOf(await html(alice.post(`/tickets/${id}/edit`, other), 422));
  assertStringIncludes(refused, "so its barcode cannot be changed");
  const edit = { ...sellForm({ code: "TURNED-DOWN" }), version: "2" };
  await seeOther(alice.post(`/tickets/${id}/edit`, edit), `/tickets/${id}`);
  assertStringIncludes(textOf(await html(alice.get(`/tickets/${id}`))), "waiting for review");
});

test("taking a held ticket down ends the hold, and the buyer is told", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice);
  await seeOther(moderator.post(`/moderation/${id}/approval`, { version: "1" }), "/moderation");
  const orderId = await reserve(bob, id);
  const page = await html(moderator.get(`/tickets/${id}`));
  const version =
    /action="\/moderation\/[^"]+\/rejection".*?name="version" value="(\d+)"/.exec(page)![1];
  await seeOther(
    moderator.post(`/moderation/${id}/rejection`, { version, reason: "Reported as a copy" }),
    "/moderation",
  );
  assertStringIncludes(textOf(await html(bob.get(`/orders/${orderId}`))), "A moderator cancelled");
});

test("others can neither see the queue nor decide, and learn nothing about what is in it", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice);
  await html(bob.get("/moderation"), 403);
  await html(bob.post(`/moderation/${id}/approval`, { version: "1" }), 404);
  await html(bob.post("/moderation/01UNKNOWN/approval", { version: "1" }), 404);
  await html(bob.post(`/moderation/${id}/rejection`, { version: "1", reason: "" }), 404);
  await html(alice.post(`/moderation/${id}/approval`, { version: "1" }), 403);
  assert(!(await html(alice.get("/"))).includes('href="/moderation"'));
  assertStringIncludes(await html(moderator.get("/")), 'href="/moderation"');
});

test("a barcode whose ticket was taken down cannot be listed again; the case shows where it was listed", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const first = await list(alice, { code: "AGAIN-AND-AGAIN", title: "First listing" });
  await seeOther(alice.post(`/tickets/${first}/withdrawal`), `/tickets/${first}`);
  const second = await list(bob, { code: "AGAIN-AND-AGAIN", title: "Second listing" });
  const page = await html(moderator.get(`/moderation/${second}`));
  assertStringIncludes(page, `href="/moderation/${first}"`);
  assertStringIncludes(textOf(page), "Other listings of this barcode First listing Withdrawn");
  const verdict = { version: "1", reason: "Sold twice" };
  await seeOther(moderator.post(`/moderation/${second}/withdrawal`, verdict), "/moderation");
  for (const person of [alice, bob]) {
    const form = sellForm({ code: "AGAIN-AND-AGAIN" });
    const refused = textOf(await html(person.post("/sell", form), 409));
    assertStringIncludes(refused, "was removed by a moderator");
  }
  const own = textOf(await html(bob.get(`/tickets/${second}`)));
  assertStringIncludes(own, "A moderator removed it: “Sold twice”.");
  assertStringIncludes(own, "Its barcode cannot be listed again.");
  const others = textOf(await html(moderator.get(`/moderation/${first}`)));
  assertStringIncludes(others, "Second listing Withdrawn");
});

test("another type of barcode sends an approved ticket back to the queue, and its case says what changed", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice, { code: "KIND-1" });
  await seeOther(moderator.post(`/moderation/${id}/approval`, { version: "1" }), "/moderation");
  const edit = { ...sellForm({ code: "KIND-1", codeType: "aztec" }), version: "2" };
  await seeOther(alice.post(`/tickets/${id}/edit`, edit), `/tickets/${id}`);
  assertStringIncludes(textOf(await html(alice.get(`/tickets/${id}`))), "Waiting for review");
  const changed = textOf(await html(moderator.get(`/moderation/${id}`)));
  assertStringIncludes(changed, "Kind of barcode Before QR code After Aztec code");
});

test("approving a ticket on its page also approves the seller's name that the page shows", async () => {
  const [alice, bob] = [await signUp(app, "waiter"), await signUp(app, "bob")];
  const path = `/tickets/${await list(alice)}`;
  const page = await html(moderator.get(path));
  assertStringIncludes(textOf(page), "waiter Others cannot see this name yet.");
  const form = /<form[^>]*action="([^"]+\/approval)".*?<\/form>/s.exec(page)!;
  const fields = form[0].matchAll(/name="(\w+)" value="([^"]*)"/g);
  await seeOther(
    moderator.post(
      form[1],
      Object.fromEntries([...fields].map(([, name, value]) => [name, value])),
    ),
    "/moderation",
  );
  assertStringIncludes(textOf(await html(bob.get(path))), "Seller waiter (");
  assert(!textOf(await html(moderator.get(path))).includes("Others cannot see this name yet."));
});

test("an approval without a name approves no name", async () => {
  const [alice, bob] = [await signUp(app, "unseen"), await signUp(app, "bob")];
  const id = await list(alice);
  await seeOther(moderator.post(`/moderation/${id}/approval`, { version: "1" }), "/moderation");
  assertStringIncludes(textOf(await html(bob.get(`/tickets/${id}`))), "Seller a fan (");
});

test("others see a seller's name after a moderator has approved it, and a changed one only once that is approved too", async () => {
  const [alice, bob] = [await signUp(app, "fair"), await signUp(app, "bob")];
  const sellerOn = async (id: string) =>
    /Seller (.+?) \(/.exec(textOf(await html(bob.get(`/tickets/${id}`))))![1];
  const approve = (id: string, name: string) =>
    seeOther(
      moderator.post(`/moderation/${id}/approval`, { version: "1", name }),
      "/moderation",
    );
  const first = await list(alice);
  const waiting = await html(moderator.get(`/moderation/${first}`));
  assertStringIncludes(textOf(waiting), "Others cannot see this name yet.");
  assertMatch(waiting, /name="name" value="fair"/);
  await approve(first, "fair");
  assertEquals(await sellerOn(first), "fair");

  await seeOther(alice.post("/account/name", { name: "Buy at evil.example" }), "/account");
  assertEquals(await sellerOn(first), "a fan");
  assertStringIncludes(textOf(await html(alice.get("/account"))), "cannot see your name yet");
  const second = await list(alice);
  // The name changed while the moderator was reading, so the new one is not approved.
  await approve(second, "fair");
  assertEquals(await sellerOn(second), "a fan");
  await approve(await list(alice), "Buy at evil.example");
  assertEquals(await sellerOn(second), "Buy at evil.example");

  const refuse = (name: string, status?: number) => {
    const answer = moderator.post(`/moderation/${second}/name`, {
      version: "1",
      name,
      reason: "An advertisement",
    });
    return status ? html(answer, status) : seeOther(answer, "/moderation");
  };
  await refuse("fair", 412);
  await refuse("Buy at evil.example");
  assertEquals(await sellerOn(second), "a fan");
  const account = textOf(await html(alice.get("/account")));
  assertStringIncludes(account, "A moderator rejected your name: “An advertisement”.");
  const decided = textOf(await html(moderator.get(`/moderation/${second}`)));
  assertStringIncludes(decided, "Seller's name rejected");
  // Approving a ticket does not approve a name that was rejected; another name can be approved.
  await approve(await list(alice), "Buy at evil.example");
  assertEquals(await sellerOn(second), "a fan");
  await seeOther(alice.post("/account/name", { name: "Alice" }), "/account");
  await approve(await list(alice), "Alice");
  assertEquals(await sellerOn(second), "Alice");
  await html(bob.post(`/moderation/${second}/name`, { name: "Alice", reason: "Mine" }), 403);
});

test("moderators cannot decide on their own tickets, see who reported them, or refund their own sales and purchases", async () => {
  const [bob, mina] = [await signUp(app, "bob"), await signUpModerator(app, "mina")];
  const id = await list(mina, { title: "A moderator's own" });
  const own = textOf(await html(mina.get(`/moderation/${id}`)));
  assertStringIncludes(own, "This ticket is yours, so another moderator has to decide.");
  for (const path of ["/moderation", `/moderation/${id}`, `/tickets/${id}`]) {
    assert(!(await html(mina.get(path))).includes(`action="/moderation/${id}`), path);
  }
  const verdict = { version: "1", reason: "It is fine", name: "mina" };
  for (const what of ["approval", "rejection", "withdrawal", "name", "dismissal"]) {
    const answer = textOf(await html(mina.post(`/moderation/${id}/${what}`, verdict), 403));
    assertStringIncludes(answer, "This is about your own ticket");
    assertStringIncludes(answer, "another moderator has to decide");
  }
  const headers = { "if-match": '"1"' };
  const taken = mina.call("POST", `/api/tickets/${id}/withdrawal`, { reason: "Mine" }, headers);
  await problem(taken, 403, "own_ticket");

  await seeOther(moderator.post(`/moderation/${id}/approval`, { version: "1" }), "/moderation");
  const report = { reason: "copy", words: "I have seen it elsewhere" };
  await seeOther(bob.post(`/tickets/${id}/report`, report), `/tickets/${id}`);
  const shown = async (who: Person) =>
    textOf(await html(who.get(`/moderation/${id}`))).includes(report.words);
  assertEquals([await shown(moderator), await shown(mina)], [true, false]);

  const orderId = await buy(bob, id);
  const bought = await list(await signUp(app, "alice"));
  await seeOther(moderator.post(`/moderation/${bought}/approval`, { version: "1" }), "/moderation");
  for (const order of [orderId, await buy(mina, bought)]) {
    assert(!(await html(mina.get(`/orders/${order}`))).includes(`/orders/${order}/refund`));
    const refund = mina.call("POST", `/api/orders/${order}/refund`, { reason: "Mine" });
    const { title } = await problem(refund, 403, "own_ticket");
    assertEquals(title, "This is about your own ticket");
  }
});
