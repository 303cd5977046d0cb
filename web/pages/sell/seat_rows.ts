/** The rows of the sell form, one for each ticket: their fields, and the buttons that add and remove one. */
import type { Form } from "../../request/body.ts";
import { MAX_ROWS, type RowField, rowName } from "./row_names.ts";

/** The number of rows that the form shows: 1 to `MAX_ROWS`. */
export function rowsOf(form: Form): number {
  const said = /^\d$/.test(form.rows ?? "") ? Number(form.rows) : 1;
  return Math.min(Math.max(said, 1), MAX_ROWS);
}

/** Each row's fields, in order. */
export const rowsIn = (form: Form): Record<RowField, string>[] =>
  Array.from({ length: rowsOf(form) }, (_, row) => ({
    seat: form[rowName("seat", row)] ?? "",
    code: form[rowName("code", row)] ?? "",
  }));

/** The fields of these rows, and their number. */
export function rowValues(rows: readonly Record<RowField, string>[]): Form {
  const values: Form = { rows: String(rows.length) };
  for (const [row, { seat, code }] of rows.entries()) {
    values[rowName("seat", row)] = seat;
    values[rowName("code", row)] = code;
  }
  return values;
}

/**
 * The form after its button `add` or `remove` was pressed (`remove`: the row, from 0); everything else stays
 * as it was entered. Null for other buttons, and for rows that there are none of.
 */
export function rowsChanged(form: Form): Form | null {
  const rows = rowsIn(form);
  const [, step, which] = /^(add|remove)(\d?)$/.exec(form.step ?? "") ?? [];
  if (step === "add" && rows.length < MAX_ROWS) rows.push({ seat: "", code: "" });
  else if (step === "remove" && rows.length > 1 && Number(which) < rows.length) {
    rows.splice(Number(which), 1);
  } else return null;
  const kept = Object.entries(form).filter(([name]) => !/^(seat|code)\d?$|^step$/.test(name));
  return { ...Object.fromEntries(kept), ...rowValues(rows) };
}

/** The field for a path of the API: `tickets.1.code` is the barcode of the second row. */
export function fieldAt(path: string): string {
  const [, row, field] = /^tickets\.(\d+)\.(seat|code)$/.exec(path) ?? [];
  return row === undefined ? path : rowName(field as RowField, Number(row));
}
