/** Opens the database: a file, memory, a KV Connect server, or the one of Deno Deploy. */
import { boundKv } from "#store/bounded_kv.ts";
import type { Kv } from "#store/kv.ts";
import type { Logger } from "#domain/ports.ts";
import { secretIn } from "./secret_file.ts";

/** The database is not there, or refuses us: says so in words, and names the variable. */
export class CannotOpen extends Error {
  override name = "CannotOpen";
}

export interface Database {
  readonly kv: Kv;
  /** For reads: a local file does one thing at a time per handle. Elsewhere the same handle. */
  readonly reads: Kv;
  /** Whether it answers now. */
  answers(): Promise<boolean>;
  /** Calls over the network that are under way; 0 for a local one. */
  readonly calls: number;
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
}

/** Throws `CannotOpen`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { kvPath, backend, wrap, log, onBack } = options;
  const isFile = backend === "local" && kvPath !== ":memory:";
  const real = wrap(await open(kvPath, isFile));
  if (backend === "local") {
    const reads = isFile ? wrap(await open(kvPath, true)) : real;
    return {
      kv: real,
      reads,
      answers: () => reads.get(["probe"]).then(() => true, () => false),
      calls: 0,
      close() {
        real.close();
        if (reads !== real) reads.close();
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
    kv: bounded.kv,
    reads: bounded.kv,
    answers: bounded.answers,
    get calls() {
      return bounded.calls;
    },
    close() {
      bounded.stop();
      real.close();
    },
  };
}

async function open(kvPath: string, isFile: boolean): Promise<Deno.Kv> {
  try {
    if (isFile) await Deno.mkdir(folderOf(kvPath), { recursive: true });
    return await Deno.openKv(kvPath === "" ? undefined : kvPath);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    const name = kvPath === "" ? "of Deno Deploy" : kvPath;
    throw new CannotOpen(
      `KV_URL: the database ${name} cannot be opened: ${what}. Example: KV_URL=data/ticketing.db`,
    );
  }
}

/** The secret that was made at the first start; a database in memory needs none that lasts. */
export function ownSecret(kvPath: string): Promise<string> {
  return kvPath === ":memory:"
    ? Promise.resolve(crypto.getRandomValues(new Uint8Array(48)).toBase64())
    : secretIn(`${folderOf(kvPath)}/secret`);
}

const folderOf = (path: string): string =>
  path.includes("/") ? path.slice(0, path.lastIndexOf("/")) || "/" : ".";
