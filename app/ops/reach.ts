/**
 * The way to the exchange: through the app that runs, else by opening its database here. A database
 * file that an app has is never opened beside it.
 */
import { exportLines } from "#domain/ops/backup.ts";
import { runOperation } from "#domain/ops/operations.ts";
import type { OpsAnswer, Who } from "#domain/ops/ops.ts";
import { isError } from "#store/base/errors.ts";
import { askAdmin, socketOf } from "./admin_socket.ts";
import { readConfig } from "../config/mod.ts";
import { openSystem, type System } from "../system.ts";
import { linesOf } from "./files.ts";

export interface Reach {
  /** "app": the running one did it. */
  readonly through: "app" | "database";
  run(operation: string, args: unknown, who: Who): Promise<OpsAnswer>;
  exported(): AsyncIterable<string>;
  close(): Promise<void>;
}

/** It is said in its words, and is no bug. */
export class CannotReach extends Error {
  override readonly name = "CannotReach";
}

type Env = Record<string, string | undefined>;
const SILENT = { debug() {}, info() {}, warn() {}, alarm() {}, error() {} };

/** The exchange's database, for this process alone. Throws `DatabaseInUse` when an app has it. */
export const openHere = (env: Env, options: { bare?: boolean } = {}): Promise<System> =>
  openSystem({ ...env, DEMO: "off" }, { ...options, workers: false, waitMs: 0, log: SILENT });

export async function reach(env: Env): Promise<Reach> {
  const config = readConfig(env);
  if (config.kvPath === ":memory:") {
    throw new CannotReach("KV_URL=:memory: is nobody's but the app's: see its page /ops.");
  }
  await mustExist(config);
  try {
    return within(await openHere(env));
  } catch (error) {
    if (!isError(error, "DatabaseInUse")) throw error;
    // Beside the file itself, whichever link KV_URL is.
    const kvPath = "path" in error ? String(error.path) : config.kvPath;
    const socket = socketOf({ ...config, kvPath });
    if (socket && await answers(socket)) return through(socket);
    throw new CannotReach(
      `${error.message} It does not answer at ${socket ?? "a socket of its own"}` +
        " either: if it serves the exchange, use its page /ops, or stop it.",
    );
  }
}

/** A typing error in KV_URL must not make a new database. */
async function mustExist({ backend, kvPath }: { backend: string; kvPath: string }) {
  if (backend !== "local") return;
  if (await Deno.stat(kvPath).catch(() => null)) return;
  throw new CannotReach(`There is no database ${kvPath}. Set KV_URL as for the app.`);
}

function within(system: System): Reach {
  return {
    through: "database",
    run: (operation, args, who) => runOperation(system.ops, operation, args, who),
    exported: () => exportLines(system.ops),
    close: () => system.stop(),
  };
}

const answers = (socket: string): Promise<boolean> =>
  askAdmin(socket, { method: "POST", body: "{}" }).then(
    async (res) => {
      await res.body?.cancel();
      return true;
    },
    () => false,
  );

function through(socket: string): Reach {
  return {
    through: "app",
    async run(operation, args, who) {
      const body = JSON.stringify({ operation, args, who });
      return await (await askAdmin(socket, { method: "POST", body })).json();
    },
    async *exported() {
      const res = await askAdmin(socket, { at: "/export" });
      yield* linesOf(res.body!);
    },
    close: () => Promise.resolve(),
  };
}
