/** The text of a countdown, the same on the server and in the browser. */

/** "14:59", "1:00:00"; rounded down to seconds. */
export function clockText(leftMs: number): string {
  const seconds = Math.max(0, Math.floor(leftMs / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

const two = (n: number) => String(n).padStart(2, "0");
