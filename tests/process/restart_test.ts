/** What holds across restarts, also for work that fell due while the process was down. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Browser } from "../http/browser.ts";
import { CARDS, json, list, openCheckout, PASSWORD, reserve } from "../http/cast.ts";
import { holding } from "./holding.ts";
import { Server, until } from "./server.ts";

const statusOf = async (buyer: Browser, orderId: string): Promise<string> => {
  const { status, cancelReason } = await json(buyer.get(`/api/orders/${orderId}`));
  return cancelReason ? `${status}/${cancelReason}` : status;
};

for (const WAKE_UP of ["queue", "cron"]) {
  Deno.test(`wake-up ${WAKE_UP}: a hold lapses on time, its ticket is available, and a checkout page still open takes no money`, async () => {
    const { server, bob, ticketId } = await holding(3, { WAKE_UP });
    await using _ = server;
    const orderId = await reserve(bob, ticketId);
    const { expiresAt } = await json(bob.get(`/api/orders/${orderId}`));
    const checkout = await openCheckout(bob, orderId);
    assertEquals(await statusOf(bob, orderId), "awaiting:payment");
    await until(
      async () => await statusOf(bob, orderId) === "cancelled/expired",
      () => "the hold does not lapse",
    );
    const late = Date.now() - Date.parse(expiresAt);
    assert(late >= 0 && late < 1000, `cancelled ${late} ms after its deadline`);
    assertEquals((await json(bob.get(`/api/tickets/${ticketId}`))).status, "available");
    // Pays only once the payment is voided: an earlier attempt could succeed, and attempts are limited.
    const statuses = async () => {
      const { items } = await json(bob.get(`/api/payments?orderId=${orderId}`));
      return items.map((payment: { status: string }) => payment.status).join();
    };
    let payments = "";
    await until(
      async () => (payments = await statuses()) === "voided",
      () => `the payments are ${payments}`,
    );
    const tooLate = await bob.post(checkout, { card: CARDS.pays });
    await tooLate.body?.cancel();
    assertEquals(tooLate.status, 409);
    assertEquals(await statuses(), "voided");
    assertEquals(await statusOf(bob, orderId), "cancelled/expired");
  });
}

Deno.test("a hold whose deadline passes while the process is down has the same end", async () => {
  const { server, bob, ticketId } = await holding(2);
  await using _ = server;
  const orderId = await reserve(bob, ticketId);
  const { expiresAt } = await json(bob.get(`/api/orders/${orderId}`));
  const checkout = await openCheckout(bob, orderId);
  await server.end("SIGKILL");
  await until(() => Date.now() >= Date.parse(expiresAt), () => "time stands still");
  await server.start();
  assertEquals(await statusOf(bob, orderId), "cancelled/expired");
  assertEquals((await json(bob.get(`/api/tickets/${ticketId}`))).status, "available");
  const paid = await bob.post(checkout, { card: CARDS.pays });
  await paid.body?.cancel();
  let payment = { status: "" };
  await until(async () => {
    payment = (await json(bob.get(`/api/payments?orderId=${orderId}`))).items[0];
    return payment.status === "voided";
  }, () => `the payment is ${payment.status}`);
  assertEquals(await statusOf(bob, orderId), "cancelled/expired");
});

Deno.test("what was accepted before a kill survives it, and a paid order completes", async () => {
  const { server, alice, bob, ticketId } = await holding(900);
  await using _ = server;
  const orderId = await reserve(bob, ticketId);
  const checkout = await openCheckout(bob, orderId);
  const paid = await bob.post(checkout, { card: CARDS.pays });
  assertEquals(paid.status, 303);
  await paid.body?.cancel();
  await server.end("SIGKILL");
  await server.start();
  await until(
    async () => await statusOf(bob, orderId) === "complete",
    () => "the paid order does not complete",
  );
  assertEquals((await json(alice.get(`/api/tickets/${ticketId}`))).status, "sold");
});

Deno.test("on SIGTERM and SIGINT the process exits with 0 and closes its database", async () => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const { server, bob, ticketId } = await holding(900);
    await using _ = server;
    const orderId = await reserve(bob, ticketId);
    assertEquals(await server.end(signal), 0);
    await server.start();
    assertEquals(await statusOf(bob, orderId), "created");
  }
});

Deno.test("a wrong setting stops the start, and the terminal says which and how to correct it", async () => {
  const server = await Server.prepare({ ORDER_EXPIRATION_SECONDS: "soon" });
  await using _ = server;
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-prompt", "--cached-only", "main.ts"],
    cwd: new URL("../../", import.meta.url),
    env: server.env,
  }).output();
  assertEquals(code, 2);
  assertMatch(
    new TextDecoder().decode(stderr),
    /ORDER_EXPIRATION_SECONDS: .*Example: ORDER_EXPIRATION_SECONDS=900/,
  );
});

Deno.test("the log of a served exchange contains no e-mail address, password, barcode or session token", async () => {
  const { server, alice, bob, ticketId } = await holding(900);
  await using _ = server;
  const checkout = await openCheckout(bob, await reserve(bob, ticketId));
  await (await bob.get(checkout)).body?.cancel();
  const startsAt = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 16);
  await list(alice, { startsAt, code: "SECRET-BARCODE-1" });
  await (await alice.get("/?q=somebody@example.org")).body?.cancel();
  await server.end("SIGTERM");
  const lines = server.output.split("\n").filter(Boolean);
  assert(lines.length > 5);
  for (const line of lines) JSON.parse(line);
  for (
    const secret of ["example.org", PASSWORD, "SECRET-BARCODE-1", alice.cookies.get("session")!]
  ) {
    assert(!server.output.includes(secret), `the log contains ${secret}`);
  }
});
