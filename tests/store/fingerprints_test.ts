/** Fingerprints tell equal sets from others without keeping their members. */
import { assert, assertEquals } from "@std/assert";
import { Fingerprints, WeighedAmounts } from "#store/care/fingerprints.ts";

const names = Array.from({ length: 50_000 }, (_, n) => `5:thing2:by#${n};`);

Deno.test("equal sets have no suspects, in whatever order they are read", () => {
  const prints = new Fingerprints();
  for (const name of names) prints.add(name);
  for (const name of names.toReversed()) prints.remove(name);
  assertEquals(prints.suspects(), null);
});

Deno.test("what is in one set only is suspect, and few others are", () => {
  const prints = new Fingerprints();
  for (const name of names) prints.add(name);
  for (const name of names.slice(3)) prints.remove(name);
  prints.remove("one more");
  const isSuspect = prints.suspects()!;
  assertEquals([...names.slice(0, 3), "one more"].map(isSuspect), [true, true, true, true]);
  assert(names.filter(isSuspect).length < 10);
});

Deno.test("missing members are not made up for by as many surplus ones, of which many share a sum", () => {
  const prints = new Fingerprints();
  for (const name of names) prints.add(name);
  for (const name of names) prints.remove(`${name} `);
  const isSuspect = prints.suspects()!;
  assert(names.every((name) => isSuspect(name) && isSuspect(`${name} `)));
});

Deno.test("few members are told apart exactly", () => {
  const prints = new Fingerprints();
  for (const name of names.slice(0, 4_000)) prints.add(name);
  for (const name of names.slice(1, 4_000)) prints.remove(name);
  assertEquals(names.filter(prints.suspects()!), [names[0]]);
});

Deno.test("amounts that add up by name have no suspects; those that only add up together have", () => {
  const equal = new WeighedAmounts();
  for (const [n, name] of names.entries()) equal.add(name, BigInt(n - 100));
  for (const [n, name] of names.entries()) equal.add(name, BigInt(100 - n));
  assertEquals(equal.suspects(), null);
  const moved = new WeighedAmounts();
  for (const name of names) moved.add(name, 0n);
  moved.add("red", 7n);
  moved.add("green", -7n);
  const isSuspect = moved.suspects()!;
  assertEquals(["red", "green"].map(isSuspect), [true, true]);
  assert(names.filter(isSuspect).length < 10);
});
