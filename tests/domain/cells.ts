/** Runs one named case for each cell of a declared table, and fails on a cell without one. */
import { assert, assertEquals } from "@std/assert";

/** A sentence, and what must come out; "impossible": the decision must throw. */
export type Case = readonly [sentence: string, expected: string];
export type Cases<Row extends string, Column extends string> = Record<Row, Record<Column, Case>>;

/**
 * Registers a test a cell. `act` carries the cell out and tells what it changed. A last test prints
 * how many of the table's cells had a case of their own.
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
