/** Events of concerts: they are sent to all who sell or bought there. */
import { assertEquals } from "@std/assert";
import { type Concert, concerts } from "#domain/concerts/concert.ts";
import { giveConcert } from "#domain/concerts/give.ts";
import { concertWalks } from "#domain/concerts/walk.ts";
import { emit } from "#domain/events.ts";
import { addEndpoint } from "#domain/webhooks/commands.ts";
import type { ConcertEvent } from "#domain/webhooks/kinds.ts";
import { webhookKinds } from "#domain/webhooks/kinds.ts";
import { withoutConcert } from "../migrations/old_tickets.ts";
import { Exchange, must } from "../exchange.ts";
import { openReceiver, type Receiver } from "./receiver.ts";

const open = () => Exchange.open({}, { webhooks: { loopback: true } });

/** A person whose endpoint is told of concerts. */
async function person(e: Exchange, name: string, { url }: Receiver): Promise<string> {
  const id = await e.user(name);
  const kinds = webhookKinds.filter((kind) => kind.startsWith("concert."));
  must(await addEndpoint(e.x, id, { url, kinds }));
  return id;
}

/** As a moderator's command does: the concert changes, and its event is told. */
async function change(e: Exchange, id: string, name: ConcertEvent, to: Partial<Concert> = {}) {
  await e.x.store.transact(async (tx) => {
    const { version } = tx.put(concerts, { ...(await tx.get(concerts, id))!, ...to });
    emit(tx, { name, payload: { concertId: id, version } });
  });
  await e.settle();
}

const told = ({ received }: Receiver) =>
  received.map(({ body }) => JSON.parse(body)).filter(({ type }) => type !== "concert.created");

Deno.test("a change of a concert is told once to each of its sellers and buyers, and to nobody else", async () => {
  await using e = await open();
  await using atAlice = openReceiver();
  await using atBob = openReceiver();
  await using atCarol = openReceiver();
  await using atDan = openReceiver();
  const alice = await person(e, "alice", atAlice);
  const bob = await person(e, "bob", atBob);
  const carol = await person(e, "carol", atCarol);
  const dan = await person(e, "dan", atDan);
  const listings = [];
  for (let n = 0; n < 12; n++) listings.push(await e.ticket(alice));
  await e.ticket(dan);
  await e.ticket(carol, { title: "Another evening" });
  await e.reserve(bob, listings[11].id);
  await e.reserve(bob, listings[3].id);
  const concertId = listings[0].concertId!;
  await change(e, concertId, "concert:changed");
  const timestamp = new Date(e.clock.at).toISOString();
  const version = (await e.x.store.get(concerts, concertId))!.version;
  const message = { type: "concert.changed", timestamp, data: { concertId, version } };
  for (const receiver of [atAlice, atBob, atDan]) assertEquals(told(receiver), [message]);
  assertEquals(told(atCarol), []);
  assertEquals([e.log.errors, e.log.alarms], [[], []]);
});

Deno.test("when a concert becomes part of another one, the people of both are told", async () => {
  await using e = await open();
  await using atAlice = openReceiver();
  await using atBob = openReceiver();
  const [alice, bob] = [await person(e, "alice", atAlice), await person(e, "bob", atBob)];
  const one = (await e.ticket(alice)).concertId!;
  const other = (await e.ticket(bob, { title: "The same evening" })).concertId!;
  await change(e, one, "concert:merged", { mergedInto: other });
  const types = (receiver: Receiver) =>
    told(receiver).map(({ type, data }) => [type, data.concertId]);
  assertEquals(types(atAlice), [["concert.merged", one]]);
  assertEquals(types(atBob), [["concert.merged", one]]);
});

Deno.test("a cancellation is told once, also if a listing comes to the concert after its listings have followed", async () => {
  await using e = await open();
  await using atBob = openReceiver();
  const [alice, bob] = [await e.user("alice"), await person(e, "bob", atBob)];
  const first = await e.ticket(bob);
  const late = await e.ticket(alice);
  const concertId = first.concertId!;
  await withoutConcert(e.x, late.listingId);
  await change(e, concertId, "concert:cancelled", { status: "cancelled" });
  await giveConcert(e.x, late.listingId);
  await e.settle();
  assertEquals((await e.x.store.get(concertWalks, concertId))!.starts, 1);
  assertEquals(told(atBob).map(({ type }) => type), ["concert.cancelled"]);
});

Deno.test("a new concert is told to the seller of its first ticket", async () => {
  await using e = await open();
  await using atAlice = openReceiver();
  await using atBob = openReceiver();
  const [alice, bob] = [await person(e, "alice", atAlice), await person(e, "bob", atBob)];
  await e.ticket(alice);
  await e.ticket(bob);
  await e.settle();
  assertEquals([atAlice.acceptedTypes(), atBob.acceptedTypes()], [["concert.created"], []]);
});
