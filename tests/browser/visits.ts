/** The visits of the browser tests that look at every page. */
import { claimedOrders } from "../claims/visited.ts";
import { addMember } from "#domain/groups/commands.ts";
import { assert } from "@std/assert";
import type { App } from "../http/app.ts";
import type { Form } from "../http/browser.ts";
import {
  buy,
  CARDS,
  concertOf,
  html,
  json,
  list,
  openCheckout,
  type Person,
  reserve,
  seeOther,
  signUp,
  signUpModerator,
} from "../http/cast.ts";

type Visit = [who: Person | null, path: string];

/** Every page, in each visually different state. `over`: of each ticket; `nameOf`: of each person. */
export async function allVisits(
  app: App,
  { over = {}, nameOf = (name) => name }: { over?: Form; nameOf?: (name: string) => string } = {},
): Promise<Visit[]> {
  const [alice, bob, carol] = [
    await signUp(app, nameOf("alice")),
    await signUp(app, nameOf("bob")),
    await signUp(app, nameOf("carol")),
  ];
  const moderator = await signUpModerator(app, nameOf("mo"));
  const olga = await signUp(app, nameOf("olga"));
  assert((await addMember(app.system, "operators", olga.userId)).ok);
  // With a dead letter and a quarantined value, the page shows all its forms.
  await app.system.store.transact((tx) => tx.emit("payment:failed", {}));
  await app.system.ops.kv.atomic().set(["ticket", "01DAMAGED"], {}).commit();
  await html(app.fetch("/tickets/01DAMAGED"), 500);
  // The account page shows every kind of entry.
  const token = { name: "Box office", scopes: ["tickets:read", "webhooks:write"] };
  await json(alice.call("POST", "/api/clients", token), 201);
  await json(alice.call("POST", "/api/webhooks", { url: "https://hooks.example/in" }), 201);
  const later = (hours: number) =>
    Temporal.Now.plainDateTimeISO("Europe/Paris").add({ years: 1, hours })
      .toString({ smallestUnit: "minute" });
  const startsAt = later(0);
  const listed = (more = {}) => list(alice, { startsAt, ...over, ...more });
  const [held, sold, available, cancelled] = [
    await listed(),
    await listed({ codeType: "pdf417" }),
    await listed(),
    await listed(),
  ];
  // Enough cities that the row of chips overflows.
  for (const city of ["Amsterdam", "Barcelona", "Copenhagen", "Helsinki", "Lisbon", "Zürich"]) {
    await listed({ city });
  }
  const paidOrder = await buy(bob, sold);
  await app.system.workers.relay.idle();
  const cancelledOrder = await reserve(bob, cancelled);
  await bob.post(`/orders/${cancelledOrder}/cancellation`);
  const liveOrder = await reserve(bob, held);
  const concert = await concertOf(app, available);
  // Concerts with nothing to reserve: sold out, and held.
  const [soldOut, allHeld] = [
    await listed({ startsAt: later(1) }),
    await listed({ startsAt: later(2) }),
  ];
  await buy(bob, soldOut);
  await reserve(carol, allHeld);
  // A listing of three tickets, two of which are bought together.
  const code = () => crypto.randomUUID();
  const several = await listed({ rows: "3", split: "any", code2: code(), code3: code() });
  const pair = await seeOther(
    carol.post("/orders", { listingId: several, quantity: "2" }),
    /orders/,
  );
  const paying = await openCheckout(carol, pair.split("/")[2]);
  await (await carol.post(paying, { card: CARDS.pays })).body?.cancel();
  await app.system.workers.relay.idle();
  const problems: [string, string] = [await listed(), await listed()];
  const said = over.description ?? "At the door they said that it was used already.";
  const claimed = await claimedOrders(app, [alice, bob], problems, said);
  const checkout = await openCheckout(bob, liveOrder);
  await bob.post(`/tickets/${cancelled}/report`, { reason: "copy", words: "Seen elsewhere" });
  return [
    [null, "/"],
    [null, "/?q=nothing&min=abc"],
    [null, "/cities"],
    [null, `/concerts/${concert}`],
    [null, `/concerts/${concert}?quantity=6`],
    [null, `/concerts/${await concertOf(app, soldOut)}`],
    [null, `/concerts/${await concertOf(app, allHeld)}`],
    [alice, `/concerts/${concert}`],
    [null, `/tickets/${available}`],
    [null, `/tickets/${held}`],
    [null, `/tickets/${sold}`],
    [null, "/sign-in"],
    [null, `/sign-in?next=/tickets/${available}`],
    [null, "/sign-up"],
    [null, "/not/there"],
    [null, "/api/docs"],
    [null, "/mail"],
    [null, "/styleguide"],
    [alice, "/sell"],
    [alice, "/sell?title=owls&timeZone=UTC"],
    [null, `/tickets/${several}`],
    [alice, `/tickets/${several}`],
    [alice, `/tickets/${several}/edit`],
    [bob, `/tickets/${several}`],
    [carol, pair],
    [alice, "/sales"],
    [bob, `/orders/${paidOrder}/claim`],
    [bob, `/orders/${claimed.open}`],
    [bob, `/orders/${claimed.open}/claim`],
    [alice, `/orders/${claimed.open}/claim`],
    [bob, `/orders/${claimed.upheld}/claim`],
    [moderator, "/moderation/claims"],
    [moderator, "/moderation/claims/decided"],
    [moderator, `/moderation/claims/${claimed.open}`],
    [moderator, `/moderation/claims/${claimed.upheld}`],
    [alice, "/account"],
    [alice, "/account/payouts"],
    [olga, "/account/payouts"],
    [alice, `/tickets/${available}`],
    [alice, `/tickets/${available}/edit`],
    [alice, `/orders/${paidOrder}`],
    [bob, `/tickets/${available}`],
    [bob, `/tickets/${held}`],
    [bob, "/orders"],
    [bob, `/orders/${liveOrder}`],
    [bob, `/orders/${paidOrder}`],
    [bob, `/orders/${cancelledOrder}`],
    [bob, checkout],
    [carol, "/orders"],
    [carol, "/sales"],
    [bob, `/tickets/${available}/report`],
    [moderator, "/moderation"],
    [moderator, "/moderation/reports"],
    [moderator, `/moderation/${cancelled}`],
    [moderator, `/tickets/${available}`],
    [moderator, `/orders/${paidOrder}`],
    [moderator, "/moderation/concerts?q=owls"],
    [moderator, `/moderation/concerts/${concert}`],
    [moderator, "/sign-out"],
    [olga, "/ops"],
    [olga, "/ops/money"],
  ];
}
