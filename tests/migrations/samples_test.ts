/** Databases of older versions are brought up to date while the exchange is in use. */
import { assert, assertEquals } from "@std/assert";
import { linesOfFile } from "#app/ops/files.ts";
import { openSystem } from "#app/system.ts";
import { booksOfPayments } from "#domain/books/migration.ts";
import { trialBalance } from "#domain/books/queries.ts";
import { totalsOfPostings } from "#domain/books/totals_migration.ts";
import { concertsOfListings } from "#domain/concerts/migration.ts";
import { verifyBooks } from "#domain/invariants/books.ts";
import { verifyPayouts } from "#domain/invariants/payouts.ts";
import { verifyOrders } from "#domain/invariants/verify.ts";
import { progressOf } from "#domain/migration.ts";
import { payments } from "#domain/payments/payment.ts";
import { inAccount, payouts } from "#domain/payouts/payout.ts";
import { payoutsOfOrders } from "#domain/payouts/migration.ts";
import { listings } from "#domain/tickets/listing.ts";
import { importRows } from "#store/care/backup.ts";
import { type BackupRow, readBackup } from "#store/care/backup_format.ts";
import { Clock, Silence } from "../exchange.ts";
import { SAMPLE_SECRET } from "../samples/make.ts";
import { migrateAll } from "./migrate.ts";

const folder = new URL("../samples/", import.meta.url);
for await (const { name } of Deno.readDir(folder)) {
  if (!name.endsWith(".ndjson")) continue;
  Deno.test(`every ticket, payment and sale of ${name} has its concert, books and payout afterwards`, async () => {
    const clock = new Clock();
    const env = { KV_URL: ":memory:", SECRET: SAMPLE_SECRET };
    const x = await openSystem(env, { bare: true, workers: false, log: new Silence(), clock });
    try {
      const rows: BackupRow[] = [];
      for await (const line of readBackup(linesOfFile(new URL(name, folder).pathname)())) {
        if ("key" in line) rows.push(line);
        else if ("head" in line) clock.at = line.head.madeAt;
      }
      await importRows(x.ops.kv, x.ops.entities, each(rows), clock.at);
      await migrateAll(x);
      for (const one of [concertsOfListings, booksOfPayments, payoutsOfOrders, totalsOfPostings]) {
        assert((await progressOf(x.store, one))!.finishedAt !== null);
      }
      const all = await Array.fromAsync(x.store.scan(listings));
      assert(all.length > 0);
      assertEquals(all.filter(({ concertId }) => concertId === null), []);
      const paid = await Array.fromAsync(x.store.scan(payments));
      assertEquals(paid.filter(({ balances }) => balances === null), []);
      const taken = paid
        .filter(({ status }) => status === "captured" || status === "refunding")
        .reduce((sum, { amount }) => sum + amount.amount, 0);
      const paidOut = (await Array.fromAsync(x.store.scan(payouts)))
        .reduce((sum, payout) => sum + payout.earlier + inAccount(payout), 0);
      const { accounts } = await trialBalance(x.store, x.settings.currency);
      assertEquals(accounts.provider_balance, taken - paidOut);
      for (const entity of x.ops.entities) {
        assertEquals(await Array.fromAsync(x.store.verifyIndexes(entity)), []);
      }
      for (const verify of [verifyOrders, verifyBooks, verifyPayouts]) {
        assertEquals(await Array.fromAsync<unknown>(verify(x.store)), []);
      }
    } finally {
      await x.stop();
    }
  });
}

async function* each(rows: readonly BackupRow[]): AsyncGenerator<BackupRow> {
  yield* rows;
}
