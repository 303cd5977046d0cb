import { assert, assertEquals, assertMatch } from "@std/assert";
import { startApp, test } from "../app.ts";
import { json, list, problem, reserve, signUp } from "../cast.ts";
import { openReceiver } from "../../webhooks/receiver.ts";

const app = await startApp({ webhooks: { loopback: true } });
const receiver = openReceiver();
Deno.test.afterAll(async () => {
  await receiver[Symbol.asyncDispose]();
  await app.stop();
});

test("a webhook is added, its secret shown once, and listed, read and removed by its owner only", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const res = await alice.call("POST", "/api/webhooks", {
    url: receiver.url,
    events: ["order.created", "order.completed", "order.created"],
  });
  assertEquals(res.headers.get("cache-control"), "no-store");
  const { secret, ...webhook } = await json(Promise.resolve(res), 201);
  assertMatch(secret, /^whsec_[\w+/]{32}$/);
  assertEquals([webhook.url, webhook.status], [receiver.url, "active"]);
  assertEquals(webhook.events, ["order.created", "order.completed"]);
  const path = res.headers.get("location")!;
  assertEquals(path, `/api/webhooks/${webhook.id}`);
  assertEquals(await json(alice.get(path)), webhook);
  assertEquals((await json(alice.get("/api/webhooks"))).items, [webhook]);
  assertEquals((await json(bob.get("/api/webhooks"))).items, []);
  const others = [
    bob.get(path),
    bob.get(`${path}/deliveries`),
    bob.call("POST", `${path}/secret`),
    bob.call("POST", `${path}/activation`),
    bob.call("DELETE", path),
  ];
  for (const answer of others) await problem(answer, 404, "not_found");
  const rotated = await json(alice.call("POST", `${path}/secret`));
  assert(rotated.secret !== secret);
  assertEquals((await alice.call("DELETE", path)).status, 204);
  await problem(alice.get(path), 404, "not_found");
});

test("deliveries are listed with payload and response, and can be sent again", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const { id } = await json(alice.call("POST", "/api/webhooks", { url: receiver.url }), 201);
  receiver.answer = () => new Response(null, { status: 500 });
  const ticketId = await list(alice);
  const orderId = await reserve(bob, ticketId);
  await app.system.workers.relay.idle();
  const { items } = await json(alice.get(`/api/webhooks/${id}/deliveries`));
  const seen = items.map((one: Record<string, unknown>) => [one.event, one.status, one.lastStatus]);
  assertEquals(seen.sort(), [
    ["concert.created", "pending", 500],
    ["order.created", "pending", 500],
    ["ticket.listed", "pending", 500],
  ]);
  const created = items.find(({ event }: { event: string }) => event === "order.created");
  assertEquals(created.payload.data, { ticketId, orderId, version: 1 });
  assertEquals((await json(alice.get(`/api/webhooks/${id}`))).status, "failing");
  receiver.answer = () => new Response(null, { status: 204 });
  const replay = `/api/webhooks/${id}/deliveries/${created.id}/replay`;
  await problem(bob.call("POST", replay), 404, "not_found");
  assertEquals((await json(alice.call("POST", replay), 202)).attempts, 0);
  await app.system.workers.relay.idle();
  const { items: [again] } = await json(
    alice.get(`/api/webhooks/${id}/deliveries?fields=status,attempts`),
  ).then(({ items }) => ({ items: items.filter((one: { id: string }) => one.id === created.id) }));
  assertEquals(again, { id: created.id, status: "delivered", attempts: 1 });
  assertEquals(receiver.received.at(-1)?.id, created.id);
});

test("webhooks to private addresses are refused, and a person may have a few only", async () => {
  const alice = await signUp(app, "alice");
  for (const url of ["http://hooks.example/", "https://me:pw@hooks.example/", "nonsense", ""]) {
    const refused = await problem(alice.call("POST", "/api/webhooks", { url }), 422, "invalid");
    assertEquals(refused.errors?.[0].path, "url");
    assertMatch(refused.errors![0].message, /^(Must|Is) /);
  }
  for (let i = 0; i < 5; i++) {
    await json(alice.call("POST", "/api/webhooks", { url: `https://hooks.example/${i}` }), 201);
  }
  await problem(
    alice.call("POST", "/api/webhooks", { url: "https://hooks.example/6" }),
    409,
    "webhook_limit",
  );
});

test("reading webhooks and changing them need different scopes", async () => {
  const alice = await signUp(app, "alice");
  const scopes = ["webhooks:read"];
  const { secret } = await json(alice.call("POST", "/api/clients", { name: "Reads", scopes }), 201);
  const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
  assertEquals((await json(app.fetch("/api/webhooks", { headers }))).items, []);
  const refused = await problem(
    app.fetch("/api/webhooks", { method: "POST", headers, body: "{}" }),
    403,
    "insufficient_scope",
  );
  assertMatch(refused.detail, /webhooks:write/);
});
