/** A backup of everything, and the way back. */
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
 * The lines of an export. Of a local file all of it is of one moment, while the exchange goes on. On a
 * remote database, and in memory, it is read from end to end: all that was committed before is in it,
 * each value as some commit left it; of what is committed meanwhile a part may be in it.
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

export interface Imported {
  readonly rows: number;
  /** Stored as they are, and in quarantine when somebody asks for them. */
  readonly unreadable: number;
  readonly head: BackupHead;
  readonly tail: BackupTail;
}

/**
 * Restores an export into an empty database that nobody else uses. `open` reads the file from the
 * beginning: it is checked to its end before anything is written. Throws `BadBackup`.
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
  const done = await importRows(x.kv, x.entities, rowsOf(open()));
  return { ...done, head, tail };
}

/** Where sealed texts stand; each begins with the id of the key that opens it. */
const SEALED: Record<string, string> = { digest_key: "sealed", ticket: "code" };

async function check(lines: AsyncIterable<string>, ourKeyIds: readonly string[]) {
  let head: BackupHead | null = null, tail: BackupTail | null = null;
  const others = new Map<string, number>();
  for await (const said of readBackup(lines)) {
    if ("head" in said) head = said.head;
    else if ("tail" in said) tail = said.tail;
    else {
      const id = sealedBy(said);
      if (id && !ourKeyIds.includes(id)) others.set(id, (others.get(id) ?? 0) + 1);
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

function sealedBy({ key, value }: BackupRow): string | null {
  const field = SEALED[String(key[0])];
  const text = field && (value as Record<string, unknown> | null)?.[field];
  return typeof text === "string" ? text.split(".")[0] : null;
}

async function* rowsOf(lines: AsyncIterable<string>): AsyncGenerator<BackupRow> {
  for await (const said of readBackup(lines)) if ("key" in said) yield said;
}
