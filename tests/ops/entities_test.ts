/** Every declared entity must be listed; otherwise it would be missing from backups. */
import { assertEquals } from "@std/assert";
import { allEntities } from "../../tools/keys.ts";
import { Exchange } from "../exchange.ts";

Deno.test("operations cover every declared entity", async () => {
  await using e = await Exchange.open();
  const known = e.x.ops.entities.map(({ name }) => name).sort();
  assertEquals(known, (await allEntities()).map(({ name }) => name).sort());
});

/** Entities whose values are never deleted by age, with the reason: they are few, or kept as records. */
const STAY: Record<string, string> = {
  user: "an account",
  credential: "one for each account",
  ticket: "kept with its orders",
  order: "accounting",
  payment: "accounting",
  posting: "accounting: housekeeping removes those older than BOOKS_YEARS",
  payout: "accounting",
  payout_migration: "one",
  claim: "kept with its order",
  payout_account: "one for each seller",
  seller_debt: "one for each seller",
  sandbox_account: "one for each seller",
  sandbox_transfer: "accounting of the embedded provider",
  sandbox_session: "accounting of the embedded provider",
  verdict: "what moderators decided",
  ops_decision: "what operators did",
  holds: "one for each buyer",
  reports: "one for each ticket, until a moderator decides",
  group: "few, made by operators",
  reconciliation: "one for each provider",
  migration: "one",
  books_opening: "one",
  posting_totals: "one",
  digest_key: "one",
  webhook: "five for each account",
  client: "fifty for each account",
  client_use: "one for each client, deleted with it",
};

Deno.test("the values of every entity expire, except those kept for a reason", async () => {
  const endless = (await allEntities()).filter(({ ends }) => ends === null);
  assertEquals(endless.map(({ name }) => name).sort(), Object.keys(STAY).sort());
});
