/** The operators' page: for operators only, with the same information and actions as the command line. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { says } from "#words/problems.ts";
import { addMember } from "#domain/groups/commands.ts";
import { startApp, test } from "../app.ts";
import { buy, html, list, seeOther, signUp, textOf } from "../cast.ts";

let problems: string[] = [];
const app = await startApp({
  payouts: (real) => ({ ...real, checkPlatform: () => Promise.resolve(problems) }),
});
Deno.test.afterAll(() => app.stop());
const olga = await signUp(app, "olga");
assert((await addMember(app.system, "operators", olga.userId)).ok);

/** Events whose handlers fail, since their payloads are invalid. */
async function bury(...names: string[]): Promise<void> {
  for (const name of names) {
    await app.system.store.transact((tx) => tx.emit("payment:failed", { nonsense: name }));
  }
  await app.system.workers.relay.idle();
}
const dead = () => app.system.store.outbox.listDead({ limit: 100 });
const look = async () => textOf(await html(olga.get("/ops")));

test("for everybody but operators, the page and its posts are not found", async () => {
  const [bob, mona] = [await signUp(app, "bob"), await signUp(app, "mona")];
  assert((await addMember(app.system, "moderators", mona.userId)).ok);
  const posts = [
    "dead/replay",
    "dead/removal",
    "quarantine/retry",
    "quarantine/removal",
    "verification",
    "reindex",
    "groups/addition",
    "groups/removal",
  ];
  for (const who of [app.visitor(), bob, mona]) {
    await html(who.get("/ops"), 404);
    for (const path of posts) await html(who.post(`/ops/${path}`, { all: "1", why: "so" }), 404);
    assert(!(await html(who.get("/"))).includes('href="/ops"'));
  }
  assertStringIncludes(await html(olga.get("/")), 'href="/ops"');
});

test("it shows dead letters with their errors, and replays or discards them with a recorded reason", async () => {
  await bury("first", "second");
  const page = await html(olga.get("/ops"));
  assertStringIncludes(textOf(page), "mail.capture_failed for payment:failed");
  assertStringIncludes(textOf(page), "cannot be read: its payload");
  const [one, other] = await dead();

  const form = { eventId: one.eventId, handler: one.handler };
  await seeOther(olga.post("/ops/dead/replay", form), "/ops");
  await app.system.workers.relay.idle();
  assertEquals((await dead()).length, 2, "it dies again: nothing was mended");

  const discard = { eventId: other.eventId, handler: other.handler };
  await html(olga.post("/ops/dead/removal", { ...discard, why: " " }), 422);
  assertEquals((await dead()).length, 2);
  await seeOther(olga.post("/ops/dead/removal", { ...discard, why: "a test made it" }), "/ops");
  assertEquals((await dead()).map(({ eventId }) => eventId), [one.eventId]);
  await html(olga.post("/ops/dead/removal", { ...discard, why: "once more" }), 404);
  await seeOther(olga.post("/ops/dead/removal", { all: "1", why: "all of them" }), "/ops");
  assertEquals(await dead(), []);

  const after = await look();
  assertStringIncludes(after, "No dead letters.");
  assertStringIncludes(after, `dead.discard ${other.eventId}`);
  assertStringIncludes(after, "a test made it");
  assertStringIncludes(after, `user:${olga.userId}`);
});

test("many dead letters are shown in pages", async () => {
  await bury(...Array.from({ length: 25 }, (_, n) => `letter ${n}`));
  const first = await html(olga.get("/ops"));
  const next = /href="(\/ops\?after=[^"#]+)#dead"/.exec(first)![1].replaceAll("&amp;", "&");
  const second = await html(olga.get(next));
  const ids = (page: string) =>
    new Set([...page.matchAll(/name="eventId" value="(\w+)"/g)].map(([, id]) => id));
  assertEquals([ids(first).size, ids(second).size], [20, 5]);
  assert(ids(first).isDisjointFrom(ids(second)));
  await seeOther(olga.post("/ops/dead/removal", { all: "1", why: "over" }), "/ops");
});

test("verifying and rebuilding run in the background, and the page shows the result", async () => {
  await seeOther(olga.post("/ops/verification"), "/ops");
  await ended(/verify finished at .*: no problems found\./);
  await seeOther(olga.post("/ops/reindex", { name: "ticket" }), "/ops");
  await ended(/reindex ticket finished at .*: no problems found\./);
  await seeOther(olga.post("/ops/reindex", { name: "comet" }), "/ops");
  await ended(/reindex comet failed at/);
});

async function ended(says: RegExp): Promise<void> {
  let text = "";
  for (let looks = 0; looks < 500; looks++) {
    text = await look();
    if (says.test(text)) return;
  }
  assertMatch(text, says);
}

test("members are added and removed by e-mail address, with immediate effect", async () => {
  const rita = await signUp(app, "rita");
  await html(rita.get("/ops"), 404);
  const form = { group: "operators", person: rita.email };
  await seeOther(olga.post("/ops/groups/addition", form), "/ops");
  await html(rita.get("/ops"));
  await seeOther(olga.post("/ops/groups/removal", form), "/ops");
  await html(rita.get("/ops"), 404);
  await html(olga.post("/ops/groups/addition", { ...form, person: "nobody@example.org" }), 404);
  await html(olga.post("/ops/groups/addition", { ...form, group: "kings" }), 422);
});

test("the audit trail is for operators, says who did what to whom, and can be filtered by person, object and day", async () => {
  const [rita, mona] = [await signUp(app, "rita"), await signUp(app, "mona")];
  assert((await addMember(app.system, "moderators", mona.userId)).ok);
  for (const who of [app.visitor(), rita, mona]) await html(who.get("/ops/audit"), 404);
  assertStringIncludes(await html(olga.get("/ops")), 'href="/ops/audit"');
  const form = { group: "moderators", person: rita.email, why: "" };
  const added = await olga.post("/ops/groups/addition", form);
  const requestId = added.headers.get("x-request-id");
  await added.body?.cancel();
  const asked = (query: Record<string, string>, status = 200) =>
    html(olga.get(`/ops/audit?${new URLSearchParams(query)}`), status).then(textOf);
  const found = await asked({ thing: rita.email });
  assertMatch(found, /Added to a group: olga/);
  assertStringIncludes(found, `user:${olga.userId}, request ${requestId}`);
  assertStringIncludes(await asked({ person: olga.email, thing: "moderators" }), "Concerns rita");
  assertStringIncludes(await asked({ person: mona.userId }), "No decisions found");
  assertStringIncludes(await asked({ to: "2020-01-01" }), "No decisions found");
  assertStringIncludes(
    await asked({ person: "no@example.org" }, 422),
    "No account has this email",
  );
  assertStringIncludes(await asked({ from: "soon" }, 422), "Invalid search");
  await html(olga.get("/ops/audit?cursor=x"), 400);
  const page = await html(olga.get("/ops/audit?person=%22%3E%3Cb%3Ex"));
  assert(!page.includes('"><b>x'));
});

test("the books are for operators: balances, and the newest postings in pages", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  for (const who of [app.visitor(), alice]) await html(who.get("/ops/money"), 404);
  assertStringIncludes(await html(olga.get("/ops")), 'href="/ops/money"');
  const order = await buy(bob, await list(alice));
  const shown = await html(olga.get("/ops/money")).then(textOf);
  assertMatch(shown, /Payable to sellers\s*-€/);
  assertMatch(shown, /A buyer paid/);
  assertStringIncludes(shown.replaceAll(/[\u2066-\u2069]/g, ""), `order ${order}`);
  await html(olga.get("/ops/money?cursor=x"), 400);
});

test("an unreadable value is listed, and a page that needs it says so instead of failing", async () => {
  const { kv } = app.system.ops;
  const id = "01DAMAGED";
  await kv.atomic().set(["ticket", id], { id, title: 7 }).commit();
  const page = textOf(await html(app.fetch(`/tickets/${id}`), 500));
  assertStringIncludes(page, "This cannot be shown right now");
  await app.system.store.drain();
  assertStringIncludes(await look(), `ticket/${id}`);
  const name = `ticket/${id}`;
  await seeOther(olga.post("/ops/quarantine/retry", { name }), "/ops");
  assertStringIncludes(await look(), name);
  await html(olga.post("/ops/quarantine/removal", { name }), 422);
  await seeOther(olga.post("/ops/quarantine/removal", { name, why: "a test made it" }), "/ops");
  assertStringIncludes(await look(), "All values can be read.");
  await html(app.fetch(`/tickets/${id}`), 404);
});

test("the page is never cached, and is in French for French speakers", async () => {
  const res = await olga.get("/ops", { "accept-language": "fr" });
  assertEquals(res.headers.get("cache-control"), "private, no-store");
  assertStringIncludes(textOf(await res.text()), "État");
});

test("it shows that sales are stopped, why and what to do, until they go on", async () => {
  assert(!(await look()).includes("Sales are stopped"));
  problems = ["Set the payout schedule to manual"];
  app.clock.forward(3_600);
  await app.system.sales.look();
  const page = await look();
  for (const words of ["Sales are stopped", "Known since", problems[0], "looked at each minute"]) {
    assertStringIncludes(page, words);
  }
  // The problems of a provider are written in the reader's language.
  problems = [says("platform_currency", { settled: "USD", currency: "EUR" })];
  app.clock.forward(60);
  await app.system.sales.look();
  assertStringIncludes(await look(), "Your Stripe account settles in USD");
  const french = await olga.get("/ops", { "accept-language": "fr" });
  assertStringIncludes(await french.text(), "Votre compte Stripe est tenu en USD");
  problems = [];
  app.clock.forward(60);
  await app.system.sales.look();
  assert(!(await look()).includes("Sales are stopped"));
});
