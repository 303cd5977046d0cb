/** The typed client on the built app: what the pages do, by program. */
import { assert, assertEquals } from "@std/assert";
import {
  ApiError,
  type Code,
  createApi,
  items,
  value,
  versioned,
} from "../../clients/typescript/src/mod.ts";
import { startApp, test } from "../http/app.ts";
import { CARDS, signUp } from "../http/cast.ts";
import { apiFor, tokenOf } from "./token.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const euros = (amount: number) => ({ amount, currency: "EUR" });
let made = 0;
const aTicket = (title: string) => ({
  title,
  venue: "Le Bikini",
  city: "Toulouse",
  startsAt: "2027-05-01T20:00:00+02:00",
  timeZone: "Europe/Paris",
  faceValue: euros(5000),
  price: euros(4550),
  code: `CLIENT-${++made}`,
});

async function refusalOf(call: Promise<unknown>): Promise<ApiError> {
  try {
    await call;
  } catch (error) {
    assert(error instanceof ApiError, String(error));
    return error;
  }
  throw new Error("it was not refused");
}

test("with the client one lists, finds, reserves, pays, and reads the order with its barcode", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const [seller, buyer] = [await apiFor(app, alice), await apiFor(app, bob)];
  const listed = await value(seller.POST("/api/tickets", { body: aTicket("Journey") }));

  const found = [];
  for await (const ticket of items(buyer, "/api/tickets", { query: { q: "journey" } })) {
    found.push([ticket.id, ticket.status, ticket.total.amount, ticket.code]);
  }
  assertEquals(found, [[listed.id, "available", 4550, undefined]]);

  const body = { ticketId: listed.id, price: listed.price };
  const order = await value(buyer.POST("/api/orders", { body }));
  const payment = await value(buyer.POST("/api/payments", { body: { orderId: order.id } }));
  const checkout = new URL(payment.checkoutUrl!);
  await (await bob.post(checkout.pathname, { card: CARDS.pays })).body?.cancel();
  await app.system.workers.relay.idle();

  const byId = (id: string) => ({ params: { path: { id } } });
  const paid = await value(buyer.GET("/api/orders/{id}", byId(order.id)));
  assertEquals([paid.status, paid.total], ["complete", euros(4550)]);
  const ticket = await value(buyer.GET("/api/tickets/{id}", byId(listed.id)));
  assertEquals(ticket.code, listed.code);
});

test("a list is read to its last page, and whoever stops early reads no further page", async () => {
  const seller = await apiFor(app, await signUp(app, "alice"));
  for (const n of [1, 2, 3, 4, 5]) {
    await value(seller.POST("/api/tickets", { body: aTicket(`Paging ${n}`) }));
  }
  const asked: string[] = [];
  const api = createApi({
    origin: app.origin,
    fetch: (req) => {
      asked.push(req.url);
      return app.handler(req);
    },
  });
  const query = { q: "paging", limit: 2 };
  const titles = new Set<string>();
  for await (const { title } of items(api, "/api/tickets", { query })) titles.add(title);
  assertEquals([titles.size, asked.length], [5, 3]);
  for await (const _ of items(api, "/api/tickets", { query })) break;
  assertEquals(asked.length, 4);
});

test("a change is made to the version that was read, and refused once there is a newer one", async () => {
  const seller = await apiFor(app, await signUp(app, "alice"));
  const { id } = await value(seller.POST("/api/tickets", { body: aTicket("Versions") }));
  const { etag } = await versioned(
    seller.GET("/api/tickets/{id}", { params: { path: { id } } }),
  );
  const change = (amount: number) =>
    seller.PATCH("/api/tickets/{id}", {
      params: { path: { id }, header: { "If-Match": etag } },
      body: { price: euros(amount) },
    });
  assertEquals((await value(change(4000))).price.amount, 4000);
  const refused = await refusalOf(value(change(100)));
  assertEquals([refused.status, refused.code], [412, "version_mismatch"]);
});

test("a refusal is an error with the code and the whole problem document", async () => {
  const [alice, bob, carol] = await Promise.all(
    ["alice", "bob", "carol"].map((n) => signUp(app, n)),
  );
  const [seller, buyer, rival] = await Promise.all([alice, bob, carol].map((p) => apiFor(app, p)));
  const { id } = await value(seller.POST("/api/tickets", { body: aTicket("Refused") }));
  await value(buyer.POST("/api/orders", { body: { ticketId: id } }));
  const taken: Code = "ticket_taken";
  const late = await refusalOf(value(rival.POST("/api/orders", { body: { ticketId: id } })));
  assertEquals([late.status, late.code], [409, taken]);
  assert(late.problem!.requestId.length > 0 && late.problem!.detail.length > 0);

  const wrong = { ...aTicket("Wrong"), timeZone: "Mars" };
  const invalid = await refusalOf(value(seller.POST("/api/tickets", { body: wrong })));
  assertEquals([invalid.code, invalid.problem!.errors![0].path], ["invalid", "timeZone"]);

  const nobody = await apiFor(app);
  assertEquals((await refusalOf(value(nobody.GET("/api/orders", {})))).code, "unauthenticated");
  const reading = createApi({
    origin: app.origin,
    token: () => tokenOf(bob, ["tickets:read"]),
    fetch: app.handler,
  });
  const lacking = await refusalOf(value(reading.POST("/api/orders", { body: { ticketId: id } })));
  assertEquals(lacking.code, "insufficient_scope");
});

test("a listing whose answer was lost is sent again, and there is one ticket", async () => {
  const token = await tokenOf(await signUp(app, "alice"));
  let lost = 0;
  const seller = createApi({
    origin: app.origin,
    token,
    fetch: async (req) => {
      const res = await app.handler(req);
      if (req.method !== "POST" || lost++ > 0) return res;
      await res.body?.cancel();
      throw new TypeError("connection reset");
    },
  });
  const { id } = await value(seller.POST("/api/tickets", { body: aTicket("Lost answer") }));
  assertEquals(lost, 2);
  const found = [];
  for await (const ticket of items(seller, "/api/tickets", { query: { q: "lost answer" } })) {
    found.push(ticket.id);
  }
  assertEquals(found, [id]);
});
