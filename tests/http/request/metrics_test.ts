/** Metrics: bounded in number, without personal data, and not public. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { addMember } from "#domain/groups/commands.ts";
import { startApp, test } from "../app.ts";
import { buy, html, list, problem, signUp } from "../cast.ts";

const TOKEN = "a token for the scraper";
const app = await startApp({
  env: { HOST: "0.0.0.0", ORIGIN: "http://tickets.example", METRICS_TOKEN: TOKEN },
});
Deno.test.afterAll(() => app.stop());

const scrape = async () => {
  const res = await app.fetch("/metrics", { headers: { authorization: `Bearer ${TOKEN}` } });
  assertEquals(res.status, 200);
  assertEquals(res.headers.get("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  return await res.text();
};

test("where others can reach the app, metrics need the token or an operator; everybody else gets 404", async () => {
  await problem(app.fetch("/metrics"), 404, "not_found");
  const headers = { authorization: "Bearer not the token at all" };
  await problem(app.fetch("/metrics", { headers }), 404, "not_found");
  const olga = await signUp(app, "olga");
  await problem(olga.get("/metrics"), 404, "not_found");
  assert((await addMember(app.system, "operators", olga.userId)).ok);
  const res = await olga.get("/metrics");
  assertEquals(res.status, 200);
  await res.body?.cancel();
  assertMatch(await scrape(), /^ticketing_requests_total/m);
});

test("metrics show commits and their sizes, conflicts, retries, the outbox, handlers, event loop lag and open streams", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  await buy(bob, await list(alice));
  await app.system.workers.relay.idle();
  const text = await scrape();
  for (
    const line of [
      /^ticketing_store_commits_total [1-9]/m,
      /^ticketing_store_conflicts_total \d/m,
      /^ticketing_store_retries_total \d/m,
      /^ticketing_store_group_size_bucket\{le="1"\} [1-9]/m,
      /^ticketing_outbox_rows\{state="waiting"\} \d/m,
      /^ticketing_outbox_rows\{state="scheduled"\} \d/m,
      /^ticketing_outbox_rows\{state="dead"\} 0/m,
      /^ticketing_outbox_rows\{state="quarantined"\} 0/m,
      /^ticketing_outbox_oldest_seconds \d/m,
      /^ticketing_event_handling_seconds_count\{handler="payments.observe"\} [1-9]/m,
      /^ticketing_events_handled_total\{handler="mail.bought",outcome="done"\} [1-9]/m,
      /^ticketing_event_loop_lag_seconds_count \d/m,
      /^ticketing_live\{what="streams"\} 0/m,
    ]
  ) assertMatch(text, line);
});

test("nothing that a visitor sends becomes a label, and metrics identify nobody", async () => {
  const alice = await signUp(app, "alice");
  const ticketId = await list(alice, { title: "Unheard Of" });
  const before = (await scrape()).split("\n").length;
  for (let n = 0; n < 20; n++) {
    await (await app.fetch(`/nowhere-${n}`, { method: `ODD${n}`, headers: { origin: app.origin } }))
      .body?.cancel();
    await (await app.fetch(`/tickets/${ticketId}?n=${n}`)).body?.cancel();
  }
  const text = await scrape();
  assert(text.split("\n").length < before + 5, "twenty visitors made twenty series");
  for (const secret of [alice.email, alice.userId, ticketId, "Unheard", "nowhere"]) {
    assert(!text.includes(secret), secret);
  }
});

test("the log connects a request with its events, and each event with its handlers and their outcome", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const ticketId = await list(alice);
  app.lines.length = 0; // those of this sale alone
  const orderId = await buy(bob, ticketId);
  await app.system.workers.relay.idle();
  await html(bob.get(`/orders/${orderId}`));
  const logged = app.lines.map((line) => JSON.parse(line));
  const requests = new Map(
    logged.filter(({ event }) => event === "request").map((line) => [line.requestId, line]),
  );
  const handled = (name: string) => logged.filter(({ handler }) => handler === name);
  const observed = handled("payments.observe");
  assert(observed.length >= 1);
  for (const { requestId, eventId, level } of observed) {
    assertEquals([typeof eventId, level], ["string", "info"]);
    assertEquals(requests.get(requestId)?.method, "POST");
  }
  // The mail is traced to the request that took the money: the checkout's, or the buyer's return if that
  // came first.
  const letters = handled("mail.bought");
  assertEquals(letters.length, 1);
  const [{ requestId, eventId }] = letters;
  assert(observed.every((capture) => capture.eventId !== eventId), "an event of its own");
  assertMatch(
    requests.get(requestId).path,
    /^\/(orders\/\w+\/payment|sandbox\/checkout\/…)$/,
  );
});
