/** What is kept of an order in case a bank asks: the letters as they were sent, and when the barcodes were opened. */
import { assert, assertEquals } from "@std/assert";
import { LETTERS_KEPT_MS, lettersAbout } from "#domain/mail/sent_letter.ts";
import { emit } from "#domain/events.ts";
import { users } from "#domain/users/user.ts";
import { createHousekeeping } from "#workers/housekeeping.ts";
import { codeOpenings, noteOpened } from "#domain/orders/openings.ts";
import { openSink } from "../../tools/mail_sink.ts";
import { Money } from "../payouts/cast.ts";
import { answered, verdict } from "./cast.ts";
import { must } from "../exchange.ts";

Deno.test("every letter to the buyer, and those to the seller about the claim, are kept as they were sent: kind, when, to whom, subject and text", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  const other = await m.sale();
  await answered(m, order);
  must(await verdict(m, order, "upheld"));
  await m.e.settle();
  const others = ["sold", "set-up-payouts"]; // to the seller, and no bank's business
  const sent = m.e.x.mailer.sent()!
    .filter(({ id }) => id.includes(order.id) && !others.includes(id.split(".")[0])).reverse();
  const kept = await lettersAbout(m.e.x.store, order.id);
  const byText = <T extends { text: string; to: string }>(a: T, b: T) =>
    (a.text + a.to).localeCompare(b.text + b.to);
  assertEquals(
    kept.map(({ to, subject, text, sentAt }) => ({ to, subject, text, sentAt })).sort(byText),
    sent.map(({ to, subject, text, sentAt }) => ({ to, subject, text, sentAt })).sort(byText),
  );
  assertEquals(kept.map(({ kind, readerId }) => `${kind} to ${readerId}`).sort(), [
    `bought to ${m.bob}`,
    `claim-answered to ${m.bob}`,
    `claim-decided-buyer to ${m.bob}`,
    `claim-decided-seller to ${m.alice}`,
    `claim-made to ${m.bob}`,
    `claim-opened to ${m.alice}`,
  ]);
  const about = async ({ id }: { id: string }) =>
    (await lettersAbout(m.e.x.store, id)).map(({ orderId }) => orderId);
  assertEquals(await about(other), [other.id]);
  const ends = order.createdAt + LETTERS_KEPT_MS;
  const housekeeping = createHousekeeping(m.e.x, m.e.x.ops.entities);
  m.e.clock.at = ends;
  await housekeeping.wake();
  assertEquals((await about(order)).length, 6);
  m.e.clock.at = ends + 1;
  await housekeeping.wake();
  assertEquals(await about(order), []);
});

Deno.test("a letter that the mail server has not taken is not kept as sent, and one that it takes later is kept once", async () => {
  await using sink = await openSink();
  await using m = await Money.open({}, {
    MAIL: "smtp",
    SMTP_URL: sink.url,
    MAIL_FROM: "tickets@tickets.example",
  });
  const { email } = (await m.e.x.store.get(users, m.bob))!;
  sink.refused.set(email, 450);
  const order = await m.sale();
  const kinds = async () =>
    (await lettersAbout(m.e.x.store, order.id)).map(({ kind }) => kind).sort();
  // Those to the seller went out of the same row.
  assert(sink.received.length > 0);
  assertEquals(await kinds(), []);
  sink.refused.delete(email);
  await m.seconds(600);
  assertEquals(await kinds(), ["bought"]);
  await m.seconds(600);
  assertEquals(await kinds(), ["bought"]);
});

Deno.test("the copies of letters are written in the commit that ends their row, so they cost no commit of their own", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  const { store } = m.e.x;
  const before = (await lettersAbout(store, order.id)).length;
  const { committed } = store.stats;
  await store.transact((tx) =>
    emit(tx, {
      name: "order:completed",
      payload: { orderId: order.id, ticketId: order.ticketIds[0], version: order.version },
    })
  );
  await m.e.settle();
  // The event, and the end of the row that the letters share.
  assertEquals(store.stats.committed - committed, 2);
  assertEquals((await lettersAbout(store, order.id)).length, before + 1);
});

Deno.test("when the buyer first opens a barcode is noted once for each ticket, and never keeps them from it", async () => {
  await using m = await Money.open();
  const { id } = await m.sale();
  const { x } = m.e;
  const noted = async () =>
    (await x.store.get(codeOpenings, id))?.tickets.map(({ ticketId, at, how }) =>
      `${ticketId} ${how} ${at}`
    ) ?? [];
  assertEquals(await noted(), []);
  const first = x.store.now();
  await noteOpened(x, id, ["a"], "page");
  await m.seconds(60);
  const { version } = (await x.store.get(codeOpenings, id))!;
  await noteOpened(x, id, ["a"], "api");
  assertEquals((await x.store.get(codeOpenings, id))!.version, version, "nothing is written again");
  const second = x.store.now();
  await Promise.all([
    noteOpened(x, id, ["a", "b"], "api"),
    noteOpened(x, id, ["a", "b"], "api"),
  ]);
  assertEquals(await noted(), [`a page ${first}`, `b api ${second}`]);
  const full = {
    ...x,
    store: { ...x.store, transact: () => Promise.reject(new Error("The disk is full")) },
  };
  await noteOpened(full, id, ["c"], "page");
  assertEquals(m.e.log.errors.map(String), ["Error: The disk is full"]);
});
