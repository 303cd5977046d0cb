/** The exchange on a real Keto that is killed and restarted under load. */
import { assert, assertEquals } from "@std/assert";
import { KetoServer } from "#adapters/permissions/keto/server.ts";
import { addMember, removeMember } from "#domain/groups/commands.ts";
import { compareRelations } from "#domain/permissions/repair.ts";
import { startApp, test } from "../../http/app.ts";
import { html, list, reserve, sellForm, signUp } from "../../http/cast.ts";
import { until } from "../../process/server.ts";
import { Keto } from "./keto.ts";

const keto = await Keto.start();
const app = await startApp({ env: { ...keto.env, MODERATION: "on" } });
Deno.test.afterAll(async () => {
  await app.stop();
  await keto[Symbol.asyncDispose]();
});
const mirror = app.system.permissions.mirror!;
const compare = () => compareRelations({ store: app.system.store, mirror }, false);

/** Pause between two requests of the same person, in milliseconds. */
const PACE_MS = 5;

/** Makes waiting rows due, repeatedly, until Keto agrees with the database. */
async function untilMirrored(): Promise<void> {
  let difference = "";
  await until(async () => {
    // Waits for running handlers first: moving the clock would end their leases and run them twice.
    await app.system.workers.relay.idle();
    app.clock.forward(600);
    app.system.workers.relay.wake();
    await app.system.workers.relay.idle();
    const found = await compare().catch((error) => error as Error);
    difference = found instanceof Error ? String(found) : found.named.join(", ");
    return difference === "";
  }, () => `Keto differs from the database: ${difference}`);
}

test("with Keto killed under load nothing fails except with 503, nothing is granted wrongly, and Keto catches up afterwards", async () => {
  const [mona, nina, seller, stranger] = await Promise.all(
    ["mona", "nina", "seller", "stranger"].map((name) => signUp(app, name)),
  );
  for (const { userId } of [mona, nina]) {
    assert((await addMember(app.system, "moderators", userId)).ok);
  }
  await untilMirrored();
  const hidden = await list(seller);
  await html(mona.get("/moderation"));

  const seen = new Map<string, number>();
  const unexpected: string[] = [];
  const note = async (who: string, res: Response, allowed: number[]) => {
    const text = await res.text();
    const key = `${who} ${res.status}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if (!allowed.includes(res.status)) unexpected.push(`${key} ${text.slice(0, 200)}`);
  };
  let going = true, ninaIsModerator = true;
  const repeat = async (turn: () => Promise<void>) => {
    while (going) {
      await turn();
      await new Promise((resolve) => setTimeout(resolve, PACE_MS)); // as people do
    }
  };
  const load = Promise.all([
    repeat(async () => await note("visitor", await app.visitor().get("/"), [200])),
    repeat(async () => await note("stranger", await stranger.get(`/tickets/${hidden}`), [404])),
    repeat(async () => await note("stranger's queue", await stranger.get("/moderation"), [403])),
    repeat(async () =>
      await note("seller", await seller.post(`/tickets/${hidden}/edit`, sellForm()), [
        422,
        409,
        412,
      ])
    ),
    repeat(async () => await note("listing", await seller.post("/sell", sellForm()), [303])),
    repeat(async () => await note("moderator", await mona.get("/moderation"), [200, 503])),
    repeat(async () => {
      const allowed = ninaIsModerator ? [200, 503, 403] : [403];
      await note("dismissed", await nina.get("/moderation"), allowed);
    }),
  ]);
  const untilSeen = (key: string, more: number) => {
    const wanted = (seen.get(key) ?? 0) + more;
    return until(() => seen.get(key)! >= wanted, () => `${key}: ${JSON.stringify([...seen])}`);
  };
  try {
    await untilSeen("moderator 200", 3);
    await keto.kill();
    await untilSeen("moderator 503", 5);
    await untilSeen("listing 303", 3);
    // Nina is removed while Keto is down, so Keto still lists her after its restart.
    assert((await removeMember(app.system, "moderators", nina.userId)).ok);
    const before = seen.get("dismissed 403") ?? 0;
    await until(() => (seen.get("dismissed 403") ?? 0) > before, () => "nina is not refused");
    ninaIsModerator = false;
    await keto.run();
    await untilSeen("moderator 200", 3);
    await untilSeen("dismissed 403", 3);
  } finally {
    going = false;
    await load;
  }
  assertEquals(unexpected, []);
  await untilMirrored();
  const { objects } = await compare();
  assert(objects > 5, `${objects} objects`);
  const server = new KetoServer({ readUrl: keto.readUrl, writeUrl: keto.writeUrl });
  const group = { namespace: "Group", object: "moderators", relation: "members" };
  assertEquals(await server.check(group, nina.userId), false);
  assertEquals(await server.check(group, mona.userId), true);
});

test("Keto itself answers for orders by the rules of its permission language", async () => {
  const [mona, seller, buyer] = await Promise.all(
    ["mona", "seller", "buyer"].map((name) => signUp(app, name)),
  );
  assert((await addMember(app.system, "moderators", mona.userId)).ok);
  const ticket = await list(seller);
  await untilMirrored();
  const version = (await (await mona.get(`/api/tickets/${ticket}`)).json()).version;
  await (await mona.post(`/moderation/${ticket}/approval`, { version: String(version) })).body
    ?.cancel();
  const order = await reserve(buyer, ticket);
  await untilMirrored();
  const server = new KetoServer({ readUrl: keto.readUrl, writeUrl: keto.writeUrl });
  const check = (relation: string, who: { userId: string }) =>
    server.check({ namespace: "Order", object: order, relation }, who.userId);
  assertEquals(
    await Promise.all([buyer, seller, mona].map((who) => check("view", who))),
    [true, true, true],
  );
  assertEquals(
    await Promise.all([buyer, seller, mona].map((who) => check("refund", who))),
    [false, false, true],
  );
});
