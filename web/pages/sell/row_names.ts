/** Names of the sell form's fields that each ticket has one of. */

/** Most tickets of a listing. */
export const MAX_ROWS = 6;

export const rowFields = ["seat", "code"] as const;
export type RowField = typeof rowFields[number];

/** The field of a row, from 0: "code", "code2", … "code6". */
export const rowName = (field: RowField, row: number): string =>
  row === 0 ? field : `${field}${row + 1}`;
