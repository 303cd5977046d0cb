/** Drafts of forms in this tab (sessionStorage), which survive a reload or a sign-in. */

/** Fields that are never kept: the secret barcodes, and the version of one page. */
const NEVER = /^(code\d?|version)$/;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const fieldsOf = (form: HTMLFormElement): Field[] =>
  ([...form.elements] as Field[]).filter((field) =>
    field.name && !NEVER.test(field.name) &&
    // The only hidden field that a script changes: the number of rows that are shown.
    (field.name === "rows" || !["hidden", "submit", "radio"].includes(field.type))
  );

/** Storage may be forbidden or full: then there is no draft. */
function storage<T>(use: (store: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}

export function saveDraft(key: string, form: HTMLFormElement): void {
  const fields = fieldsOf(form).map(({ name, value }) => [name, value]);
  storage((store) => store.setItem(key, JSON.stringify(Object.fromEntries(fields))));
}

/** Fills in the draft where nothing has been typed yet; returns whether it filled in anything. */
export function restoreDraft(key: string, form: HTMLFormElement): boolean {
  const kept: unknown = storage((store) => JSON.parse(store.getItem(key) ?? "null"));
  if (typeof kept !== "object" || kept === null) return false;
  let restored = false;
  for (const field of fieldsOf(form)) {
    const value = (kept as Record<string, unknown>)[field.name];
    if (typeof value !== "string" || value === "" || value === field.value) continue;
    if (!(field instanceof HTMLSelectElement) && field.value !== field.defaultValue) continue;
    field.value = value;
    restored ||= field.value === value;
  }
  return restored;
}

export const forgetDraft = (key: string): void => {
  storage((store) => store.removeItem(key));
};
