/** The secret of an installation without SECRET: created once, in a file beside the database. */
import { dirname, join } from "node:path";
import { CannotOpen } from "../database/cannot_open.ts";

/** Bytes of a created secret; written as base64. */
const SECRET_BYTES = 48;

/**
 * The installation's secret, created at the first start unless `create` is false. A database in memory gets a new one each
 * time. Throws `CannotOpen`.
 */
export async function ownSecret(
  kvPath: string,
  { create = true }: { create?: boolean } = {},
): Promise<string> {
  if (kvPath === ":memory:") return randomSecret();
  const path = join(dirname(kvPath), "secret");
  try {
    return create ? await secretIn(path) : await presentIn(path);
  } catch (error) {
    throw new CannotOpen(
      `SECRET: it is not set, and the file ${path} cannot be used: ${(error as Error).message}. ` +
        "Example: SECRET=the output of: openssl rand -base64 48",
    );
  }
}

const randomSecret = (): string => crypto.getRandomValues(new Uint8Array(SECRET_BYTES)).toBase64();

async function presentIn(path: string): Promise<string> {
  const text = (await Deno.readTextFile(path)).trim();
  if (text === "") throw new Error("it is empty");
  return text;
}

/** Reads the file, or creates it with mode 0600. Safe when two processes start at once. */
async function secretIn(path: string): Promise<string> {
  const created = randomSecret();
  try {
    await Deno.mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await Deno.writeTextFile(path, `${created}\n`, { createNew: true, mode: 0o600 });
    return created;
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
  }
  const text = (await Deno.readTextFile(path)).trim();
  // A crash may have left the file empty: nothing has been encrypted with it yet.
  if (text !== "") return text;
  await Deno.writeTextFile(path, `${created}\n`, { mode: 0o600 });
  return created;
}
