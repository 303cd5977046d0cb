/**
 * Reaches the exchange: through the running app, or by opening the database here if none is running. A
 * database file in use by an app is never opened a second time.
 */
import { exportLines } from "#domain/ops/backup.ts";
import { runOperation } from "#domain/ops/operations.ts";
import type { OpsAnswer, Who } from "#domain/ops/ops.ts";
import { isError } from "#store/base/errors.ts";
import { askAdmin, socketOf } from "../admin/socket.ts";
import { readConfig } from "../config/mod.ts";
import { openSystem, type System } from "../system.ts";
import { linesOf } from "./files.ts";

export interface Reach {
  /** app: the running app did it · database: it was opened here. */
  readonly through: "app" | "database";
  run(operation: string, args: unknown, who: Who): Promise<OpsAnswer>;
  exported(): AsyncIterable<string>;
  close(): Promise<void>;
}

/** The exchange cannot be reached; the message says what to do. */
export class CannotReach extends Error {
  override readonly name = "CannotReach";
}

type Env = Record<string, string | undefined>;
const SILENT = { debug() {}, info() {}, warn() {}, alarm() {}, error() {} };

/** Opens the exchange's database in this process. Throws `DatabaseInUse` if an app is using it. */
export const openHere = (
  env: Env,
  options: { bare?: boolean; readOnly?: boolean } = {},
): Promise<System> =>
  openSystem({ ...env, DEMO: "off" }, { ...options, workers: false, waitMs: 0, log: SILENT });

/** `readOnly`: if the database is opened here, nothing is written into it. */
export async function reach(env: Env, { readOnly }: { readOnly: boolean }): Promise<Reach> {
  const config = readConfig(env);
  if (config.kvPath === ":memory:") {
    throw new CannotReach(
      "KV_URL=:memory: can only be reached by the app itself: use its page /ops.",
    );
  }
  await mustExist(config);
  try {
    return within(await openHere(env, { readOnly }));
  } catch (error) {
    if (!isError(error, "DatabaseInUse")) throw error;
    // The socket is beside the real file, even if KV_URL is a link.
    const kvPath = "path" in error ? String(error.path) : config.kvPath;
    const socket = socketOf({ ...config, kvPath });
    if (socket && await answers(socket)) return through(socket);
    throw new CannotReach(
      `${error.message} It does not answer on ${socket ?? "an admin socket"}. ` +
        "If it serves the exchange, use its page /ops, or stop it.",
    );
  }
}

/** A typo in KV_URL must not create a new database. */
async function mustExist({ backend, kvPath }: { backend: string; kvPath: string }) {
  if (backend !== "local") return;
  if (await Deno.stat(kvPath).catch(() => null)) return;
  throw new CannotReach(
    `There is no database ${kvPath}. Set KV_URL to the same value as for the app.`,
  );
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
