/** Who may call what: each call about payouts and claims, for each kind of caller. */
import { assertEquals } from "@std/assert";
import { jpegWith } from "../../claims/pictures.ts";
import { startApp } from "../app.ts";
import { buy, json, list, signUp, signUpModerator } from "../cast.ts";
import { type Call, testCalls, testNothingIsMissing } from "./permission_matrix.ts";

const HOUR_MS = 3_600_000;

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const alice = await signUp(app, "alice");
const bob = await signUp(app, "bob");
const carol = await signUp(app, "carol");
const mona = await signUpModerator(app, "mona");
const callers = { visitor: null, user: carol, buyer: bob, seller: alice, moderator: mona };

/** Bob has bought a ticket of Alice's, and its concert has begun. */
async function atTheDoor(): Promise<string> {
  const startsAt = Math.ceil(app.clock.at / HOUR_MS) * HOUR_MS + HOUR_MS;
  const local = new Date(startsAt).toISOString().slice(0, 16);
  const orderId = await buy(
    bob,
    await list(alice, { startsAt: local, timeZone: "Atlantic/Reykjavik" }),
  );
  app.clock.at = startsAt + 60_000;
  return orderId;
}

const NOT_LET_IN = { kind: "not_let_in", text: "The code was used already." };

/** … and Bob was not let in. */
async function claimed(): Promise<string> {
  const orderId = await atTheDoor();
  await json(bob.call("POST", "/api/claims", { orderId, ...NOT_LET_IN }), 201);
  return orderId;
}

const picture = () => jpegWith({});

/** … and has shown a picture: its address. */
async function pictured(): Promise<string> {
  const at = `/api/claims/${await claimed()}/pictures`;
  const headers = { origin: app.origin, "content-type": "image/jpeg" };
  const body = new Uint8Array(picture());
  const { pictures } = await json(bob.request(at, { method: "POST", body, headers }), 201);
  assertEquals(pictures.length, 1);
  return `${at}/${pictures[0].id}`;
}

const visitor = "unauthenticated";
/** Own things: nobody else's are there at all. */
const everyone = { visitor, user: 200, buyer: 200, seller: 200, moderator: 200 };
const sides = { ...everyone, user: "not_found" };
const onlyBuyers = { visitor, user: "not_found", seller: "forbidden", moderator: "forbidden" };
const verdict = (outcome: string) => ({ outcome, reason: "Both sides were heard" });

const calls: Call[] = [
  { name: "listPayouts", make: () => Promise.resolve(["GET", "/api/payouts"]), answers: everyone },
  {
    name: "getPayout",
    make: async () => ["GET", `/api/payouts/${await atTheDoor()}`],
    answers: {
      visitor,
      user: "not_found",
      buyer: "not_found",
      seller: 200,
      moderator: "not_found",
    },
  },
  {
    name: "getPayoutAccount",
    make: () => Promise.resolve(["GET", "/api/payout-account"]),
    answers: everyone,
  },
  {
    name: "openPayoutAccount",
    make: () => Promise.resolve(["POST", "/api/payout-account"]),
    answers: { visitor, user: 201, buyer: 201, seller: 201, moderator: 201 },
  },
  { name: "listClaims", make: () => Promise.resolve(["GET", "/api/claims"]), answers: everyone },
  {
    name: "getClaim",
    make: async () => ["GET", `/api/claims/${await claimed()}`],
    answers: sides,
  },
  {
    name: "getClaim of an order without one",
    make: async () => ["GET", `/api/claims/${await atTheDoor()}`],
    answers: {
      visitor,
      user: "not_found",
      buyer: "not_found",
      seller: "not_found",
      moderator: "not_found",
    },
  },
  {
    name: "claim",
    make: async () => ["POST", "/api/claims", { orderId: await atTheDoor(), ...NOT_LET_IN }],
    answers: { ...onlyBuyers, buyer: 201 },
  },
  {
    name: "claim again",
    make: async () => ["POST", "/api/claims", { orderId: await claimed(), ...NOT_LET_IN }],
    answers: { ...onlyBuyers, buyer: 200 },
  },
  {
    name: "answerClaim",
    make: async () => ["POST", `/api/claims/${await claimed()}/answer`, { text: "It was not." }],
    answers: {
      visitor,
      user: "not_found",
      buyer: "forbidden",
      seller: 200,
      moderator: "forbidden",
    },
  },
  {
    name: "decideOnClaim",
    make: async () => ["POST", `/api/claims/${await claimed()}/verdict`, verdict("rejected")],
    answers: {
      visitor,
      user: "not_found",
      buyer: "forbidden",
      seller: "forbidden",
      moderator: 200,
    },
  },
  {
    name: "decideOnClaim before the seller had time to answer",
    make: async () => ["POST", `/api/claims/${await claimed()}/verdict`, verdict("upheld")],
    answers: {
      visitor,
      user: "not_found",
      buyer: "forbidden",
      seller: "forbidden",
      moderator: "claim_waits",
    },
  },
  {
    name: "withdrawClaim",
    make: async () => ["POST", `/api/claims/${await claimed()}/withdrawal`],
    answers: { ...onlyBuyers, buyer: 200 },
  },
  {
    name: "addClaimPicture",
    make: async () => ["POST", `/api/claims/${await claimed()}/pictures`, picture()],
    answers: { ...onlyBuyers, buyer: 201 },
  },
  {
    name: "getClaimPicture",
    make: async () => ["GET", await pictured()],
    answers: sides,
  },
];

await testCalls(app, callers, calls);
testNothingIsMissing(calls, ["Payouts", "Claims"]);
