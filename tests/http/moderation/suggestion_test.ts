/** What the guard suggests, as moderators see it: on the pages in their language, and in the API. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import { html, json, list, seeOther, signUp, signUpModerator, textOf } from "../cast.ts";

const app = await startApp({ env: { MODERATION: "on" } });
Deno.test.afterAll(() => app.stop());
const mona = await signUpModerator(app, "mona");

test("a moderator reads in English and in French what is suggested and why; the seller does not", async () => {
  const alice = await signUp(app, "alice");
  const description = "Ask me on Whats-App for a fake ticket";
  const id = await list(alice, { description, price: "14" });
  await app.system.workers.relay.idle();
  const french = { "accept-language": "fr" };
  const page = textOf(await html(mona.get(`/moderation/${id}`)));
  const queue = textOf(await html(mona.get("/moderation")));
  const said = [
    "Automatic check",
    "Suggests rejecting",
    "Description: “whatsapp” is on the word list",
    "“fake ticket” is on the word list",
    "The price is 28% of what was paid at first",
    "You decide.",
  ];
  for (const text of said) {
    assertStringIncludes(page, text);
    assertStringIncludes(queue, text);
  }
  const inFrench = textOf(await html(mona.get(`/moderation/${id}`, french)));
  const dit = [
    "Contrôle automatique",
    "Propose de refuser",
    "« fake ticket » est sur la liste de mots",
    "La décision vous revient.",
  ];
  for (const text of dit) assertStringIncludes(inFrench, text);
  assert(!textOf(await html(alice.get(`/tickets/${id}`))).includes("Automatic check"));
});

test("the API has the suggestion while the listing waits, and not after the decision", async () => {
  const id = await list(await signUp(app, "alice"), { description: "Mail: ada@example.org" });
  await app.system.workers.relay.idle();
  const found = await json(mona.get(`/api/moderations/${id}`));
  const { advice, reasons } = found.suggestion;
  assertEquals(advice, "look");
  assertEquals(reasons, [{ kind: "contact", field: "description", word: "ada@example.org" }]);
  const listed = await json(mona.get("/api/moderations?fields=suggestion&limit=100"));
  const one = listed.items.find((item: { id: string }) => item.id === id);
  assertEquals(one.suggestion, found.suggestion);
  await seeOther(mona.post(`/moderation/${id}/approval`, { version: "1" }), "/moderation");
  assertEquals((await json(mona.get(`/api/moderations/${id}`))).suggestion, undefined);
});

test("where nothing stands out, that is what is said", async () => {
  const id = await list(await signUp(app, "alice"));
  await app.system.workers.relay.idle();
  const page = textOf(await html(mona.get(`/moderation/${id}`)));
  assertStringIncludes(page, "Nothing stands out");
});
