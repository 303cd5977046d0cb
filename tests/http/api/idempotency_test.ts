import { assertEquals } from "@std/assert";
import { startApp, test } from "../app.ts";
import { json, list, type Person, problem, reserve, signUp } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const price = { amount: 4550, currency: "EUR" };
let made = 0;
const aTicket = (over: Record<string, unknown> = {}) => ({
  title: "The Night Owls",
  venue: "Le Bikini",
  city: "Toulouse",
  startsAt: "2027-05-01T20:00:00+02:00",
  timeZone: "Europe/Paris",
  faceValue: price,
  price,
  code: `ONCE-${++made}`,
  ...over,
});
const post = (who: Person, path: string, body: unknown, key: string) =>
  who.call("POST", path, body, { "idempotency-key": key });

test("the same POST sent 20 times at once with one key creates one ticket and gets one answer", async () => {
  const alice = await signUp(app, "alice");
  const body = aTicket();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => post(alice, "/api/tickets", body, "list-1")),
  );
  const texts = new Set(await Promise.all(answers.map((res) => res.text())));
  assertEquals(answers.map((res) => res.status), Array(20).fill(201));
  assertEquals(texts.size, 1);
  assertEquals(new Set(answers.map((res) => res.headers.get("location"))).size, 1);
  const replayed = answers.filter((res) => res.headers.get("idempotent-replayed") === "true");
  assertEquals(replayed.length, 19);
  const { items } = await json(alice.get(`/api/tickets?q=night+owls`));
  assertEquals(items.length, 1);
});

test("a repeat gets the first answer even if the resource has changed since", async () => {
  const alice = await signUp(app, "alice");
  const body = aTicket();
  const first = await json(post(alice, "/api/tickets", body, "list-1"), 201);
  await alice.call("PATCH", `/api/tickets/${first.id}`, { price: { ...price, amount: 100 } }, {
    "if-match": "*",
  });
  assertEquals(await json(post(alice, "/api/tickets", body, "list-1"), 201), first);
});

test("another body under the same key is refused; keys of different users are separate", async () => {
  const [alice, carol] = [await signUp(app, "alice"), await signUp(app, "carol")];
  const body = aTicket();
  const first = await json(post(alice, "/api/tickets", body, "k"), 201);
  const other = post(alice, "/api/tickets", aTicket(), "k");
  await problem(other, 422, "idempotency_key_reused");
  const theirs = await json(post(carol, "/api/tickets", aTicket(), "k"), 201);
  assertEquals(theirs.id === first.id, false);
});

test("a repeated reservation gets the same answer and makes no second hold", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const body = { ticketId: await list(alice), price };
  const [one, two] = await Promise.all([
    post(bob, "/api/orders", body, "r"),
    post(bob, "/api/orders", body, "r"),
  ]);
  assertEquals([one.status, two.status], [201, 201]);
  const order = await one.json();
  assertEquals(await two.json(), order);
  await (await bob.call("DELETE", `/api/orders/${order.id}`)).body?.cancel();
  assertEquals((await json(post(bob, "/api/orders", body, "r"), 201)).id, order.id);
  assertEquals((await json(bob.get("/api/orders"))).items.length, 1);
});

test("repeating the opening of a checkout answers with the same address", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const orderId = await reserve(bob, await list(alice));
  const first = await json(post(bob, "/api/payments", { orderId }, "p"), 201);
  assertEquals(typeof first.checkoutUrl, "string");
  assertEquals(await json(post(bob, "/api/payments", { orderId }, "p"), 201), first);
  // Under a new key the answer is the open checkout, as without a key.
  assertEquals((await json(post(bob, "/api/payments", { orderId }, "q"), 201)).id, first.id);
});

test("a refusal is not kept, so the same request may succeed later", async () => {
  const [alice, bob, carol] = [
    await signUp(app, "alice"),
    await signUp(app, "bob"),
    await signUp(app, "carol"),
  ];
  const ticketId = await list(alice);
  const held = await reserve(bob, ticketId);
  await problem(post(carol, "/api/orders", { ticketId }, "r"), 409, "ticket_taken");
  await (await bob.call("DELETE", `/api/orders/${held}`)).body?.cancel();
  assertEquals((await json(post(carol, "/api/orders", { ticketId }, "r"), 201)).ticketId, ticketId);
});

test("a key expires after a day, and later ones remove its row", async () => {
  const alice = await signUp(app, "alice");
  const first = await json(post(alice, "/api/tickets", aTicket(), "day"), 201);
  app.clock.forward(24 * 3600);
  const second = await json(post(alice, "/api/tickets", aTicket(), "day"), 201);
  assertEquals(first.id === second.id, false);
});

test("a malformed key is refused", async () => {
  const alice = await signUp(app, "alice");
  for (const key of ["", "x".repeat(256), "with space"]) {
    await problem(post(alice, "/api/tickets", aTicket(), key), 422, "invalid");
  }
});
