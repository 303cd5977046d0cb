/** Which handlers an event has rows for. */
import { assert, assertEquals } from "@std/assert";
import { handlers, subscribersOf } from "#workers/handlers.ts";
import { handlersOf } from "#workers/shared_rows.ts";

const namesOf = (audience: Parameters<typeof subscribersOf>[1]): string[] =>
  [...new Set(handlers.map(({ event }) => event))].flatMap((event) =>
    subscribersOf(event, audience).flatMap((handler) => handlersOf({ handler }))
  );

Deno.test("webhooks, Keto's relations and the guard have rows only while somebody needs them", () => {
  const all = handlers.map(({ name }) => name);
  assertEquals(new Set(all).size, all.length);
  const webhooks = all.filter((name) => name.startsWith("webhooks.hear."));
  const relations = all.filter((name) => name.startsWith("permissions.mirror_"));
  const guard = all.filter((name) => name.startsWith("moderation.suggest"));
  assert(webhooks.length > 0 && relations.length > 0 && guard.length > 0);
  const without = (...names: string[]) => all.filter((name) => !names.includes(name)).sort();
  assertEquals(namesOf({}).sort(), without(...webhooks, ...relations, ...guard));
  assertEquals(namesOf({ webhooks: true }).sort(), without(...relations, ...guard));
  assertEquals(namesOf({ mirrored: true }).sort(), without(...webhooks, ...guard));
  assertEquals(namesOf({ webhooks: true, mirrored: true, guarded: true }).sort(), without());
});

Deno.test("the letters of one event share a row, and nothing that moves money does", () => {
  assertEquals(subscribersOf("order:completed"), ["mail.bought+mail.sold+mail.set_up_payouts"]);
  assertEquals(subscribersOf("order:refunded"), [
    "payments.refund",
    "mail.refunded+mail.sale_undone",
  ]);
  for (const { name, shared, neverBury } of handlers) assert(!shared || !neverBury, name);
});
