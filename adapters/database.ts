/** Opens the database: a file, memory, a KV Connect server, or the one of Deno Deploy. */
import { isError } from "#store/base/errors.ts";
import { boundKv } from "#store/kv/bounded.ts";
import type { Kv } from "#store/kv/mod.ts";
import { watchWritable } from "#store/kv/writable.ts";
import type { Logger } from "#domain/ports/mod.ts";
import { damageOf } from "./damage.ts";
import { lockDatabase } from "./file_lock.ts";
import { closeToOthers, makePrivate } from "./private_files.ts";
import { realFile } from "./real_file.ts";
import { secretIn } from "./secret_file.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";

/** A process that is just ending is gone by then. */
const WAIT_FOR_LOCK_MS = 3_000;

/** The database is not there, or refuses us: says so in words, and names the variable. */
export class CannotOpen extends Error {
  override readonly name = "CannotOpen";
}

export interface Database {
  /** As `DatabaseOptions` has it; of a file, where it really lies. */
  readonly kvPath: string;
  readonly kv: Kv;
  /** For reads: a local file does one thing at a time per handle. Elsewhere the same handle. */
  readonly reads: Kv;
  /** Whether it answers now, and can be written. */
  answers(): Promise<boolean>;
  /** Calls over the network that are under way; 0 for a local one. */
  readonly calls: number;
  /** All of it as it is at one moment; null where there is no such thing: in memory, over a network. */
  moment(): Promise<Snapshot | null>;
  close(): void;
}

export interface DatabaseOptions {
  /** A file, ":memory:" or the address of a server; empty: the database of Deno Deploy. */
  readonly kvPath: string;
  readonly backend: "local" | "remote";
  /** Puts something between us and the database. */
  readonly wrap: (kv: Deno.Kv) => Kv;
  readonly log: Pick<Logger, "info" | "alarm">;
  /** Called when it was away and is back. */
  readonly onBack: () => void;
  /** How long to wait for another process to leave the file. */
  readonly waitMs?: number;
}

/** Throws `CannotOpen`, and `DatabaseInUse` for a file that another process has. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { backend, wrap, log, onBack } = options;
  const isFile = backend === "local" && options.kvPath !== ":memory:";
  const { kvPath, unlock } = isFile
    ? await lock(options.kvPath, options.waitMs ?? WAIT_FOR_LOCK_MS)
    : { kvPath: options.kvPath, unlock: () => {} };
  let real: Kv;
  try {
    if (isFile) await mustBeSound(kvPath, log);
    real = wrap(await open(kvPath));
  } catch (error) {
    unlock();
    throw error;
  }
  if (backend === "local") {
    const reads = isFile ? wrap(await open(kvPath)) : real;
    const writes = watchWritable({
      kv: real,
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

/** Makes the file if it is new, and locks it by its real name. */
async function lock(path: string, waitMs: number) {
  try {
    const kvPath = await realFile(path);
    await makePrivate(kvPath);
    return { kvPath, unlock: await lockDatabase(kvPath, waitMs) };
  } catch (error) {
    throw isError(error, "DatabaseInUse") ? error : cannotOpen(path, error);
  }
}

/** Only the process that has the lock may look into the file. */
async function mustBeSound(kvPath: string, log: DatabaseOptions["log"]): Promise<void> {
  let damage: string | null;
  try {
    const { nlink } = await Deno.stat(kvPath);
    if (nlink !== null && nlink > 1) {
      throw new Error(
        "it has several names (hard links), and SQLite would keep a journal for each",
      );
    }
    const open = await closeToOthers(kvPath);
    if (open.length > 0) log.alarm("files_not_private", { folder: folderOf(kvPath), files: open });
    damage = await damageOf(kvPath);
  } catch (error) {
    throw cannotOpen(kvPath, error);
  }
  if (damage === null) return;
  throw new CannotOpen(
    `KV_URL: the database ${kvPath} is damaged, or is none of ours: ${damage}. Nothing was changed. ` +
      `Move it away, with the files -wal and -shm beside it, and keep it; then restore the newest ` +
      "backup with: deno task ops import backup.ndjson. See docs/operations.md for what to do without one.",
  );
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

/**
 * The secret that was made at the first start; a database in memory needs none that lasts. Throws
 * `CannotOpen`.
 */
export async function ownSecret(kvPath: string): Promise<string> {
  if (kvPath === ":memory:") return crypto.getRandomValues(new Uint8Array(48)).toBase64();
  const path = `${folderOf(kvPath)}/secret`;
  try {
    return await secretIn(path);
  } catch (error) {
    throw new CannotOpen(
      `SECRET: none is set, and the file ${path} cannot be used: ${(error as Error).message}. ` +
        "Example: SECRET=the output of: openssl rand -base64 48",
    );
  }
}

const folderOf = (path: string): string =>
  path.includes("/") ? path.slice(0, path.lastIndexOf("/")) || "/" : ".";
