/** Many buyers at once, over HTTP. */
import { assertEquals } from "@std/assert";
import { startApp, test } from "./app.ts";
import { list, signUp } from "./cast.ts";

const app = await startApp();

test("of 200 buyers at once on 20 tickets exactly 20 win, everybody else hears ticket_taken", async () => {
  const alice = await signUp(app, "alice");
  const tickets = await Promise.all(Array.from({ length: 20 }, () => list(alice)));
  const buyers = await Promise.all(Array.from({ length: 200 }, (_, i) => signUp(app, `b${i}`)));
  const answers = await Promise.all(buyers.map(async (buyer, i) => {
    const ticketId = tickets[i % tickets.length];
    const res = await buyer.call("POST", "/api/orders", { ticketId });
    const body = await res.json();
    return { ticketId, status: res.status, code: body.code, buyerId: body.buyerId };
  }));
  const winners = answers.filter(({ status }) => status === 201);
  assertEquals(winners.length, 20);
  assertEquals(new Set(winners.map(({ ticketId }) => ticketId)).size, 20);
  const losers = answers.filter(({ status }) => status !== 201);
  assertEquals(
    new Set(losers.map(({ status, code }) => `${status} ${code}`)),
    new Set(["409 ticket_taken"]),
  );
  assertEquals(losers.length, 180);
});
