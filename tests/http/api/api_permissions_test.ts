/** Who may call what: each call about concerts and listings, for each kind of caller. */
import { approveTicket } from "#domain/moderation/commands.ts";
import { startApp } from "../app.ts";
import { buy, json, list, signUp, signUpModerator } from "../cast.ts";
import { type Call, testCalls, testNothingIsMissing } from "./permission_matrix.ts";

const app = await startApp({ env: { MODERATION: "on", MAX_HOLDS: "0" } });
Deno.test.afterAll(() => app.stop());

const alice = await signUp(app, "alice");
const bob = await signUp(app, "bob");
const carol = await signUp(app, "carol");
const mona = await signUpModerator(app, "mona");

let evenings = 0;
/** A ticket of Alice's that waits for a moderator, at a concert of its own. */
async function pending() {
  const startsAt = `2027-06-01T${String(10 + Math.floor(++evenings / 60))}:${
    String(evenings % 60).padStart(2, "0")
  }`;
  const id = await list(alice, { startsAt });
  const { concertId } = await json(alice.get(`/api/tickets/${id}`));
  return { id, concertId: concertId as string };
}
async function onSale() {
  const one = await pending();
  await approveTicket(app.system, mona.userId, one.id, 1);
  return one;
}
async function bought() {
  const one = await onSale();
  return { ...one, orderId: await buy(bob, one.id) };
}

const callers = { visitor: null, user: carol, buyer: bob, seller: alice, moderator: mona };

const everybody = { visitor: 200, user: 200, buyer: 200, seller: 200, moderator: 200 };
/** Of what waits for a moderator. */
const hidden = { ...everybody, visitor: "not_found", user: "not_found", buyer: "not_found" };
const moderators = {
  visitor: "unauthenticated",
  user: "forbidden",
  buyer: "forbidden",
  seller: "forbidden",
  moderator: 200,
};

const sellers = { ...moderators, moderator: "forbidden", seller: 200 };

const calls: Call[] = [
  {
    name: "browseConcerts",
    make: () => Promise.resolve(["GET", "/api/concerts"]),
    answers: everybody,
  },
  ...["getConcert", "watchConcert", "listOffers"].flatMap((name): Call[] => {
    const rest = { getConcert: "", watchConcert: "/events", listOffers: "/offers" }[name];
    return [
      {
        name,
        make: async () => ["GET", `/api/concerts/${(await bought()).concertId}${rest}`],
        answers: everybody,
      },
      {
        name: `${name} before its approval`,
        make: async () => ["GET", `/api/concerts/${(await pending()).concertId}${rest}`],
        answers: hidden,
      },
    ];
  }),
  {
    name: "getListing",
    make: async () => ["GET", `/api/listings/${(await bought()).id}`],
    answers: everybody,
  },
  {
    name: "getListing before its approval",
    make: async () => ["GET", `/api/listings/${(await pending()).id}`],
    answers: hidden,
  },
  {
    name: "listTickets",
    make: () => {
      const price = { amount: 4550, currency: "EUR" };
      const startsAt = `2027-07-01T20:00:00Z`;
      const concert = { title: "Listed", venue: "Hall", city: "Lyon", startsAt };
      const tickets = [{ code: `ALLOWED-${++evenings}` }];
      const terms = { timeZone: "Europe/Paris", faceValue: price, price, tickets };
      return Promise.resolve(["POST", "/api/listings", { ...concert, ...terms }]);
    },
    answers: { visitor: "unauthenticated", user: 201, buyer: 201, seller: 201, moderator: 201 },
  },
  {
    name: "editListing",
    make: async () => ["PATCH", `/api/listings/${(await onSale()).id}`, { row: "9" }],
    answers: sellers,
  },
  {
    name: "editListing before its approval",
    make: async () => ["PATCH", `/api/listings/${(await pending()).id}`, { row: "9" }],
    answers: { ...sellers, user: "not_found", buyer: "not_found" },
  },
  {
    name: "editListing when it is sold",
    make: async () => ["PATCH", `/api/listings/${(await bought()).id}`, { row: "9" }],
    answers: { ...sellers, seller: "ticket_locked" },
  },
  {
    name: "withdrawListing",
    make: async () => ["DELETE", `/api/listings/${(await onSale()).id}`],
    answers: { ...sellers, seller: 204 },
  },
  {
    name: "withdrawListing before its approval",
    make: async () => ["DELETE", `/api/listings/${(await pending()).id}`],
    answers: { ...sellers, user: "not_found", buyer: "not_found", seller: 204 },
  },
  ...(["ticketIds", "quantity"] as const).map((way): Call => ({
    name: `reserveTicket by ${way}`,
    make: async () => {
      const { id } = await onSale();
      const wish = way === "quantity" ? { listingId: id, quantity: 1 } : { ticketIds: [id] };
      return ["POST", "/api/orders", wish];
    },
    answers: {
      visitor: "unauthenticated",
      user: 201,
      buyer: 201,
      seller: "own_ticket",
      moderator: 201,
    },
  })),
  {
    name: "correctConcert",
    make: async () => ["PATCH", `/api/concerts/${(await onSale()).concertId}`, { city: "Lille" }],
    answers: moderators,
  },
  {
    name: "correctConcert before its approval",
    make: async () => ["PATCH", `/api/concerts/${(await pending()).concertId}`, { city: "Lens" }],
    answers: { ...moderators, user: "not_found", buyer: "not_found", seller: "not_found" },
  },
  {
    name: "moveConcert",
    make: async () => [
      "POST",
      `/api/concerts/${(await onSale()).concertId}/move`,
      { startsAt: `2027-08-01T20:00:${evenings % 60}Z`.replace(/:(\d)Z/, ":0$1Z") },
    ],
    answers: moderators,
  },
  {
    name: "cancelConcert",
    make: async () => ["POST", `/api/concerts/${(await onSale()).concertId}/cancellation`, {}],
    answers: moderators,
  },
  {
    name: "mergeConcert",
    make: async () => [
      "POST",
      `/api/concerts/${(await onSale()).concertId}/merge`,
      { into: (await onSale()).concertId },
    ],
    answers: moderators,
  },
  {
    name: "returnOrder",
    make: async () => ["POST", `/api/orders/${(await bought()).orderId}/return`],
    answers: {
      visitor: "unauthenticated",
      user: "not_found",
      buyer: "order_not_cancellable", // the concert was not moved
      seller: "forbidden",
      moderator: "forbidden",
    },
  },
];

await testCalls(app, callers, calls);
testNothingIsMissing(calls, ["Concerts", "Listings"]);
