/**
 * The tickets of a listing: a seat and a barcode each. All rows are in the page, so that a script only shows
 * and hides them; without scripts, the buttons send the form, which comes back with a row more or less.
 */
import { Field } from "../../parts/Field.tsx";
import { fill } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import type { FormProps } from "../../parts/form.ts";
import { MAX_ROWS, type RowField, rowFields, rowName } from "./row_names.ts";

export interface SeatRowsProps {
  form: FormProps;
  /** Rows that are shown. */
  rows: number;
  /** False while editing: a listing keeps its number of tickets. */
  changeable: boolean;
  words: Words;
}

export function SeatRows(props: SeatRowsProps) {
  const { rows, changeable, words: { sell } } = props;
  const length = changeable ? MAX_ROWS : rows;
  return (
    <>
      <input type="hidden" name="rows" value={String(rows)} />
      {Array.from({ length }, (_, row) => <SeatRow key={row} row={row} {...props} />)}
      {changeable && (
        <>
          <div class="actions">
            <button
              type="submit"
              name="step"
              value="add"
              class="button button-quiet"
              hidden={rows === MAX_ROWS}
            >
              {sell.rows.add}
            </button>
          </div>
          <p class="hint">{fill(sell.rows.most, { max: MAX_ROWS })}</p>
        </>
      )}
    </>
  );
}

function SeatRow({ row, rows, form, changeable, words }: SeatRowsProps & { row: number }) {
  const { sell, site } = words;
  const field = (name: RowField) => ({
    name: rowName(name, row),
    label: rowLabel(name, row, words),
    values: form.values,
    errors: form.errors,
  });
  const isShown = row < rows;
  const legend = fill(sell.rows.ticket, { n: row + 1 });
  return (
    <fieldset class="seat-row" data-row={row} hidden={!isShown} disabled={!isShown}>
      <legend class="seat-row-legend" hidden={rows === 1}>{legend}</legend>
      <div class="seat-row-fields">
        <Field {...field("seat")} maxLength={20} optional={site.optional} />
        {/* No maxLength: browsers cut off pasted text silently. */}
        <Field
          {...field("code")}
          autoComplete="off"
          hint={row === 0 ? sell.hints.code : undefined}
        />
      </div>
      {changeable && (
        <button
          type="submit"
          name="step"
          value={`remove${row}`}
          class="button button-quiet"
          hidden={rows === 1}
        >
          {fill(sell.rows.remove, { n: row + 1 })}
        </button>
      )}
    </fieldset>
  );
}

/** "Barcode", "Barcode of ticket 2". */
function rowLabel(name: RowField, row: number, { sell }: Words): string {
  return row === 0 ? sell.labels[name] : fill(sell.rows[name], { n: row + 1 });
}

/** The labels of all fields in their order on the page, for the summary of errors. */
export function labelsOf(words: Words): Record<string, string> {
  const rows = Array.from({ length: MAX_ROWS }, (_, row) => row).flatMap((row) =>
    rowFields.map((name): [string, string] => [rowName(name, row), rowLabel(name, row, words)])
  );
  const { seat: _seat, code: _code, ...others } = words.sell.labels;
  return Object.fromEntries(
    Object.entries(others).flatMap((one) => one[0] === "codeType" ? [...rows, one] : [one]),
  );
}
