/** Letters of a served exchange, sent by SMTP. */
import { assertEquals, assertStringIncludes } from "@std/assert";
import { buy } from "../http/cast.ts";
import { openSink } from "../../tools/mail_sink.ts";
import { holding } from "./holding.ts";
import { until } from "./server.ts";

Deno.test("with the permissions of `task start`, the letters of a sale are sent by SMTP", async () => {
  await using sink = await openSink();
  const { server, bob, ticketId } = await holding(60, {
    MAIL: "smtp",
    SMTP_URL: sink.url,
    MAIL_FROM: "Ticketing <tickets@tickets.example>",
  });
  await using _ = server;
  const orderId = await buy(bob, ticketId);
  await until(() => sink.received.length >= 3, () => `no letters: ${server.output}`);
  const [bought, setUp, sold] = sink.received.map(({ mail }) => mail)
    .sort((a, b) => a.messageId! < b.messageId! ? -1 : 1);
  assertEquals([bought.messageId, setUp.messageId, sold.messageId], [
    `<bought.${orderId}@localhost>`,
    `<set-up-payouts.${orderId}@localhost>`,
    `<sold.${orderId}@localhost>`,
  ]);
  for (const { text, html } of [bought, sold]) {
    for (const body of [text!, html as string]) {
      assertStringIncludes(body, `${server.origin}/orders/${orderId}`);
    }
  }
  assertEquals((await bob.get("/mail")).status, 404);
});
