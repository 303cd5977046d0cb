/** Every declared entity must be listed; otherwise it would be missing from backups. */
import { assertEquals } from "@std/assert";
import { allEntities } from "../../tools/keys.ts";
import { Exchange } from "../exchange.ts";

Deno.test("operations cover every declared entity", async () => {
  await using e = await Exchange.open();
  const known = e.x.ops.entities.map(({ name }) => name).sort();
  assertEquals(known, (await allEntities()).map(({ name }) => name).sort());
});

/** Nobody makes many of these, or they are books that are kept. */
const STAY: Record<string, string> = {
  user: "an account",
  credential: "one for each account",
  ticket: "what was sold is kept, with its order",
  order: "books",
  payment: "books",
  sandbox_session: "the embedded provider's books",
  verdict: "what moderators decided",
  ops_decision: "what operators did",
  holds: "one for each buyer",
  reports: "one for each ticket, until a moderator has looked",
  group: "few, made by operators",
  reconciliation: "one for each provider",
  digest_key: "one",
  webhook: "five for each account",
  client: "fifty for each account",
  client_use: "one for each client, and it goes with it",
};

Deno.test("the values of every entity end, but for those that are kept for a reason", async () => {
  const endless = (await allEntities()).filter(({ ends }) => ends === null);
  assertEquals(endless.map(({ name }) => name).sort(), Object.keys(STAY).sort());
});
