import { assertEquals } from "@std/assert";
import { startApp, test } from "../app.ts";
import { list, type Person, signUp } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

test("200 buyers at once for 20 tickets: 20 get one, everybody else is told that it is taken", async () => {
  const alice = await signUp(app, "alice");
  const tickets: string[] = [];
  for (let i = 0; i < 20; i++) tickets.push(await list(alice));
  const buyers: Person[] = [];
  for (let i = 0; i < 200; i++) buyers.push(await signUp(app, `buyer${i}`));

  const answers = await Promise.all(buyers.map(async (buyer, i) => {
    const res = await buyer.call("POST", "/api/orders", { ticketId: tickets[i % 20] });
    const { ticketId, code } = await res.json();
    return { status: res.status, ticketId, code };
  }));
  const won = answers.filter((answer) => answer.status === 201);
  assertEquals(won.map((answer) => answer.ticketId).sort(), tickets.toSorted());
  const lost = answers.filter((answer) => answer.status !== 201);
  assertEquals(lost.length, 180);
  assertEquals(
    new Set(lost.map((answer) => `${answer.status} ${answer.code}`)),
    new Set(["409 ticket_taken"]),
  );
});
