/**
 * Writes tests/samples/<date and time>.ndjson: an export of a small exchange with values of all kinds, as
 * the current version stores them. Run it before an entity's shape changes; never edit older files.
 */
import { addMember } from "#domain/groups/commands.ts";
import { rejectTicket } from "#domain/moderation/commands.ts";
import { exportLines } from "#domain/ops/backup.ts";
import { runOperation } from "#domain/ops/operations.ts";
import { refundOrder } from "#domain/orders/commands.ts";
import { argumentsOf } from "#app/arguments.ts";
import { startApp } from "../http/app.ts";
import { buy, json, list, openCheckout, reserve, seeOther, signUp } from "../http/cast.ts";

/** Opens the sealed barcodes of the samples. */
export const SAMPLE_SECRET = "the secret of the samples, which is none";

async function lines(): Promise<string[]> {
  const app = await startApp({ env: { SECRET: SAMPLE_SECRET, RATE_LIMITS: "on" } });
  const { system: x } = app;
  const [alice, bob, mona] = [
    await signUp(app, "alice"),
    await signUp(app, "bob"),
    await signUp(app, "mona"),
  ];
  for (const group of ["moderators", "operators"]) await addMember(x, group, mona.userId);
  // One ticket for each way that it can end.
  const sold = await list(alice);
  await buy(bob, sold);
  // The seller can be paid, and the payout of an order that is refunded ends.
  const { onboardingUrl } = await json(alice.call("POST", "/api/payout-account"), 201);
  const account = { name: "Alice", iban: "DE89370400440532013000" };
  await seeOther(alice.post(new URL(onboardingUrl).pathname, account), /./);
  const undone = await buy(bob, await list(alice));
  await refundOrder(x, mona.userId, undone, { reason: "A copy", requestId: "sample" });
  await reserve(bob, await list(alice));
  await openCheckout(bob, await reserve(bob, await list(alice)));
  const cancelled = await reserve(bob, await list(alice));
  await seeOther(bob.post(`/orders/${cancelled}/cancellation`), `/orders/${cancelled}`);
  await rejectTicket(x, mona.userId, await list(alice), 1, "It was a test");
  await seeOther(alice.post(`/tickets/${await list(alice)}/withdrawal`), /./);
  const reported = { reason: "copy", words: "Seen elsewhere" };
  await seeOther(bob.post(`/tickets/${await list(alice)}/report`, reported), /./);
  // A personal token, and a request with an idempotency key.
  const client = { name: "A script", scopes: ["tickets:read"] };
  await json(alice.call("POST", "/api/clients", client), 201);
  const price = { amount: 4550, currency: "EUR" };
  const body = {
    title: "By program",
    venue: "Hall",
    city: "Lyon",
    startsAt: "2027-05-01T20:00:00+02:00",
    timeZone: "Europe/Paris",
    faceValue: price,
    price,
    code: "SAMPLE-BY-PROGRAM",
  };
  await json(alice.call("POST", "/api/tickets", body, { "idempotency-key": "sample" }), 201);
  const spelled = { title: " by PROGRAM ", venue: "hall", code: "SAMPLE-OTHER-SPELLING" };
  await json(bob.call("POST", "/api/tickets", { ...body, ...spelled }), 201);
  await (await app.visitor().post("/sign-in", { email: alice.email, password: "not it" })).text();
  // A dead letter, and an operator's replay of it.
  await x.store.transact((tx) => tx.emit("payment:failed", { nonsense: true }));
  await x.workers.relay.idle();
  const who = { by: `user:${mona.userId}`, why: "to have a sample" };
  await runOperation(x.ops, "dead.replay", "all", who);
  await x.workers.relay.idle();
  const exported = await Array.fromAsync(exportLines(x.ops));
  await app.stop();
  return exported;
}

if (import.meta.main) {
  argumentsOf("deno task samples", {});
  const now = Temporal.Now.plainDateTimeISO("UTC").toString({ smallestUnit: "minute" });
  const file = new URL(`${now.replace(":", "")}.ndjson`, import.meta.url);
  const text = (await lines()).map((line) => `${line}\n`).join("");
  await Deno.writeTextFile(file, text, { createNew: true });
  Deno.exit(0); // the app's timers would keep the process alive
}
