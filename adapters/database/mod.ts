/** Opens the database: a file, memory, a KV Connect server, or the one of Deno Deploy. */
import { dirname } from "node:path";
import { isError } from "#store/base/errors.ts";
import { boundKv } from "#store/kv/bounded.ts";
import type { Kv } from "#store/kv/mod.ts";
import { patientKv } from "#store/kv/patient.ts";
import { watchWritable } from "#store/kv/writable.ts";
import type { Logger } from "#domain/ports/logger.ts";
import { damageOf } from "./damage.ts";
import { CannotOpen } from "./cannot_open.ts";
import { indexWhatExpires } from "./expiry_index.ts";
import { lockDatabase } from "./file_lock.ts";
import { closeToOthers, makePrivate } from "./private_files.ts";
import { realFile } from "./real_file.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";

/** Long enough for a process that is shutting down. Milliseconds. */
const WAIT_FOR_LOCK_MS = 3_000;

export interface Database {
  /** As in `DatabaseOptions`; for a file, with links resolved. */
  readonly kvPath: string;
  readonly kv: Kv;
  /** A second handle for reads, since a handle on a local file does one thing at a time; else the same as `kv`. */
  readonly reads: Kv;
  /** Whether it answers and can be written now. */
  answers(): Promise<boolean>;
  /** Network calls in flight; 0 for a local database. */
  readonly calls: number;
  /** A consistent copy of everything; null for a database in memory or over a network. */
  moment(): Promise<Snapshot | null>;
  close(): void;
}

interface DatabaseOptions {
  /** A file, ":memory:" or the URL of a server; empty for the database of Deno Deploy. */
  readonly kvPath: string;
  readonly backend: "local" | "remote";
  /** Wraps each handle, for example to inject faults. */
  readonly wrap: (kv: Deno.Kv) => Kv;
  readonly log: Pick<Logger, "info" | "alarm">;
  /** Called when the database answers again after an outage. */
  readonly onBack: () => void;
  /** The file stays as it is. */
  readonly readOnly?: boolean;
  /** How long to wait for another process to release the file. */
  readonly waitMs?: number;
}

/** Throws `CannotOpen`, or `DatabaseInUse` if another process holds the file. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { backend, wrap, log, onBack } = options;
  const isFile = backend === "local" && options.kvPath !== ":memory:";
  const { kvPath, unlock } = isFile
    ? await lock(options.kvPath, options.waitMs ?? WAIT_FOR_LOCK_MS)
    : { kvPath: options.kvPath, unlock: () => {} };
  let real: Kv;
  try {
    if (isFile) await mustBeSound(kvPath, log);
    const opened = await open(kvPath);
    if (isFile && !options.readOnly) await tune(kvPath, log);
    real = wrap(opened);
  } catch (error) {
    unlock();
    throw error;
  }
  if (backend === "local") {
    const reads = isFile ? wrap(await open(kvPath)) : real;
    const writes = watchWritable({
      kv: patientKv(real),
      onChange(error) {
        if (error) return log.alarm("database_not_writable", { error: error.message });
        log.info("database_writable");
        onBack();
      },
    });
    return {
      kvPath,
      kv: writes.kv,
      reads,
      answers: () => reads.get(["probe"]).then(() => writes.isWritable(), () => false),
      calls: 0,
      moment: () => isFile ? snapshotOf(kvPath) : Promise.resolve(null),
      close() {
        real.close();
        if (reads !== real) reads.close();
        unlock();
      },
    };
  }
  const bounded = boundKv({
    kv: real,
    onChange(away) {
      if (away) return log.alarm("database_away");
      log.info("database_back");
      onBack();
    },
  });
  return {
    kvPath,
    kv: bounded.kv,
    reads: bounded.kv,
    answers: bounded.answers,
    get calls() {
      return bounded.calls;
    },
    moment: () => Promise.resolve(null),
    close() {
      bounded.stop();
      real.close();
    },
  };
}

/** Creates the file if it is missing, and locks it under its real path. */
async function lock(path: string, waitMs: number) {
  try {
    const kvPath = await realFile(path);
    await makePrivate(kvPath);
    return { kvPath, unlock: await lockDatabase(kvPath, waitMs) };
  } catch (error) {
    throw isError(error, "DatabaseInUse") ? error : cannotOpen(path, error);
  }
}

/** Checks links, modes and contents. Only the process that holds the lock may call it. */
async function mustBeSound(kvPath: string, log: DatabaseOptions["log"]): Promise<void> {
  let damage: string | null;
  try {
    const { nlink } = await Deno.stat(kvPath);
    if (nlink !== null && nlink > 1) {
      throw new Error(
        "it has several hard links, and SQLite would keep a journal for each",
      );
    }
    const open = await closeToOthers(kvPath);
    if (open.length > 0) log.alarm("files_not_private", { folder: dirname(kvPath), files: open });
    damage = await damageOf(kvPath);
  } catch (error) {
    throw cannotOpen(kvPath, error);
  }
  if (damage === null) return;
  throw new CannotOpen(
    `KV_URL: the database ${kvPath} is damaged, or is not a database of Ticketing: ${damage}. ` +
      "Nothing was changed. Move it away together with its -wal and -shm files, keep it, and restore " +
      "the newest backup with: deno task ops import backup.ndjson. Without a backup, see docs/operations.md.",
  );
}

/** Only makes it faster: if it fails, the database works as it is. */
async function tune(kvPath: string, log: DatabaseOptions["log"]): Promise<void> {
  try {
    await indexWhatExpires(kvPath);
  } catch (error) {
    log.info("database_not_tuned", { error: String(error) });
  }
}

async function open(kvPath: string): Promise<Deno.Kv> {
  try {
    return await Deno.openKv(kvPath === "" ? undefined : kvPath);
  } catch (error) {
    throw cannotOpen(kvPath, error);
  }
}

function cannotOpen(kvPath: string, error: unknown): CannotOpen {
  const what = error instanceof Error ? error.message : String(error);
  const name = kvPath === "" ? "of Deno Deploy" : kvPath;
  return new CannotOpen(
    `KV_URL: the database ${name} cannot be opened: ${what}. Example: KV_URL=data/ticketing.db`,
  );
}
