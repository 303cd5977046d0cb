/** Export of the whole database, and import. */
import { BadBackup } from "#store/base/errors.ts";
import { exportedRows, importRows, isEmpty, mustFit, shapesOf } from "#store/care/backup.ts";
import {
  type BackupHead,
  backupLines,
  type BackupRow,
  type BackupTail,
  readBackup,
} from "#store/care/backup_format.ts";
import type { Ops } from "./ops.ts";

/**
 * The lines of an export. With a local file it is a consistent snapshot, while the exchange keeps running.
 * With a remote or in-memory database it is one pass from start to end: it contains everything committed
 * before, and possibly part of what is committed during the pass. Each value is one that was committed.
 */
export async function* exportLines(x: Ops): AsyncGenerator<string> {
  await using moment = await x.moment();
  const head = {
    madeAt: x.store.now(),
    oneMoment: moment !== null,
    secretKeyIds: await x.secrets.keyIds(),
    shapes: shapesOf(x.entities),
  };
  yield* backupLines(head, exportedRows(moment?.kv ?? x.kv, x.entities));
}

interface Imported {
  readonly rows: number;
  /** Unreadable values: stored as they are, and put in quarantine when they are read. */
  readonly unreadable: number;
  readonly head: BackupHead;
  readonly tail: BackupTail;
}

/**
 * Imports an export into an empty database that no other process uses. `open` reads the file from the
 * start; it is called twice, because the whole file is checked before anything is written. Throws `BadBackup`.
 */
export async function importLines(
  x: Pick<Ops, "kv" | "entities" | "secrets">,
  open: () => AsyncIterable<string>,
): Promise<Imported> {
  if (!await isEmpty(x.kv)) {
    throw new BadBackup("The database is not empty. Import into a new file, or remove this one.");
  }
  const { head, tail } = await check(open(), await x.secrets.keyIds());
  mustFit(head, x.entities);
  const done = await importRows(x.kv, x.entities, rowsOf(open()), head.madeAt);
  return { ...done, head, tail };
}

/** Where sealed texts are in a stored value, also of a former shape, by entity. */
const SEALED: Readonly<Record<string, (value: Values) => unknown[]>> = {
  digest_key: ({ sealed }) => [sealed],
  ticket: ({ code, seats }) =>
    Array.isArray(seats) ? seats.map((seat: Values | null) => seat?.code) : [code],
};
type Values = Record<string, unknown>;

async function check(lines: AsyncIterable<string>, ourKeyIds: readonly string[]) {
  let head: BackupHead | null = null, tail: BackupTail | null = null;
  const others = new Map<string, number>();
  for await (const said of readBackup(lines)) {
    if ("head" in said) head = said.head;
    else if ("tail" in said) tail = said.tail;
    else {
      for (const id of keysNeeded(said)) {
        if (!ourKeyIds.includes(id)) others.set(id, (others.get(id) ?? 0) + 1);
      }
    }
  }
  for (const [id, count] of others) {
    throw new BadBackup(
      `${count} sealed texts in it (barcodes) need another SECRET, whose key is ${id}; here are ` +
        `${
          ourKeyIds.join(" and ")
        }. Set SECRET, or SECRET_PREVIOUS, as it was then; one that was made by itself is the file "secret".`,
    );
  }
  return { head: head!, tail: tail! };
}

/** The ids of the keys that its sealed texts need: each text begins with one. */
function keysNeeded({ key, value }: BackupRow): string[] {
  const texts = SEALED[String(key[0])]?.(value as Values ?? {}) ?? [];
  return texts.filter((text) => typeof text === "string").map((text) => text.split(".")[0]);
}

async function* rowsOf(lines: AsyncIterable<string>): AsyncGenerator<BackupRow> {
  for await (const said of readBackup(lines)) if ("key" in said) yield said;
}
