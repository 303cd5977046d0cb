/** Writes the table of a run into `docs/performance.md`. */
import { asTable, type Figure } from "./report.ts";

const PAGE = new URL("../docs/performance.md", import.meta.url);
const TABLE = /(<!-- table -->\n)[\s\S]*?(<!-- \/table -->)/;

export async function writeTable(figures: Figure[], about: string): Promise<void> {
  const page = await Deno.readTextFile(PAGE);
  const table = `\n${about}\n\n${asTable(figures)}\n\n`;
  // A function: "$" in the text would mean something otherwise.
  await Deno.writeTextFile(PAGE, page.replace(TABLE, (_, start, end) => start + table + end));
  await new Deno.Command(Deno.execPath(), { args: ["fmt", "--quiet", PAGE.pathname] }).output();
}
