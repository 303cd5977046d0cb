/** Who may call what: each call about moderation, for each kind of caller. */
import { reportTicket } from "#domain/reports/commands.ts";
import { approveTicket } from "#domain/moderation/commands.ts";
import { addMember } from "#domain/groups/commands.ts";
import { startApp } from "../app.ts";
import { buy, list, signUp, signUpModerator } from "../cast.ts";
import { type Call, testCalls, testNothingIsMissing } from "./permission_matrix.ts";

const app = await startApp({ env: { MODERATION: "on", MAX_HOLDS: "0" } });
Deno.test.afterAll(() => app.stop());

const [alice, bob, carol] = [
  await signUp(app, "alice"),
  await signUp(app, "bob"),
  await signUp(app, "carol"),
];
const mona = await signUpModerator(app, "mona");

let evenings = 0;
const startsAt = () => `2027-06-01T${String(10 + Math.floor(++evenings / 60))}:0${evenings % 10}`;
const pending = () => list(alice, { startsAt: startsAt() });
async function reported() {
  const id = await pending();
  await approveTicket(app.system, mona.userId, id, 1);
  await reportTicket(app.system, carol.userId, id, { reason: "copy", words: "" });
  return id;
}
async function bought() {
  const id = await pending();
  await approveTicket(app.system, mona.userId, id, 1);
  await buy(bob, id);
  return id;
}

const moderators = {
  visitor: "unauthenticated",
  user: "forbidden",
  buyer: "forbidden",
  seller: "forbidden",
  moderator: 200,
};
/** Others must not learn that it exists. */
const hidden = { ...moderators, user: "not_found", buyer: "not_found" };
const approve = { decision: "approve" };
const reject = { decision: "reject", reason: "Which row?" };
const dismiss = { reason: "The hall is real", version: 1 };

const calls: Call[] = [
  ...["waiting", "reported"].map((which): Call => ({
    name: `listModerations ${which}`,
    make: () => Promise.resolve(["GET", `/api/moderations?list=${which}`]),
    answers: moderators,
  })),
  {
    name: "getModeration",
    make: async () => ["GET", `/api/moderations/${await reported()}`],
    answers: moderators,
  },
  {
    name: "getModeration before its approval",
    make: async () => ["GET", `/api/moderations/${await pending()}`],
    answers: hidden,
  },
  ...[approve, reject].map((decision): Call => ({
    name: `decideModeration ${decision.decision}`,
    make: async () => ["PATCH", `/api/moderations/${await pending()}`, decision],
    answers: hidden,
  })),
  {
    name: "decideModeration about a ticket on sale",
    make: async () => ["PATCH", `/api/moderations/${await reported()}`, reject],
    answers: moderators,
  },
  {
    name: "decideModeration when it is sold",
    make: async () => ["PATCH", `/api/moderations/${await bought()}`, reject],
    answers: { ...moderators, moderator: "ticket_locked" },
  },
  {
    name: "dismissReports",
    make: async () => ["POST", `/api/moderations/${await reported()}/dismissal`, dismiss],
    answers: moderators,
  },
];

/** Sells, too: their own cases are somebody else's. */
const otto = await signUpModerator(app, "otto");
const ofOtto = () => list(otto, { startsAt: startsAt() });
const others = { ...hidden, seller: "not_found" };
const own: Call[] = [
  {
    name: "getModeration of a moderator's own listing",
    make: async () => ["GET", `/api/moderations/${await ofOtto()}`],
    answers: others,
  },
  ...[approve, reject].map((decision): Call => ({
    name: `decideModeration ${decision.decision} of a moderator's own listing`,
    make: async () => ["PATCH", `/api/moderations/${await ofOtto()}`, decision],
    answers: { ...others, moderator: "own_ticket" },
  })),
  {
    name: "dismissReports of a moderator's own listing",
    make: async () => ["POST", `/api/moderations/${await ofOtto()}/dismissal`, dismiss],
    answers: { ...others, moderator: "own_ticket" },
  },
];

await addMember(app.system, "moderators", otto.userId);
const callers = { visitor: null, user: carol, buyer: bob, seller: alice, moderator: mona };
await testCalls(app, callers, calls);
await testCalls(app, { ...callers, moderator: otto }, own);
testNothingIsMissing(calls, ["Moderation"]);
