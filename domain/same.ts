/** Whether two values say the same in these fields, which hold plain data. */
export const sameIn = <T>(a: T, b: T, fields: readonly (keyof T)[]): boolean =>
  fields.every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]));
