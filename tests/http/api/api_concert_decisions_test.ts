/** What moderators decide about concerts through the API, and what sellers and buyers then see. */
import { assert, assertEquals } from "@std/assert";
import { EventSource } from "../event_source.ts";
import { startApp, test } from "../app.ts";
import { buy, json, list, problem, reserve, signUp, signUpModerator } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

let evenings = 0;
/** People, and a ticket for another evening each time. */
async function evening(over: Record<string, string> = {}) {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const mona = await signUpModerator(app, "mona");
  const startsAt = `2027-06-${String(++evenings).padStart(2, "0")}T20:00`;
  const ticketId = await list(alice, { startsAt, ...over });
  const { concertId } = await json(alice.get(`/api/tickets/${ticketId}`));
  return {
    alice,
    bob,
    mona,
    ticketId,
    id: concertId as string,
    path: `/api/concerts/${concertId}`,
  };
}
const settle = () => app.system.workers.relay.idle();
const ANY = { "if-match": "*" };
const pathsOf = async (answer: Promise<Response>) =>
  (await problem(answer, 422, "invalid")).errors!.map(({ path }) => path);

test("a correction changes the concert and its tickets, under the version that was seen", async () => {
  const { mona, id, path, ticketId } = await evening();
  const etag = (await mona.get(path)).headers.get("etag")!;
  const change = { name: "The Knight Owls", reason: "A letter was missing" };
  await problem(mona.call("PATCH", path, change), 428, "version_required");
  const corrected = await json(mona.call("PATCH", path, change, { "if-match": etag }));
  assertEquals([corrected.id, corrected.name, corrected.city], [id, change.name, "Lyon"]);
  await problem(mona.call("PATCH", path, change, { "if-match": etag }), 412, "version_mismatch");
  await settle();
  assertEquals((await json(app.fetch(`/api/tickets/${ticketId}`))).title, change.name);
  assertEquals(await pathsOf(mona.call("PATCH", path, { reason: "No more" }, ANY)), [""]);
  assertEquals(await pathsOf(mona.call("PATCH", path, { name: "So", startsAt: "x" }, ANY)), [
    "startsAt",
  ]);
  assertEquals(await pathsOf(mona.call("PATCH", path, { country: "US" }, ANY)), ["country"]);
});

test("a correction to the words of another concert is refused, and names it", async () => {
  const { mona, path } = await evening({ startsAt: "2027-07-01T20:00", title: "One" });
  const other = await evening({ startsAt: "2027-07-01T20:00", title: "Another" });
  const refused = await problem(
    mona.call("PATCH", path, { name: "another" }, ANY),
    409,
    "merge_instead",
  );
  assertEquals((refused as { concertId?: string }).concertId, other.id);
});

test("a move ends reservations; a buyer gives the tickets back, once and in time", async () => {
  const { alice, bob, mona, path, ticketId } = await evening();
  const startsAt = "2027-09-01T18:00:00.000Z";
  const sold = await list(alice, {
    startsAt: `2027-06-${String(evenings).padStart(2, "0")}T20:00`,
  });
  const held = await reserve(bob, ticketId);
  const bought = await buy(bob, sold);
  const back = `/api/orders/${bought}/return`;
  await problem(bob.call("POST", back), 409, "order_not_cancellable");
  assertEquals(await pathsOf(mona.call("POST", `${path}/move`, {})), ["startsAt"]);
  const past = mona.call("POST", `${path}/move`, { startsAt: "2026-01-01T20:00:00Z" });
  await problem(past, 422, "starts_in_past");
  const moved = await json(mona.call("POST", `${path}/move`, { startsAt }));
  assertEquals([moved.startsAt, moved.movedAt !== undefined], [startsAt, true]);
  await settle();
  assertEquals((await json(bob.get(`/api/orders/${held}`))).status, "cancelled");
  assertEquals((await json(app.fetch(`/api/tickets/${ticketId}`))).startsAt, startsAt);
  await problem((await signUp(app, "carol")).call("POST", back), 404, "not_found");
  await problem(alice.call("POST", back), 403, "forbidden");
  for (const _ of [1, 2]) assertEquals((await json(bob.call("POST", back))).status, "refunded");
  assertEquals((await json(app.fetch(`/api/tickets/${sold}`))).status, "withdrawn");
});

test("a cancelled concert refunds its buyers and sells nothing more", async () => {
  const { alice, bob, mona, id, path, ticketId } = await evening();
  const bought = await buy(bob, ticketId);
  const left = await list(alice, {
    startsAt: `2027-06-${String(evenings).padStart(2, "0")}T20:00`,
  });
  // A body may be missing, but a body that is no object is a mistake.
  assertEquals(await pathsOf(mona.call("POST", `${path}/cancellation`, null)), [""]);
  for (const body of [{ reason: "The organiser cancelled it" }, undefined]) {
    const cancelled = await json(mona.call("POST", `${path}/cancellation`, body));
    assertEquals([cancelled.status, "tickets" in cancelled], ["cancelled", false]);
  }
  await settle();
  assertEquals((await json(bob.get(`/api/orders/${bought}`))).status, "refunded");
  await problem(bob.call("POST", "/api/orders", { ticketId: left }), 409, "ticket_not_available");
  const price = { amount: 4550, currency: "EUR" };
  const more = { concertId: id, price, faceValue: price, tickets: [{ code: "TOO-LATE" }] };
  assertEquals(await pathsOf(bob.call("POST", "/api/listings", more)), ["concertId"]);
  const move = { startsAt: "2027-09-02T18:00:00Z" };
  assertEquals(await pathsOf(mona.call("POST", `${path}/move`, move)), ["startsAt"]);
});

test("a merged concert leads to the one that it is part of, in every call", async () => {
  const startsAt = "2027-07-03T20:00";
  const { mona, id, path, ticketId } = await evening({ startsAt, title: "Written so" });
  const into = await evening({ startsAt, title: "Written otherwise" });
  const source = await EventSource.open(app.fetch(`${path}/events`));
  await source.next();
  for (const wrong of [id, "01UNKNOWN"]) {
    assertEquals(await pathsOf(mona.call("POST", `${path}/merge`, { into: wrong })), ["into"]);
  }
  const merged = await json(mona.call("POST", `${path}/merge`, { into: into.id }));
  assertEquals([merged.id, merged.mergedInto], [id, into.id]);
  let event = await source.next();
  while (event?.event === "offers") event = await source.next(); // what is on offer has changed too
  assertEquals(event!.data.mergedInto, into.id, "whoever watches it is told");
  await source.close();
  await settle();
  for (const rest of ["", "/events", "/offers"]) {
    const res = await app.fetch(`${path}${rest}`);
    await res.body?.cancel();
    assertEquals([res.status, res.headers.get("location")], [301, `${into.path}${rest}`]);
  }
  assertEquals((await json(app.fetch(`/api/tickets/${ticketId}`))).concertId, into.id);
  await problem(mona.call("POST", `${path}/cancellation`), 412, "version_mismatch");
});

test("no moderator decides about a concert that they sell a ticket for", async () => {
  const { mona, path } = await evening({ startsAt: "2027-07-04T20:00" });
  await list(mona, { startsAt: "2027-07-04T20:00" });
  const calls: [string, string, unknown][] = [
    ["PATCH", path, { name: "Mine" }],
    ["POST", `${path}/move`, { startsAt: "2027-09-03T18:00:00Z" }],
    ["POST", `${path}/cancellation`, {}],
    ["POST", `${path}/merge`, { into: "01UNKNOWN" }],
  ];
  for (const [method, at, body] of calls) {
    await problem(mona.call(method, at, body, ANY), 403, "own_ticket");
  }
  assert((await json(app.fetch(path))).status === "scheduled");
});
