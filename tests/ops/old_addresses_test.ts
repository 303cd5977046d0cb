/** Accounts from before addresses were normalised: indexed under another address than today. */
import { LOW_COST } from "#adapters/identity/local/mod.ts";
import { addAccount } from "#adapters/identity/local/account.ts";
import { runOperation } from "#domain/ops/operations.ts";
import { emailKey } from "#domain/users/email.ts";
import { users } from "#domain/users/user.ts";
import { indexKey, primaryKey } from "#store/entity/mod.ts";
import { createHousekeeping } from "#workers/housekeeping.ts";
import { assert, assertEquals } from "@std/assert";
import { Exchange, must } from "../exchange.ts";

const PASSWORD = "correct horse battery";
const here = { address: "192.0.2.1", userAgent: "Firefox" };
/** With U+FF0F, which normalises to a slash and so ended the host: only the part before it was indexed. */
const OLD = "ada@example.org／shop.test";
const INDEXED_AS = "ada@example.org";

/** An account as that version stored it. */
async function oldAccount({ x }: Exchange, database: Deno.Kv): Promise<string> {
  const account = { name: "Old", email: "old@example.org", password: PASSWORD };
  const { id } = must(await addAccount(x.store, account, LOW_COST));
  const { value } = await database.get<object>(primaryKey(users, id));
  await database.atomic().set(primaryKey(users, id), { ...value, email: OLD })
    .delete(indexKey(users, "email", [emailKey(account.email)], id))
    .set(indexKey(users, "email", [INDEXED_AS], id), id).commit();
  return id;
}

Deno.test("an old account with a look-alike address does no harm, and is found again after `ops reindex user`", async () => {
  let database: Deno.Kv | undefined;
  await using e = await Exchange.open({}, { workers: false, kv: (real) => database = real });
  const accounts = e.x.identity.accounts!;
  const signIn = async (email: string) => {
    const result = await accounts.signIn({ email, password: PASSWORD }, here);
    return result.ok ? result.value.user.id : result.refusal.code;
  };
  const signUp = async (email: string) => {
    const result = await accounts.signUp({ name: "New", email, password: PASSWORD }, here);
    return result.ok ? "ok" : result.refusal.code;
  };
  const id = await oldAccount(e, database!);

  assertEquals(await signUp("bob@example.org"), "ok");
  assert((await signIn("bob@example.org")).length === id.length);
  assertEquals(await signIn(OLD), "bad_credentials");
  assertEquals(must(await accounts.changeName(id, "Ada")).name, "Ada");
  e.clock.forward(31 * 86_400);
  await createHousekeeping(e.x, e.x.ops.entities).wake();
  assertEquals([e.log.alarms, e.log.errors], [[], []]);
  // The owner of this address cannot sign up until the reindex.
  assertEquals(await signUp(INDEXED_AS), "email_taken");

  const who = { by: "terminal:test", why: "" };
  const done = await runOperation(e.x.ops, "reindex", { name: "user" }, who);
  assert(done.ok && !done.wrong, JSON.stringify(done));
  assertEquals(await signIn(OLD), id);
  assertEquals(await signUp(INDEXED_AS), "ok");
});
