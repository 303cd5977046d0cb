/** Moderation through the API: lists, cases, decisions and reports. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import { html, json, list, type Person, problem, signUp, signUpModerator } from "../cast.ts";

const app = await startApp({ env: { MODERATION: "on" } });
Deno.test.afterAll(() => app.stop());
const mona = await signUpModerator(app, "mona");

/** The case, and its ETag for the next call. */
async function caseOf(id: string, who: Person = mona) {
  const res = await who.get(`/api/moderations/${id}`);
  const etag = res.headers.get("etag")!;
  return { etag, body: await json(Promise.resolve(res)) };
}
const decide = (id: string, body: unknown, etag?: string, who: Person = mona) =>
  who.call("PATCH", `/api/moderations/${id}`, body, etag ? { "if-match": etag } : {});
const APPROVE = { decision: "approve" };
const reject = (reason: string) => ({ decision: "reject", reason });

test("a listing waits, is rejected with a reason, is changed, waits again and is approved", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice, { title: "The Night Owls" });
  const first = await caseOf(id);
  assertEquals([first.body.title, first.body.waiting.why], ["The Night Owls", "new"]);
  assertEquals([first.body.isOwn, first.body.changed], [false, undefined]);
  assert(!JSON.stringify(first.body).includes("CODE-"), "moderators do not see barcodes");
  const rejected = await json(decide(id, reject("Which row?"), first.etag));
  assertEquals(rejected.tickets[0].status, "rejected");
  assertEquals(
    [rejected.decisions[0].action, rejected.decisions[0].reason, rejected.decisions[0].by],
    ["reject", "Which row?", "mona"],
  );
  assertStringIncludes(await html(alice.get(`/tickets/${id}`)), "Which row?");

  const edit = alice.call("PATCH", `/api/tickets/${id}`, { row: "4" }, { "if-match": "*" });
  await json(edit);
  const again = await caseOf(id);
  assertEquals([again.body.waiting.why, again.body.changed], ["again", ["row"]]);
  const approved = await json(decide(id, APPROVE, again.etag));
  assertEquals([approved.tickets[0].status, approved.waiting], ["available", undefined]);
  assertEquals((await json(app.visitor().get(`/api/tickets/${id}`))).status, "available");
});

test("a decision applies to the version that was read", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice);
  const { etag } = await caseOf(id);
  await problem(decide(id, APPROVE), 428, "version_required");
  await json(alice.call("PATCH", `/api/tickets/${id}`, { row: "9" }, { "if-match": "*" }));
  await problem(decide(id, APPROVE, etag), 412, "version_mismatch");
  assertEquals((await caseOf(id)).body.waiting.why, "new");
});

test("a rejection needs a reason; an approval has none; other fields are refused", async () => {
  const id = await list(await signUp(app, "alice"));
  const inputs = [
    { decision: "reject" },
    { decision: "reject", reason: "No" },
    { ...reject("Which row?"), sellerName: "alice" },
    { ...APPROVE, reason: "Fine with me" },
    { decision: "withdraw" },
    { ...APPROVE, why: "x" },
    {},
  ];
  for (const input of inputs) await problem(decide(id, input, "*"), 422, "invalid");
  assertEquals((await caseOf(id)).body.waiting.why, "new");
});

test("an approval approves the seller's name only if it says which name was seen", async () => {
  const alice = await signUp(app, "alice");
  const [one, two] = [await list(alice), await list(alice)];
  assertEquals((await caseOf(one)).body.seller.nameStatus, "waiting");
  assertEquals((await json(decide(one, APPROVE, "*"))).seller.nameStatus, "waiting");
  const named = await json(decide(two, { ...APPROVE, sellerName: "alice" }, "*"));
  assertEquals(named.seller.nameStatus, "shown");
});

test("the list has pages in both directions, the longest waiting first, and only the chosen fields", async () => {
  const alice = await signUp(app, "alice");
  for (const { id } of await listed("waiting&limit=100")) await decide(id, APPROVE, "*");
  const ids: string[] = [];
  for (const title of ["One", "Two", "Three"]) {
    app.clock.forward(1);
    ids.push(await list(alice, { title }));
  }
  const first = await json(mona.get("/api/moderations?limit=2&fields=title"));
  assertEquals(first.items.map(({ title }: { title: string }) => title), ["One", "Two"]);
  assertEquals(Object.keys(first.items[0]).sort(), ["id", "title"]);
  const path = `/api/moderations?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`;
  const second = await json(mona.get(path));
  assertEquals(second.items.map(({ id }: { id: string }) => id), [ids[2]]);
  assert(second.previousCursor !== undefined && second.nextCursor === undefined);
  await problem(mona.get("/api/moderations?list=all"), 422, "invalid");
  await problem(mona.get("/api/moderations?limit=101"), 422, "invalid");
});

const listed = async (query: string): Promise<{ id: string }[]> =>
  (await json(mona.get(`/api/moderations?list=${query}`))).items;

test("reports are read with a case and dismissed unless there is one that was not read", async () => {
  const [alice, bob, carol] = [
    await signUp(app, "alice"),
    await signUp(app, "bob"),
    await signUp(app, "carol"),
  ];
  const id = await list(alice, { title: "A ghost" });
  await json(decide(id, APPROVE, "*"));
  const report = (who: Person, words: string) =>
    who.post(`/tickets/${id}/report`, { reason: "not_real", words }).then((res) => res.text());
  await report(bob, "There is no such hall");
  const [found] = await listed("reported");
  assertEquals(found.id, id);
  const { reports } = (await caseOf(id)).body;
  assertEquals(
    [reports.version, reports.items.length, reports.items[0].words, reports.items[0].reporterId],
    [1, 1, "There is no such hall", bob.userId],
  );
  await report(carol, "I was there: no hall");
  const dismiss = (version: number) =>
    mona.call("POST", `/api/moderations/${id}/dismissal`, { reason: "It is real", version });
  await problem(dismiss(1), 412, "version_mismatch");
  assertEquals((await caseOf(id)).body.reports.items.length, 2);
  app.clock.forward(1);
  const after = await json(dismiss(2));
  assertEquals([after.reports, after.decisions[0].action], [undefined, "dismiss"]);
  assertEquals(await listed("reported"), []);
});

test("a moderator who sells the listing reads its case without the reports, and cannot decide", async () => {
  const [otto, bob] = [await signUpModerator(app, "otto"), await signUp(app, "bob")];
  const id = await list(otto);
  await problem(decide(id, APPROVE, "*", otto), 403, "own_ticket");
  await json(decide(id, APPROVE, "*"));
  const words = "Sold twice, I think";
  await bob.post(`/tickets/${id}/report`, { reason: "copy", words }).then((res) => res.text());
  const { body } = await caseOf(id, otto);
  assertEquals([body.isOwn, body.reports], [true, undefined]);
  assertEquals((await caseOf(id)).body.reports.items[0].words, words);
  const dismissal = { reason: "All is well", version: 1 };
  const path = `/api/moderations/${id}/dismissal`;
  await problem(otto.call("POST", path, dismissal), 403, "own_ticket");
});

test("a case that has not changed is answered with 304", async () => {
  const id = await list(await signUp(app, "alice"));
  const { etag } = await caseOf(id);
  const res = await mona.get(`/api/moderations/${id}`, { "if-none-match": etag });
  assertEquals([res.status, await res.text()], [304, ""]);
});
