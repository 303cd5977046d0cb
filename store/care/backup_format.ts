/**
 * The lines of an export. The first describes it; the last has the number of rows per entity and the
 * SHA-256 of all lines before it. Between them is one row per line, `{"key":[…],"value":…}`. Values are
 * in the notation of devalue: JSON that keeps bytes, bigints, dates and `undefined`.
 */
import { createHash } from "node:crypto";
import { stringify, unflatten } from "devalue";
import { z } from "zod";
import { BadBackup } from "../base/errors.ts";

/** The version of this format. A reader refuses any other. */
const FORMAT = 1;
/** A value has at most 64 KiB, and its notation is only a few times longer. */
export const MAX_LINE_CHARACTERS = 4 * 1024 * 1024;

export interface BackupRow {
  readonly key: (string | number)[];
  readonly value: unknown;
}

const counts = z.record(z.string(), z.int().min(0));
const headSchema = z.object({
  ticketing: z.literal("export"),
  format: z.int(),
  /** Epoch ms. */
  madeAt: z.number(),
  /** Whether the export is one snapshot. If not, it may contain parts of commits made meanwhile. */
  oneMoment: z.boolean(),
  /** The ids of the keys derived from SECRET and SECRET_PREVIOUS: sealed values stay sealed. */
  secretKeyIds: z.array(z.string()),
  /** The number of each entity's current shape. */
  shapes: counts,
});
export type BackupHead = z.infer<typeof headSchema>;
const tailSchema = z.object({
  end: z.literal(true),
  /** Rows by the first part of their key. */
  counts,
  sha256: z.string(),
});
export type BackupTail = z.infer<typeof tailSchema>;
const rowSchema = z.object({
  key: z.array(z.union([z.string(), z.number()])).min(2),
  value: z.unknown(),
});

/** The whole file, line by line, without line breaks. */
export async function* backupLines(
  head: Omit<BackupHead, "ticketing" | "format">,
  rows: AsyncIterable<BackupRow>,
): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const counts: Record<string, number> = {};
  const hashed = (line: string) => {
    hash.update(`${line}\n`);
    return line;
  };
  yield hashed(JSON.stringify({ ticketing: "export", format: FORMAT, ...head }));
  for await (const { key, value } of rows) {
    const name = String(key[0]);
    counts[name] = (counts[name] ?? 0) + 1;
    yield hashed(`{"key":${JSON.stringify(key)},"value":${notate(value, key)}}`);
  }
  yield JSON.stringify({ end: true, counts, sha256: hash.digest("hex") });
}

function notate(value: unknown, key: BackupRow["key"]): string {
  try {
    return stringify(value);
  } catch (error) {
    throw new Error(`${key.join("/")} cannot be written to an export`, { cause: error });
  }
}

/** Reads and checks an export. Rows are yielded before the checksum is verified. Throws `BadBackup`. */
export async function* readBackup(
  lines: AsyncIterable<string>,
): AsyncGenerator<{ head: BackupHead } | BackupRow | { tail: BackupTail }> {
  const hash = createHash("sha256");
  const counts: Record<string, number> = {};
  let number = 0;
  let ended = false;
  for await (const line of lines) {
    number++;
    if (ended) throw new BadBackup(`Line ${number} comes after the end`);
    const said = parse(line, number);
    if (number === 1) yield { head: headOf(said) };
    else if (isTail(said)) {
      ended = true;
      yield { tail: checkedTail(said, counts, hash.digest("hex")) };
      continue;
    } else {
      const row = rowOf(said, number);
      const name = String(row.key[0]);
      counts[name] = (counts[name] ?? 0) + 1;
      yield row;
    }
    hash.update(`${line}\n`);
  }
  if (!ended) {
    throw new BadBackup(`The file is cut off after line ${number}: its last line is missing`);
  }
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BadBackup(`Line ${number} is not valid JSON: the file is cut off, or not an export`);
  }
}

function headOf(said: unknown): BackupHead {
  const head = headSchema.safeParse(said);
  if (!head.success) throw new BadBackup("The first line is not that of an export");
  const { format } = head.data;
  if (format === FORMAT) return head.data;
  throw new BadBackup(`The export has format ${format}; this version reads ${FORMAT}`);
}

const isTail = (said: unknown): boolean =>
  typeof said === "object" && said !== null && "end" in said;

function checkedTail(said: unknown, counts: Record<string, number>, sha256: string): BackupTail {
  const tail = tailSchema.safeParse(said);
  if (!tail.success) throw new BadBackup("The last line is damaged");
  for (const name of new Set([...Object.keys(counts), ...Object.keys(tail.data.counts)])) {
    const [has, says] = [counts[name] ?? 0, tail.data.counts[name] ?? 0];
    if (has !== says) {
      throw new BadBackup(`The export has ${has} rows of ${name}, and should have ${says}`);
    }
  }
  if (tail.data.sha256 === sha256) return tail.data;
  throw new BadBackup("The export was changed after it was made: its checksum does not match");
}

function rowOf(said: unknown, number: number): BackupRow {
  const row = rowSchema.safeParse(said);
  try {
    if (row.success) return { key: row.data.key, value: unflatten(row.data.value as number[]) };
  } catch { /* reported below */ }
  throw new BadBackup(`Line ${number} is not a row of an export`);
}
