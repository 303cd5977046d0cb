/** Moderators see on every page how many claims wait for them, and in the list which of them are overdue. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { ANSWER_MS, DECIDE_MS } from "#domain/claims/claim.ts";
import { startApp, test } from "../app.ts";
import {
  buy,
  html,
  json,
  list,
  type Person,
  seeOther,
  signUp,
  signUpModerator,
  textOf,
} from "../cast.ts";

const app = await startApp();
app.clock.at = Date.UTC(2027, 3, 30);
Deno.test.afterAll(() => app.stop());

/** What the header's link to the moderators' pages says, and the tab of the claims. */
async function said(mona: Person): Promise<[header: string | null, tab: string | null]> {
  const text = textOf(await html(mona.get("/moderation")));
  return [
    /(\d+\+? to do|\d+ or more to do)/.exec(text)?.[0] ?? null,
    /Claims \([^)]*\)/.exec(text)?.[0] ?? null,
  ];
}

test("the header and the tab count the claims that can be decided, and the list and the case say which is overdue", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const mona = await signUpModerator(app, "mona");
  const orders: string[] = [];
  for (let n = 0; n < 2; n++) {
    orders.push(await buy(bob, await list(alice, { startsAt: "2027-05-01T20:00" })));
  }
  const { snapshot } = await json(bob.get(`/api/orders/${orders[0]}`));
  const begins = Date.parse(snapshot.startsAt);
  const claim = (orderId: string) =>
    json(bob.call("POST", "/api/claims", { orderId, kind: "not_let_in", text: "Used" }), 201);
  const listed = async () => textOf(await html(mona.get("/moderation/claims")));

  app.clock.at = begins + 60_000;
  for (const orderId of orders) await claim(orderId);
  // The seller still has time to answer: nothing waits for a moderator.
  assertEquals(await said(mona), [null, "Claims (0)"]);
  await json(alice.call("POST", `/api/claims/${orders[1]}/answer`, { text: "I sold it once" }));
  assertEquals(await said(mona), ["1 to do", "Claims (1)"]);
  app.clock.at = begins + 60_000 + ANSWER_MS;
  assertEquals(await said(mona), ["2 to do", "Claims (2)"]);
  // The answered one has waited for longer.
  const page = await html(mona.get("/moderation/claims"));
  assert(page.indexOf(orders[1]) < page.indexOf(orders[0]));
  assert(!(await listed()).includes("Overdue"));

  app.clock.at = begins + 60_000 + DECIDE_MS;
  assertEquals((await listed()).match(/Overdue: nobody has decided for a week/g)?.length, 2);
  const path = `/moderation/claims/${orders[0]}`;
  assertStringIncludes(textOf(await html(mona.get(path))), "Overdue: nobody has decided");
  await seeOther(mona.post(`${path}/verdict`, { outcome: "upheld", reason: "No answer" }), path);
  assert(!textOf(await html(mona.get(path))).includes("Overdue"));
  assertEquals(await said(mona), ["1 to do", "Claims (1)"]);
  // Nobody else reads such a count.
  assert(!textOf(await html(alice.get("/sales"))).includes("to do"));
});
