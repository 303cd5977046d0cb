/** What is written is checked: all of a new value, and of a changed one what has changed. */
import { z } from "zod";
import { assertEquals, assertStringIncludes } from "@std/assert";
import { entity } from "#store/entity/mod.ts";
import { open } from "./help.ts";

/** The names of the fields that were parsed. */
const parsed: string[] = [];
const field = (name: string) =>
  z.object({ text: z.string().max(5) }).refine(() => (parsed.push(name), true));

const stored = { id: z.string(), createdAt: z.number(), updatedAt: z.number(), version: z.int() };
const plain = {
  ...stored,
  one: field("one"),
  two: field("two"),
  note: z.string().optional(),
  kept: z.number().default(7),
};
const pairSchema = z.object(plain);
const pairs = entity({ name: "pair", about: "Two texts.", schema: pairSchema });
const equalSchema = z.object(plain).refine(({ one, two }) => one.text !== two.text, "They differ");
const equals = entity({ name: "equal", about: "Two texts that differ.", schema: equalSchema });

const fresh = { id: "a", one: { text: "one" }, two: { text: "two" }, kept: 1 };

Deno.test("a write checks the fields that have changed, and only those again", async () => {
  await using opened = await open();
  const { store } = opened;
  await store.transact((tx) => tx.create(pairs, fresh));
  const change = (more: Record<string, unknown>) =>
    store.transact(async (tx) => {
      const now = (await tx.get(pairs, "a"))!;
      parsed.length = 0;
      return tx.put(pairs, { ...now, ...more } as typeof now);
    });
  const longer = await change({ two: { text: "2" }, note: "new", unknown: 1 });
  assertEquals(parsed, ["two"]);
  assertEquals(longer, { ...longer, one: { text: "one" }, two: { text: "2" }, note: "new" });
  assertEquals("unknown" in longer, false);
  const shorter = await change({ note: undefined, kept: undefined });
  assertEquals([parsed, shorter.note, shorter.kept], [[], undefined, 7]);
  const error = await change({ two: { text: "too long" } }).catch((it) => it);
  assertEquals(error.issues.map(({ path }: z.core.$ZodIssue) => path.join(".")), ["two.text"]);
  assertEquals((await store.get(pairs, "a"))?.two, { text: "2" });
});

Deno.test("a rule about several fields is checked with each write", async () => {
  await using opened = await open();
  const { store } = opened;
  await store.transact((tx) => tx.create(equals, fresh));
  const same = store.transact(async (tx) => {
    tx.put(equals, { ...(await tx.get(equals, "a"))!, two: { text: "one" } });
  });
  assertStringIncludes(String(await same.catch((error) => error)), "They differ");
});
