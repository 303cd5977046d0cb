/** The handler of the guard, on a real database: what is stored, when it ends, and an outage that holds nothing up. */
import { assert, assertEquals } from "@std/assert";
import { addMember } from "#domain/groups/commands.ts";
import { approveTicket, rejectTicket } from "#domain/moderation/commands.ts";
import { MAX_GUARD_ATTEMPTS } from "#domain/moderation/on_events.ts";
import { findCase, listTicketsForReview } from "#domain/moderation/queries.ts";
import { suggestions } from "#domain/moderation/suggestion.ts";
import type { GuardedListing, Suggestion } from "#domain/ports/moderation_guard.ts";
import { editTicket, withdrawTicket } from "#domain/tickets/commands.ts";
import { createHousekeeping } from "#workers/housekeeping.ts";
import { Exchange, must } from "../exchange.ts";

const LOOK: Suggestion = { advice: "look", reasons: [{ kind: "said", text: "Hm" }] };

async function open(suggest: (listing: GuardedListing) => Promise<Suggestion>) {
  const e = await Exchange.open({ MODERATION: "on" }, { guard: { suggest } });
  const [alice, mona] = [await e.user("alice"), await e.user("mona")];
  assert((await addMember(e.x, "moderators", mona)).ok);
  const stored = (id: string) => e.x.store.get(suggestions, id);
  const shown = async (id: string) => must(await findCase(e.x, mona, id)).suggestion?.advice;
  return { e, alice, mona, stored, shown };
}

Deno.test("a listing that waits gets a suggestion; the guard is told nothing of its seller or barcode", async () => {
  const seen: GuardedListing[] = [];
  const { e, alice, stored, shown } = await open((listing) => {
    seen.push(listing);
    return Promise.resolve(LOOK);
  });
  await using _ = e;
  const { id, sellerId, code, codeHash } = await e.ticket(alice, { description: "Near the bar" });
  await e.settle();
  assertEquals([(await stored(id))!.advice, await shown(id)], ["look", "look"]);
  const told = JSON.stringify(seen);
  assert(told.includes("Near the bar"));
  for (const secret of [id, sellerId, code, codeHash, "alice"]) assert(!told.includes(secret));
});

Deno.test("a suggestion is about what the listing says now, and the queue's order is as before", async () => {
  let next = Promise.resolve<Suggestion>({ advice: "approve", reasons: [] });
  const { e, alice, mona, shown } = await open(() => next);
  await using _ = e;
  const first = await e.ticket(alice);
  e.clock.forward(1);
  const second = await e.ticket(alice);
  await e.settle();
  const queue = async () =>
    must(await listTicketsForReview(e.x, mona, { limit: 10 })).items.map(({ ticket }) => ticket.id);
  assertEquals(await queue(), [first.id, second.id]);
  assertEquals(await shown(first.id), "approve");
  const later = Promise.withResolvers<Suggestion>();
  next = later.promise;
  e.clock.forward(1);
  must(await editTicket(e.x, alice, first.id, { row: "9" }, first.version));
  assertEquals(await shown(first.id), undefined); // the former is about another text
  later.resolve({ ...LOOK, advice: "reject" });
  await e.settle();
  assertEquals(await shown(first.id), "reject");
  assertEquals(await queue(), [first.id, second.id].reverse()); // the edited one waits since now
});

Deno.test("a suggestion ends with the decision, a withdrawal, or the concert", async () => {
  const { e, alice, mona, stored } = await open(() => Promise.resolve(LOOK));
  await using _ = e;
  const [approved, rejected, withdrawn, old] = [
    await e.ticket(alice),
    await e.ticket(alice),
    await e.ticket(alice),
    await e.ticket(alice),
  ];
  await e.settle();
  for (const { id } of [approved, rejected, withdrawn, old]) assert(await stored(id));
  must(await approveTicket(e.x, mona, approved.id, 1));
  must(await rejectTicket(e.x, mona, rejected.id, 1, "Which row?"));
  must(await withdrawTicket(e.x, alice, withdrawn.id));
  await e.settle();
  for (const { id } of [approved, rejected, withdrawn]) assertEquals(await stored(id), null);
  e.clock.at = old.startsAt + 1;
  const housekeeping = createHousekeeping(e.x, e.x.ops.entities);
  await housekeeping.wake();
  await housekeeping.stop();
  assertEquals(await stored(old.id), null);
});

Deno.test("a guard that fails is asked again, a bounded number of times, and nothing is left behind", async () => {
  let asked = 0;
  const { e, alice, mona, shown } = await open(() => {
    asked++;
    return Promise.reject(new Error("down"));
  });
  await using _ = e;
  const { id } = await e.ticket(alice);
  for (let minute = 0; minute < 30; minute++) {
    await e.settle();
    e.clock.forward(60);
  }
  assertEquals([asked, await shown(id)], [MAX_GUARD_ATTEMPTS, undefined]);
  const { dead, due } = await e.x.store.outbox.counts();
  assertEquals([dead, due], [0, 0]);
  assertEquals(e.log.alarms, []);
  must(await approveTicket(e.x, mona, id, 1));
});

Deno.test("a guard that comes back is asked again in time", async () => {
  let isDown = true;
  const { e, alice, shown } = await open(() =>
    isDown ? Promise.reject(new Error("down")) : Promise.resolve(LOOK)
  );
  await using _ = e;
  const { id } = await e.ticket(alice);
  await e.settle();
  isDown = false;
  e.clock.forward(60);
  await e.settle();
  assertEquals(await shown(id), "look");
});

Deno.test("a guard that hangs holds up neither listing nor moderation nor other events", async () => {
  const hung = Promise.withResolvers<Suggestion>();
  const asked = Promise.withResolvers<void>();
  const { e, alice, mona, stored } = await open(() => {
    asked.resolve();
    return hung.promise;
  });
  await using _ = e;
  const { id } = await e.ticket(alice);
  await asked.promise;
  const queue = must(await listTicketsForReview(e.x, mona, { limit: 10 }));
  assertEquals(queue.items.map(({ ticket }) => ticket.id), [id]);
  must(await approveTicket(e.x, mona, id, 1));
  const bob = await e.user("bob");
  const order = await e.reserve(bob, id);
  must(await e.pay(await e.checkout(bob, order.id)));
  while ((await e.orderNow(order.id)).status !== "complete") {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  // Its answer comes when everything is over: nothing is stored of it.
  hung.resolve(LOOK);
  await e.settle();
  assertEquals(await stored(id), null);
});
