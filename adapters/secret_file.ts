/** The secret of an installation that was given none: made once, beside the database. */

/** Bytes of a made secret; written as base64. */
const SECRET_BYTES = 48;

/** Reads the secret in the file, or makes it (readable by its owner alone). Race-safe. */
export async function secretIn(path: string): Promise<string> {
  const made = crypto.getRandomValues(new Uint8Array(SECRET_BYTES)).toBase64();
  try {
    await Deno.mkdir(path.slice(0, path.lastIndexOf("/")) || ".", { recursive: true, mode: 0o700 });
    await Deno.writeTextFile(path, `${made}\n`, { createNew: true, mode: 0o600 });
    return made;
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
  }
  const text = (await Deno.readTextFile(path)).trim();
  // A crash may have left the file empty: then nothing was sealed with it yet.
  if (text !== "") return text;
  await Deno.writeTextFile(path, `${made}\n`, { mode: 0o600 });
  return made;
}
