/** Finding people by e-mail when another server keeps the accounts and look-alike addresses can sign up. */
import { addressKey } from "#adapters/identity/ory/address_key.ts";
import type { Account } from "#domain/ports/people.ts";
import type { Flows } from "#domain/ports/flows.ts";
import { IdentityUnavailable } from "#domain/ports/identity.ts";
import { runOperation } from "#domain/ops/operations.ts";
import { users } from "#domain/users/user.ts";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { Exchange } from "../exchange.ts";

const ADA = "ada@demo.test";
/** With the letter U+FF41, which a stronger folding than Kratos's turns into "a". */
const LOOK_ALIKE = "ａda@demo.test";
const who = { by: "terminal:test", why: "" };

/** An exchange with accounts on another server; `proved` says by id whose address is verified. */
async function exchange(proved: Record<string, boolean>) {
  const stage = { down: false };
  const known = new Map<string, Account>();
  const answering = <T>(value: T) =>
    stage.down ? Promise.reject(new IdentityUnavailable("away")) : Promise.resolve(value);
  const e = await Exchange.open({}, {
    identity: (real) => ({
      ...real,
      accounts: null,
      flows: {} as Flows,
      addressKey,
      accountsAt: (email) =>
        answering(
          [...known.values()].filter(({ user }) => addressKey(user.email) === addressKey(email)),
        ),
      accountOf: (id) => answering(known.get(id) ?? null),
    }),
  });
  for (const [id, email] of [["stranger", LOOK_ALIKE], ["ada", ADA]]) {
    const user = await e.x.store.transact((tx) =>
      tx.create(users, { id, email, name: "Ada", account: "ory" })
    );
    known.set(id, { user, proved: proved[id] });
  }
  const run = (operation: string, args: unknown) => runOperation(e.x.ops, operation, args, who);
  const members = async () => {
    const listed = await run("group.list", { group: "moderators" });
    assert(listed.ok);
    return (listed.data as { members: { id: string }[] }).members.map(({ id }) => id);
  };
  const change = (verb: "add" | "remove", person: string) =>
    run(`group.${verb}`, { group: "moderators", person });
  return { e, stage, known, run, members, change, [Symbol.asyncDispose]: () => e.x.stop() };
}

Deno.test("group.add and group.remove find the owner of an address and never a look-alike", async () => {
  await using x = await exchange({ stranger: true, ada: true });
  assertEquals(await x.change("add", ` ${ADA.toUpperCase()}\u0085`), {
    ok: true,
    data: { group: "moderators", id: "ada", name: "Ada", email: ADA },
    wrong: false,
  });
  assertEquals(await x.members(), ["ada"]);
  assertEquals((await x.change("remove", LOOK_ALIKE)).ok, false);
  await x.change("add", LOOK_ALIKE);
  assertEquals((await x.change("remove", ADA)).ok, true);
  assertEquals(await x.members(), ["stranger"]);
});

Deno.test("an unverified address makes nobody a moderator; an id does", async () => {
  await using x = await exchange({ stranger: true, ada: false });
  const refused = await x.change("add", ADA);
  assert(!refused.ok);
  assertEquals(refused.code, "invalid");
  assertStringIncludes(refused.message, `${ADA} (ada) has not confirmed this address`);
  assertEquals(await x.members(), []);
  assertEquals((await x.change("add", "ada")).ok, true);
  assertEquals(await x.members(), ["ada"]);
  x.known.delete("ada");
  assertEquals((await x.change("add", "ada")).ok, false, "an unknown id");
  assertEquals(
    (await x.change("remove", "ada")).ok,
    true,
    "a deleted account can still be removed",
  );
});

Deno.test("an address of two people is refused, with name and id of both", async () => {
  await using x = await exchange({ stranger: true, ada: true });
  const stranger = x.known.get("stranger")!;
  x.known.set("stranger", { ...stranger, user: { ...stranger.user, email: "ADA@demo.test" } });
  const refused = await x.change("add", ADA);
  assert(!refused.ok);
  assertStringIncludes(refused.message, `ADA@demo.test (stranger), ${ADA} (ada)`);
  assertEquals(await x.members(), []);
});

Deno.test("nobody is added during an outage of the server", async () => {
  await using x = await exchange({ stranger: true, ada: true });
  x.stage.down = true;
  const refused = await x.change("add", ADA);
  assertEquals([refused.ok, !refused.ok && refused.code], [false, "unavailable"]);
  assertEquals(await x.members(), []);
});

Deno.test("the audit log can be searched by address, with local accounts or Kratos, even during an outage, and never finds a look-alike", async () => {
  await using x = await exchange({ stranger: true, ada: true });
  await x.change("add", LOOK_ALIKE);
  await x.change("add", ADA);
  for (const down of [false, true]) {
    x.stage.down = down;
    const answer = await x.run("audit", { thing: ADA });
    assert(answer.ok);
    const { entries } = answer.data as { entries: { people: { id: string }[] }[] };
    assertEquals(entries.map(({ people }) => people.map(({ id }) => id)), [["ada"]]);
  }
  for (const asked of [{ person: "nobody@demo.test" }, { thing: "nobody@demo.test" }]) {
    const answer = await x.run("audit", asked);
    assertEquals(!answer.ok && answer.code, "not_found");
  }
  assert((await x.run("audit", { person: ADA })).ok);
});
