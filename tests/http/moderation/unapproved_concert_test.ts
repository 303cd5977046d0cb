/** The page of a concert that was never approved is its sellers' alone, also while others ask for it. */
import { assertEquals } from "@std/assert";
import { listings } from "#domain/tickets/listing.ts";
import { startApp, test } from "../app.ts";
import { html, list, type Person, seeOther, signUp } from "../cast.ts";

const app = await startApp({ env: { MODERATION: "on" } });
Deno.test.afterAll(() => app.stop());

test("a concert that was never approved is shown to its seller, and to nobody else, also when nothing is for sale", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const ticketId = await list(alice);
  const { concertId } = (await app.system.store.get(listings, ticketId))!;
  async function ask(who: Person): Promise<void> {
    const res = await who.get(`/concerts/${concertId}`);
    await res.body?.cancel();
    assertEquals(res.status, who === alice ? 200 : 404);
  }
  for (const who of [alice, bob, alice, bob]) await ask(who);
  const page = await html(alice.get(`/tickets/${ticketId}`));
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? "1";
  await seeOther(alice.post(`/tickets/${ticketId}/withdrawal`, { version }), /^\//);
  for (const who of [alice, bob, alice, bob]) await ask(who);
  await Promise.all([alice, bob, alice, bob].map(ask));
});
