/** An export contains everything without loss; an import restores all of it, or changes nothing. */
import * as fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import { BadBackup } from "#store/base/errors.ts";
import { exportedRows, importRows, isHalfImported, mustFit, shapesOf } from "#store/care/backup.ts";
import { backupLines, type BackupRow, readBackup } from "#store/care/backup_format.ts";
import { open, rowsOf, START, thing, things } from "./help.ts";

const entities = [things];
const head = { madeAt: START, oneMoment: true, secretKeyIds: ["k"], shapes: shapesOf(entities) };

async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
const linesOf = (rows: AsyncIterable<BackupRow>) => Array.fromAsync(backupLines(head, rows));
const read = (lines: string[]) => Array.fromAsync(readBackup(each(lines)));
const rowsIn = async (lines: string[]) =>
  (await read(lines)).filter((said) => "key" in said) as BackupRow[];

Deno.test("values come back as they were: bytes, bigints, dates, undefined, odd numbers and odd keys", async () => {
  const value = {
    bytes: new Uint8Array([0, 1, 255]),
    big: 2n ** 70n,
    date: new Date(START),
    nothing: undefined,
    list: [undefined, -0, NaN, Infinity, null],
    map: new Map([["a", 1n]]),
    constructor: "x",
    text: "line\nbreak \u2028 \ud83c\udfab",
  };
  const rows = await rowsIn(await linesOf(each([{ key: ["thing", "T1"], value }])));
  assertEquals(rows, [{ key: ["thing", "T1"], value }]);
  assert(Object.is((rows[0].value as typeof value).list[1], -0));
});

Deno.test("anything that the database can hold fits on one line and comes back equal", async () => {
  const leaf = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.double(),
    fc.bigInt(),
    fc.date({ noInvalidDate: true }),
    fc.uint8Array(),
    fc.constantFrom(null, undefined, true),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.string().filter((key) => key !== "__proto__"), tie("value"), { maxKeys: 4 }),
    ),
  }));
  await fc.assert(fc.asyncProperty(value, async (value) => {
    // The database returns a structured clone.
    const stored = structuredClone(value);
    const lines = await linesOf(each([{ key: ["thing", 7], value: stored }]));
    assertEquals(lines.filter((line) => line.includes("\n")), []);
    assertEquals((await rowsIn(lines))[0].value, stored);
  }));
});

async function filled() {
  const opened = await open({ subscribers: () => ["mail", "search"] });
  const { store, clock } = opened;
  for (let n = 0; n < 40; n++) {
    const more = { slug: `s${n}`, shelf: `shelf-${n % 3}`, words: ["red", `w${n % 4}`] };
    await store.transact((tx) => {
      tx.create(things, thing(`T${n}`, more));
      tx.emit("made", { n }, n % 2 ? { dueAt: clock.now() + 1000 } : {});
    });
  }
  const [row] = opened.handed;
  await store.outbox.bury(row, new Error("no mail server"));
  await opened.kv.set(["op", "T"], 1);
  return opened;
}

Deno.test("an import restores values, index rows, counts, outbox and dead letters, but not the rows of commits", async () => {
  await using from = await filled();
  await using to = await open();
  const lines = await linesOf(exportedRows(from.kv, entities));
  const done = await importRows(to.kv, entities, each(await rowsIn(lines)), START);
  assertEquals(done.unreadable, 0);
  const before = await rowsOf(from.kv, []);
  before.delete("op/T");
  assertEquals(await rowsOf(to.kv, []), before);
  assertEquals(await Array.fromAsync(to.store.verifyIndexes(things)), []);
  const tail = JSON.parse(lines.at(-1)!);
  assertEquals(tail.counts, { thing: 40, outbox: 79, outbox_dead: 1 });
  assertEquals(await linesOf(exportedRows(to.kv, entities)), lines);
});

const damaged: [what: string, change: (lines: string[]) => string[], says: RegExp][] = [
  [
    "cut off after a line",
    (l) => l.slice(0, -1),
    /cut off after line 81: its last line is missing/,
  ],
  [
    "cut off within a line",
    (l) => [...l.slice(0, 9), l[9].slice(0, 20)],
    /Line 10 is not valid JSON/,
  ],
  ["without one of its rows", (l) => l.toSpliced(5, 1), /has 39 rows of thing, and should have 40/],
  [
    "changed by hand",
    (l) => l.map((line) => line.replace('"w1"', '"w9"')),
    /checksum does not match/,
  ],
  ["with more after its end", (l) => [...l, l[3]], /Line 83 comes after the end/],
  ["of another kind", (l) => ["{}", ...l.slice(1)], /first line is not that of an export/],
  [
    "of a later format",
    (l) => [l[0].replace('"format":1', '"format":2'), ...l.slice(1)],
    /has format 2; this version reads 1/,
  ],
];
for (const [what, change, says] of damaged) {
  Deno.test(`an export is refused that is ${what}`, async () => {
    await using from = await filled();
    const rows = Array.fromAsync(exportedRows(from.kv, entities));
    const lines = change(await linesOf(each((await rows).slice(0, 80))));
    const error = await read(lines).catch((error) => error);
    assert(error instanceof BadBackup && says.test(error.message), String(error));
  });
}

Deno.test("an import needs an empty database", async () => {
  await using to = await filled();
  const before = await rowsOf(to.kv, []);
  const error = await importRows(to.kv, entities, each([]), START).catch((error) => error);
  assert(error instanceof BadBackup);
  assertEquals(await rowsOf(to.kv, []), before);
});

Deno.test("a database whose import was interrupted is recognised", async () => {
  await using to = await open();
  const rows = async function* () {
    yield {
      key: ["thing", "T1"],
      value: { ...thing("T1"), createdAt: 1, updatedAt: 1, version: 1 },
    };
    await Promise.reject(new Error("the power went"));
  };
  assert(!await isHalfImported(to.kv));
  await importRows(to.kv, entities, rows(), START).catch(() => {});
  assert(await isHalfImported(to.kv));
});

Deno.test("an export of a newer version is refused, and the message names the entity", () => {
  const fits = (shapes: Record<string, number>) => {
    try {
      mustFit({ ...head, ticketing: "export", format: 1, shapes }, entities);
      return true;
    } catch (error) {
      assert(error instanceof BadBackup && error.message.includes(Object.keys(shapes)[0]));
      return false;
    }
  };
  assertEquals([fits({ thing: 0 }), fits({ thing: 1 }), fits({ comet: 0 })], [true, false, false]);
});

Deno.test("an unreadable value is imported unchanged, and the others with their index rows", async () => {
  await using to = await open();
  const good = { ...thing("T1", { slug: "s" }), createdAt: 1, updatedAt: 1, version: 1 };
  const bad = { ...good, id: "T2", weight: "heavy" };
  const rows = [good, bad].map((value) => ({ key: ["thing", value.id], value }));
  assertEquals(await importRows(to.kv, entities, each(rows), START), { rows: 2, unreadable: 1 });
  assertEquals((await to.kv.get(["thing", "T2"])).value, bad);
  assertEquals((await to.store.find(things, "slug", ["s"]))?.id, "T1");
});
