/** Index rows and counts that do not match the values are found, each kind with its own message. */
import { assertEquals } from "@std/assert";
import type { Kv } from "#store/kv/mod.ts";
import type { Store } from "#store/types.ts";
import { open, type Thing, thing, things } from "./help.ts";
import { wrapped } from "./wrapped_kv.ts";

const found = async (store: Store): Promise<string[]> => {
  const findings: string[] = [];
  for await (const { problem, key } of store.verifyIndexes(things)) {
    findings.push(`${problem} ${key.slice(1).join("/")}`);
  }
  return findings;
};

async function filled(over?: (kv: Deno.Kv) => Kv) {
  const opened = await open({ over });
  const { store } = opened;
  for (let n = 0; n < 12; n++) {
    // Some ids sort before the keys of index rows, some between and some after them.
    const id = `${["A", "bz", "cz", "z"][n % 4]}${n}`;
    const more = { slug: `slug-${n}`, shelf: "top", words: ["red", `word-${n}`] };
    await store.transact((tx) => tx.create(things, thing(id, more)));
  }
  return opened;
}

Deno.test("a database written by the store has no findings, and a scan reads each value once, in order", async () => {
  await using opened = await filled();
  const { store } = opened;
  assertEquals(await found(store), []);
  const ids: string[] = [];
  for await (const { id } of store.scan(things)) ids.push(id);
  assertEquals(ids.length, 12);
  assertEquals(ids, [...ids].sort());
});

const broken: [what: string, change: (kv: Deno.Kv) => Promise<unknown>, findings: string[]][] = [
  [
    "an index row that is missing",
    (kv) => kv.delete(["thing", "by", "shelf", "top", 1, "A4"]),
    ["row_missing by/shelf/top/1/A4"],
  ],
  [
    "a row of a value that is listed elsewhere",
    (kv) => kv.set(["thing", "by", "shelf", "low", 1, "A4"], "A4"),
    ["row_orphaned by/shelf/low/1/A4"],
  ],
  [
    "a row of a value that is gone",
    (kv) => kv.set(["thing", "unique", "slug", "old"], "gone"),
    ["row_orphaned unique/slug/old"],
  ],
  [
    "a row of an index that nobody declares any more",
    (kv) => kv.set(["thing", "by", "colour", "red", "A4"], "A4"),
    ["row_orphaned by/colour/red/A4"],
  ],
  [
    "a unique key that leads to another value",
    (kv) => kv.set(["thing", "unique", "slug", "slug-4"], "z3"),
    ["row_taken unique/slug/slug-4", "row_orphaned unique/slug/slug-4"],
  ],
  [
    "a count that is one too high",
    (kv) => kv.atomic().sum(["thing", "count", "word", "red"], 1n).commit(),
    ["count_wrong count/word/red"],
  ],
  [
    "a count that is missing",
    (kv) => kv.delete(["thing", "count", "word", "word-4"]),
    ["count_wrong count/word/word-4"],
  ],
  [
    "a count of nothing",
    (kv) => kv.set(["thing", "count", "word", "none"], new Deno.KvU64(2n)),
    ["count_wrong count/word/none"],
  ],
  [
    "a value that does not match its schema",
    (kv) => kv.set(["thing", "bz9"], { id: "bz9" }),
    ["value_unreadable bz9"],
  ],
];

for (const [what, change, findings] of broken) {
  Deno.test(`${what} is found, and nothing else is`, async () => {
    await using opened = await filled();
    await change(opened.kv);
    assertEquals(await found(opened.store), findings);
  });
}

Deno.test("without differences nothing is looked up by itself, and each value is passed on once", async () => {
  const calls: string[] = [];
  await using opened = await filled((kv) =>
    wrapped(kv, { before: (call) => void calls.push(call) })
  );
  calls.length = 0;
  const ids: string[] = [];
  const visit = (values: readonly Thing[]) => {
    ids.push(...values.map(({ id }) => id));
    return Promise.resolve();
  };
  assertEquals(await Array.fromAsync(opened.store.verifyIndexes(things, undefined, visit)), []);
  assertEquals(calls.filter((call) => call !== "list"), []);
  assertEquals(ids.length, 12);
  assertEquals(ids, [...ids].sort());
});

Deno.test("a count at 0 of an unused word is no finding", async () => {
  await using opened = await filled();
  await opened.store.transact(async (tx) => {
    await tx.get(things, "A4");
    tx.delete(things, "A4");
  });
  assertEquals(await found(opened.store), []);
});

Deno.test("values that change during the verification are no findings", async () => {
  let change = () => Promise.resolve<unknown>(null);
  let changes = 0;
  // Before each snapshot the compared values are changed.
  const over = (kv: Deno.Kv) =>
    wrapped(kv, {
      before: async (call) => {
        if (call !== "commit") await change();
      },
    });
  await using opened = await filled(over);
  const writer = await open({ over: () => opened.kv });
  await using _ = writer;
  change = async () => {
    if (changes > 40) return;
    changes++;
    await writer.store.transact(async (tx) => {
      const value = (await tx.get(things, "A4"))!;
      tx.put(things, { ...value, shelf: `shelf-${changes}`, words: [`word-${changes}`] });
    });
  };
  assertEquals(await found(opened.store), []);
});
