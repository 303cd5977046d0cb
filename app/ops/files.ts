/** Export files: readable by their owner only, and renamed into place once complete. */
import { BadBackup } from "#store/base/errors.ts";
import { MAX_LINE_CHARACTERS } from "#store/care/backup_format.ts";

/** Characters per write. */
const PIECE = 256 * 1024;

/** The lines of a text, without line breaks. Throws `BadBackup` if a line is too long. */
export async function* linesOf(
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<string> {
  let rest = "";
  for await (const text of bytes.pipeThrough(new TextDecoderStream("utf-8", { fatal: true }))) {
    const lines = (rest + text).split("\n");
    rest = lines.pop()!;
    yield* lines;
    if (rest.length > MAX_LINE_CHARACTERS) {
      throw new BadBackup("A line is too long: this is not an export");
    }
  }
  if (rest) yield rest; // the reader reports an incomplete last line
}

/** A function that reads the file from the start each time it is called. */
export const linesOfFile = (path: string) =>
  async function* (): AsyncGenerator<string> {
    const file = await Deno.open(path);
    yield* linesOf(file.readable);
  };

/** Returns the number of lines. Throws `BadBackup` if the file exists, unless `replace`. */
export async function writeLines(
  path: string,
  lines: AsyncIterable<string>,
  replace: boolean,
): Promise<number> {
  if (path === "-") return await write(Deno.stdout, lines);
  if (!replace && await Deno.stat(path).catch(() => null)) {
    throw new BadBackup(`${path} already exists. Choose another name, or add --yes.`);
  }
  const partial = `${path}.partial`;
  await Deno.remove(partial).catch(() => {});
  const file = await Deno.open(partial, { write: true, createNew: true, mode: 0o600 });
  try {
    const count = await write(file, lines);
    await file.syncData();
    file.close();
    await Deno.rename(partial, path);
    return count;
  } catch (error) {
    await Deno.remove(partial).catch(() => {});
    throw error;
  }
}

async function write(
  out: { write(bytes: Uint8Array): Promise<number> },
  lines: AsyncIterable<string>,
): Promise<number> {
  const utf8 = new TextEncoder();
  let piece = "", count = 0;
  const flush = async () => {
    let bytes = utf8.encode(piece);
    while (bytes.length > 0) bytes = bytes.subarray(await out.write(bytes));
    piece = "";
  };
  for await (const line of lines) {
    count++;
    piece += `${line}\n`;
    if (piece.length > PIECE) await flush();
  }
  await flush();
  return count;
}
