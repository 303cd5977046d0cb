/** The built app on the real Keto, which is killed and comes back while people work. */
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

/** Between two requests of the same person. */
const PACE_MS = 5;

/** Has what waits be due, again and again, until Keto has all of it. */
async function caughtUp(): Promise<void> {
  let difference = "";
  await until(async () => {
    // What is under way first: with its lease over it would be done twice.
    await app.system.workers.relay.idle();
    app.clock.forward(600);
    app.system.workers.relay.wake();
    await app.system.workers.relay.idle();
    const found = await compare().catch((error) => error as Error);
    difference = found instanceof Error ? String(found) : found.named.join(", ");
    return difference === "";
  }, () => `Keto is not as the database says: ${difference}`);
}

test("a Keto that is killed under load: nothing but 503, nothing granted in error, all caught up after", async () => {
  const [mona, nina, seller, stranger] = await Promise.all(
    ["mona", "nina", "seller", "stranger"].map((name) => signUp(app, name)),
  );
  for (const { userId } of [mona, nina]) {
    assert((await addMember(app.system, "moderators", userId)).ok);
  }
  await caughtUp();
  const hidden = await list(seller);
  await html(mona.get("/moderation"));

  const seen = new Map<string, number>();
  const strange: string[] = [];
  const note = async (who: string, res: Response, allowed: number[]) => {
    const text = await res.text();
    const key = `${who} ${res.status}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if (!allowed.includes(res.status)) strange.push(`${key} ${text.slice(0, 200)}`);
  };
  let going = true, ninaIsIn = true;
  const forever = async (turn: () => Promise<void>) => {
    while (going) {
      await turn();
      await new Promise((resolve) => setTimeout(resolve, PACE_MS)); // people breathe
    }
  };
  const load = Promise.all([
    forever(async () => await note("visitor", await app.visitor().get("/"), [200])),
    forever(async () => await note("stranger", await stranger.get(`/tickets/${hidden}`), [404])),
    forever(async () => await note("stranger's queue", await stranger.get("/moderation"), [403])),
    forever(async () =>
      await note("seller", await seller.post(`/tickets/${hidden}/edit`, sellForm()), [
        422,
        409,
        412,
      ])
    ),
    forever(async () => await note("listing", await seller.post("/sell", sellForm()), [303])),
    forever(async () => await note("moderator", await mona.get("/moderation"), [200, 503])),
    forever(async () => {
      const allowed = ninaIsIn ? [200, 503, 403] : [403];
      await note("dismissed", await nina.get("/moderation"), allowed);
    }),
  ]);
  const many = (key: string, more: number) => {
    const wanted = (seen.get(key) ?? 0) + more;
    return until(() => seen.get(key)! >= wanted, () => `${key}: ${JSON.stringify([...seen])}`);
  };
  try {
    await many("moderator 200", 3);
    await keto.kill();
    await many("moderator 503", 5);
    await many("listing 303", 3);
    // She loses her powers while Keto cannot be told: it still names her when it is back.
    assert((await removeMember(app.system, "moderators", nina.userId)).ok);
    const before = seen.get("dismissed 403") ?? 0;
    await until(() => (seen.get("dismissed 403") ?? 0) > before, () => "she is not refused");
    ninaIsIn = false;
    await keto.run();
    await many("moderator 200", 3);
    await many("dismissed 403", 3);
  } finally {
    going = false;
    await load;
  }
  assertEquals(strange, []);
  await caughtUp();
  const { objects } = await compare();
  assert(objects > 5, `${objects} objects`);
  const server = new KetoServer({ readUrl: keto.readUrl, writeUrl: keto.writeUrl });
  const group = { namespace: "Group", object: "moderators", relation: "members" };
  assertEquals(await server.check(group, nina.userId), false);
  assertEquals(await server.check(group, mona.userId), true);
});

test("what is listed, ordered and paid is known to Keto, by the permission language's own rules", async () => {
  const [mona, seller, buyer] = await Promise.all(
    ["mona", "seller", "buyer"].map((name) => signUp(app, name)),
  );
  assert((await addMember(app.system, "moderators", mona.userId)).ok);
  const ticket = await list(seller);
  await caughtUp();
  const version = (await (await mona.get(`/api/tickets/${ticket}`)).json()).version;
  await (await mona.post(`/moderation/${ticket}/approval`, { version: String(version) })).body
    ?.cancel();
  const order = await reserve(buyer, ticket);
  await caughtUp();
  const server = new KetoServer({ readUrl: keto.readUrl, writeUrl: keto.writeUrl });
  const asked = (relation: string, who: { userId: string }) =>
    server.check({ namespace: "Order", object: order, relation }, who.userId);
  assertEquals(
    await Promise.all([buyer, seller, mona].map((who) => asked("view", who))),
    [true, true, true],
  );
  assertEquals(
    await Promise.all([buyer, seller, mona].map((who) => asked("refund", who))),
    [false, false, true],
  );
});
