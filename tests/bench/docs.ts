/** Writes the table of a run into `docs/performance.md`. */
import { asTable, type Figure } from "./report.ts";

const PAGE = new URL("../../docs/performance.md", import.meta.url);

export const writeTable = (figures: Figure[], about: string): Promise<void> =>
  writeBetween("table", `${about}\n\n${asTable(figures)}`);

/** Puts a text between `<!-- mark -->` and `<!-- /mark -->`. */
export async function writeBetween(mark: string, text: string): Promise<void> {
  const page = await Deno.readTextFile(PAGE);
  const between = new RegExp(`(<!-- ${mark} -->\\n)[\\s\\S]*?(<!-- /${mark} -->)`);
  if (!between.test(page)) throw new Error(`docs/performance.md has no place for ${mark}`);
  // A replacement function, since "$" has a meaning in replacement strings.
  await Deno.writeTextFile(
    PAGE,
    page.replace(between, (_, start, end) => `${start}\n${text}\n\n${end}`),
  );
  await new Deno.Command(Deno.execPath(), { args: ["fmt", "--quiet", PAGE.pathname] }).output();
}
