/** Values written by past versions (tests/samples) stay readable. */
import { assert, assertEquals } from "@std/assert";
import { importRows } from "#store/care/backup.ts";
import { type BackupHead, type BackupRow, readBackup } from "#store/care/backup_format.ts";
import { domainEntities } from "#domain/entities.ts";
import { listings } from "#domain/tickets/listing.ts";
import { codeContext } from "#domain/tickets/codes.ts";
import { openSystem } from "#app/system.ts";
import { linesOfFile } from "#app/ops/files.ts";
import { Silence } from "../exchange.ts";
import { SAMPLE_SECRET } from "../samples/make.ts";

const folder = new URL("../samples/", import.meta.url);

async function read(file: string) {
  const rows: BackupRow[] = [];
  let head: BackupHead | null = null;
  // Throws if the file was edited, which would falsify the sample.
  for await (const line of readBackup(linesOfFile(new URL(file, folder).pathname)())) {
    if ("head" in line) head = line.head;
    else if ("key" in line) rows.push(line);
  }
  return { rows, head: head! };
}

async function* each(rows: BackupRow[]): AsyncGenerator<BackupRow> {
  yield* rows;
}

const files: string[] = [];
for await (const { name } of Deno.readDir(folder)) if (name.endsWith(".ndjson")) files.push(name);

for (const file of files.sort()) {
  Deno.test(`everything in ${file} can be read, indexed and opened`, async () => {
    const { rows } = await read(file);
    const x = await openSystem({ KV_URL: ":memory:", SECRET: SAMPLE_SECRET }, {
      bare: true,
      workers: false,
      log: new Silence(),
    });
    try {
      const done = await importRows(x.ops.kv, x.ops.entities, each(rows), Date.now());
      assertEquals(done, { rows: rows.length, unreadable: 0 });
      for (const entity of x.ops.entities) {
        assertEquals(await Array.fromAsync(x.store.verifyIndexes(entity)), []);
      }
      await Array.fromAsync(x.store.outbox.rows(1_000));
      await x.store.outbox.listDead({ limit: 1_000 });
      assertEquals(await x.store.quarantine.list(), []);
      let opened = 0;
      for await (const { seats } of x.store.scan(listings)) {
        for (const { id, code } of seats) {
          assert((await x.secrets.open(code, codeContext(id))).length > 0);
          opened++;
        }
      }
      assert(opened > 0);
    } finally {
      await x.stop();
    }
  });
}

/** The first shape that was ever stored, where the entity is younger than the upgrades that it shares. */
const FIRST_SHAPES: Readonly<Record<string, number>> = { posting_totals: 1 };

Deno.test("every sampled entity has a sample of each shape that it ever had", async () => {
  const known = new Map<string, Set<number>>();
  for (const file of files) {
    const { head, rows } = await read(file);
    for (const { key: [name] } of rows) {
      const shapes = known.get(String(name)) ?? new Set();
      known.set(String(name), shapes.add(head.shapes[String(name)]));
    }
  }
  let sampled = 0;
  for (const { name, upgrades } of domainEntities) {
    const shapes = known.get(name);
    if (!shapes) continue; // created only with an external service
    sampled++;
    for (let shape = FIRST_SHAPES[name] ?? 0; shape <= upgrades.length; shape++) {
      assert(shapes.has(shape), `${name}, shape ${shape}: run deno task samples`);
    }
  }
  assert(sampled >= 25, `only ${sampled} entities are sampled`);
});
