/** `["format"] → number`: the newest format that a process has written into the database. */
import type { Kv } from "../kv/mod.ts";

const KEY: Deno.KvKey = ["format"];

/** The database has a newer format than this process knows. The message is for operators. */
export class TooNew extends Error {
  override readonly name = "TooNew";
  constructor(found: number, known: number) {
    super(
      `The database has format ${found}, and this version knows ${known}: a newer version uses it. ` +
        "Start that version again, or restore a backup from before into an empty database.",
    );
  }
}

/** Throws `TooNew`; `known`: the format of this version. */
export async function checkFormat(kv: Pick<Kv, "get">, known: number): Promise<void> {
  const { value } = await kv.get<number>(KEY);
  if (typeof value === "number" && value > known) throw new TooNew(value, known);
}

/** Raises the database's format to that of this version. Throws `TooNew`. */
export async function claimFormat(
  kv: Pick<Kv, "get" | "atomic">,
  known: number,
): Promise<void> {
  for (;;) {
    const entry = await kv.get<number>(KEY);
    if (typeof entry.value === "number" && entry.value > known) {
      throw new TooNew(entry.value, known);
    }
    if (entry.value === known) return;
    if ((await kv.atomic().check(entry).set(KEY, known).commit()).ok) return;
  }
}
