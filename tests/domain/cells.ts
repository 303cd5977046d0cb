/** Runs one named case for each cell of a table, and fails if a cell has none. */
import { assert, assertEquals } from "@std/assert";

/** A sentence, and the expected outcome; "impossible": the decision must throw. */
type Case = readonly [sentence: string, expected: string];
export type Cases<Row extends string, Column extends string> = Record<Row, Record<Column, Case>>;

/**
 * Registers one test per cell. `act` runs the cell and returns what it changed. A last test checks that every
 * cell has a case, and prints how many there are.
 */
export function testCells(
  table: string,
  declared: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  cases: Readonly<Record<string, Readonly<Record<string, Case>>>>,
  act: (row: string, column: string) => string,
): void {
  const sentences = new Set<string>();
  let cells = 0;
  let covered = 0;
  for (const [row, columns] of Object.entries(declared)) {
    for (const column of Object.keys(columns)) {
      cells++;
      const found = cases[row]?.[column];
      if (!found) continue;
      covered++;
      const [sentence, expected] = found;
      sentences.add(sentence);
      Deno.test(`${table}, ${row} × ${column}: ${sentence}`, () => {
        let told: string;
        try {
          told = act(row, column);
        } catch (error) {
          told = "impossible";
          assert(expected === told, String(error));
        }
        assertEquals(told, expected);
      });
    }
  }
  Deno.test(`${table}: every cell has a case of its own`, () => {
    console.log(`${table}: ${covered} of ${cells} cells`);
    assertEquals(covered, cells);
    assertEquals(sentences.size, cells, "two cells share a sentence");
  });
}
