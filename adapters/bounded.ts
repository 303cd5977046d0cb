/** The body of another server's answer: read to its end, but no more of it than it may have. */

/** Throws for a longer one. */
export async function readBounded(res: Response, maxBytes: number): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of res.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new Error(`an answer of more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return new Blob(chunks);
}
