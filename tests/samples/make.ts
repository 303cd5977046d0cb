/**
 * Writes tests/samples/<date and time>.ndjson: an export of a small exchange with values of all kinds, as
 * the current version stores them. Run it before an entity's shape changes; never edit older files.
 */
import { answerClaim, openClaim } from "#domain/claims/commands.ts";
import { addPicture } from "#domain/claims/picture_commands.ts";
import { addMember } from "#domain/groups/commands.ts";
import { suggestions } from "#domain/moderation/suggestion.ts";
import { rejectTicket } from "#domain/moderation/commands.ts";
import { exportLines } from "#domain/ops/backup.ts";
import { runOperation } from "#domain/ops/operations.ts";
import { refundOrder } from "#domain/orders/commands.ts";
import { orders } from "#domain/orders/order.ts";
import { reconciliations } from "#domain/payments/last_reconciliation.ts";
import { noteDebt } from "#domain/payouts/debts_by_operators.ts";
import { argumentsOf } from "#app/arguments.ts";
import { pngWith } from "../claims/pictures.ts";
import { must } from "../exchange.ts";
import { type App, startApp } from "../http/app.ts";
import {
  buy,
  html,
  json,
  list,
  openCheckout,
  type Person,
  reserve,
  seeOther,
  signUp,
} from "../http/cast.ts";

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
  const claimed = await buy(bob, sold);
  // The buyer opens the barcode.
  await html(bob.get(`/orders/${claimed}`));
  // The seller can be paid, and the payout of an order that is refunded ends.
  await canBePaid(alice, "DE89370400440532013000");
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
  // A listing that waits: nothing does without moderation.
  await x.store.transact((tx) =>
    tx.create(suggestions, {
      id: x.store.newId(),
      about: "sample",
      until: x.store.now() + 86_400_000,
      advice: "look",
      reasons: [
        { kind: "word", field: "title", word: "sample" },
        { kind: "contact", field: "description", word: "www.example.org" },
        { kind: "price", percent: 160 },
        { kind: "said", text: "A sample" },
      ],
    })
  );
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
  await laterOn(app, { alice, bob, mona }, claimed);
  const exported = await Array.fromAsync(exportLines(x.ops));
  await app.stop();
  return exported;
}

async function canBePaid(seller: Person, iban: string): Promise<void> {
  const { onboardingUrl } = await json(seller.call("POST", "/api/payout-account"), 201);
  await seeOther(seller.post(new URL(onboardingUrl).pathname, { name: "Alice", iban }), /./);
}

type People = Record<"alice" | "bob" | "mona", Person>;

/** After the concert: a claim, payouts that are sent, paid by hand and taken back, and what their seller owes. */
async function laterOn(app: App, { alice, bob, mona }: People, claimed: string): Promise<void> {
  const { system: x, clock } = app;
  const who = { by: `user:${mona.userId}`, why: "to have a sample" };
  const carol = await signUp(app, "carol");
  // Its account spends what it gets, so that nothing can be taken back.
  await canBePaid(carol, "ES9121000418450200051332");
  const [owed, byHand] = [await buy(bob, await list(carol)), await buy(bob, await list(carol))];
  await buy(bob, await list(carol));
  await x.workers.relay.idle();
  await runOperation(x.ops, "payouts.settled", { orderId: byHand }, who);
  clock.at = (await x.store.get(orders, claimed))!.terms.startsAt + 60_000;
  const words = { kind: "not_let_in", text: "The code was used already." } as const;
  must(await openClaim(x, bob.userId, claimed, words));
  must(await addPicture(x, bob.userId, claimed, pngWith({})));
  must(await answerClaim(x, alice.userId, claimed, "I sold it once."));
  clock.forward(4 * 86_400);
  x.workers.relay.wake();
  await x.workers.relay.idle();
  await refundOrder(x, mona.userId, owed, { reason: "A copy", requestId: "sample" });
  await x.workers.relay.idle();
  for (const [how, amount] of [["repaid", 1000], ["writeoff", 1500], ["recover", 500]] as const) {
    await noteDebt(x, carol.userId, how, amount);
  }
  await x.workers.relay.idle();
  await runOperation(x.ops, "reconcile", {}, who);
  // Entries that nobody can explain have been met, and told of.
  await x.store.transact(async (tx) => {
    const row = (await tx.get(reconciliations, x.gateway.name))!;
    tx.put(reconciliations, { ...row, unexplained: { entries: 2, alarmedAt: tx.now } });
  });
}

if (import.meta.main) {
  argumentsOf("deno task samples", {});
  const now = Temporal.Now.plainDateTimeISO("UTC").toString({ smallestUnit: "minute" });
  const file = new URL(`${now.replace(":", "")}.ndjson`, import.meta.url);
  const text = (await lines()).map((line) => `${line}\n`).join("");
  await Deno.writeTextFile(file, text, { createNew: true });
  Deno.exit(0); // the app's timers would keep the process alive
}
