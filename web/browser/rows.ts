/** Adds and removes the rows of a form (`data-row`): all are in the page, and those not in use are hidden. */

/** `{n}`: the number of the ticket. */
export interface RowTexts {
  added: string;
  removed: string;
}

const rowsOf = (form: HTMLFormElement) => [
  ...form.querySelectorAll<HTMLFieldSetElement>("[data-row]"),
];
const fieldsOf = (row: HTMLElement) => [...row.querySelectorAll<HTMLInputElement>("input")];
const counter = (form: HTMLFormElement) =>
  form.elements.namedItem("rows") as HTMLInputElement | null;

/** How many rows are shown. */
export const rowCount = (form: HTMLFormElement): number => Number(counter(form)?.value ?? 1);

/** Shows this many rows, and what a form of several has. */
export function showRows(form: HTMLFormElement, count: number): void {
  const rows = rowsOf(form);
  counter(form)!.value = String(count);
  for (const [i, row] of rows.entries()) {
    row.hidden = row.disabled = i >= count;
    for (const part of row.querySelectorAll<HTMLElement>("legend, button")) {
      part.hidden = count === 1;
    }
  }
  for (const part of form.querySelectorAll<HTMLElement>("[data-several]")) {
    part.hidden = count === 1;
  }
  const add = form.querySelector<HTMLElement>("button[value=add]");
  if (add) add.hidden = count === rows.length;
}

/** Does what the pressed button says; returns what to announce, or null for other buttons. */
export function pressRowButton(
  form: HTMLFormElement,
  button: HTMLButtonElement,
  texts: RowTexts,
): string | null {
  const [, step, which] = /^(add|remove)(\d?)$/.exec(button.value) ?? [];
  if (button.name !== "step" || step === undefined) return null;
  const rows = rowsOf(form);
  const count = rowCount(form);
  const say = (text: string, row: number) => text.replace("{n}", String(row + 1));
  if (step === "add") {
    showRows(form, count + 1);
    fieldsOf(rows[count]).at(0)?.focus();
    return say(texts.added, count);
  }
  const gone = Number(which);
  // The rows below move up, with their values.
  for (let i = gone; i < count; i++) {
    const below = i + 1 < count ? fieldsOf(rows[i + 1]) : [];
    for (const [j, field] of fieldsOf(rows[i]).entries()) field.value = below[j]?.value ?? "";
  }
  showRows(form, count - 1);
  fieldsOf(rows[Math.min(gone, count - 2)]).at(0)?.focus();
  return say(texts.removed, gone);
}
