/** Mail of a sale through a real mail server: each reader gets it once, whatever the server does. */
import { assertEquals } from "@std/assert";
import { users } from "#domain/users/user.ts";
import { Exchange, must } from "../exchange.ts";
import { openSink, type Sink } from "../../tools/mail_sink.ts";

interface Sale {
  e: Exchange;
  alice: string;
  bob: string;
  /** Bob pays, and every handler that follows has been tried once. */
  sell(): Promise<void>;
}

async function withSale(sink: Sink, run: (sale: Sale) => Promise<void>): Promise<void> {
  await using e = await Exchange.open({
    MAIL: "smtp",
    SMTP_URL: sink.url,
    MAIL_FROM: "tickets@tickets.example",
  });
  const people = [await e.user("alice"), await e.user("bob")];
  const [alice, bob] = await Promise.all(
    people.map(async (id) => (await e.x.store.get(users, id))!.email),
  );
  await run({
    e,
    alice,
    bob,
    async sell() {
      const order = await e.reserve(people[1], (await e.ticket(people[0])).id);
      must(await e.pay(await e.checkout(people[1], order.id)));
      await e.settle();
    },
  });
}

const lettersIn = (sink: Sink) =>
  sink.received.map(({ to, mail }) => `${mail.subject} → ${to.join()}`).sort();

const deadIn = async (e: Exchange) =>
  (await e.x.store.outbox.listDead({ limit: 9 })).map(({ handler, attempt }) => [handler, attempt]);

Deno.test("a letter to a mailbox that does not exist is buried at once; the seller gets theirs", async () => {
  await using sink = await openSink();
  await withSale(sink, async ({ e, alice, bob, sell }) => {
    sink.refused.set(bob, 550);
    await sell();
    assertEquals(lettersIn(sink), [
      `Set up payouts to be paid: The Night Owls → ${alice}`,
      `Sold: The Night Owls → ${alice}`,
    ]);
    assertEquals(await deadIn(e), [["mail.bought", 1]]);
    assertEquals(e.log.alarms, ["event_buried"]);
    const [{ lastError }] = await e.x.store.outbox.listDead({ limit: 1 });
    assertEquals(lastError?.includes(bob), false, "no address is kept with it");
  });
});

Deno.test("letters wait for a mail server that is down, and are then sent once each", async () => {
  const down = await openSink();
  await withSale(down, async ({ e, alice, bob, sell }) => {
    await down.close();
    await sell();
    e.clock.forward(60);
    await e.settle();
    await using up = await openSink({ port: down.port });
    for (let round = 0; round < 3; round++) {
      e.clock.forward(3600);
      await e.settle();
    }
    assertEquals(lettersIn(up), [
      `Set up payouts to be paid: The Night Owls → ${alice}`,
      `Sold: The Night Owls → ${alice}`,
      `Your ticket for The Night Owls → ${bob}`,
    ]);
    assertEquals([await deadIn(e), down.received], [[], []]);
  });
});
