/** What a reader has typed, chosen or opened in a part of a page that is about to be replaced. */

type Typed = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const fieldsIn = (root: HTMLElement) => [
  ...root.querySelectorAll<Typed>("input:not([type=hidden]), select, textarea"),
];

/** Puts it into the new part's fields of the same form and name. Hidden fields stay as the server sent them. */
export function keepTyped(old: HTMLElement, put: HTMLElement): void {
  const targets = new Map(fieldsIn(put).map((field) => [keyOf(field), field]));
  for (const field of fieldsIn(old)) {
    const target = targets.get(keyOf(field));
    if (!target || isAsSent(field)) continue;
    if (isTicked(field)) (target as HTMLInputElement).checked = field.checked;
    else target.value = field.value;
  }
  const opened = [...old.querySelectorAll<HTMLDetailsElement>("details")];
  for (const one of put.querySelectorAll<HTMLDetailsElement>("details")) {
    const before = opened.find((other) => summaryOf(other) === summaryOf(one));
    if (before) one.open = before.open;
  }
}

const isTicked = (field: Typed): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox");

function isAsSent(field: Typed): boolean {
  if (isTicked(field)) return field.checked === field.defaultChecked;
  if (field instanceof HTMLSelectElement) {
    return [...field.options].every((option) => option.selected === option.defaultSelected);
  }
  return field.value === field.defaultValue;
}

const keyOf = (field: Typed): string =>
  [field.form?.getAttribute("action"), field.name, isTicked(field) ? field.value : ""].join(" ");

const summaryOf = (details: HTMLDetailsElement) => details.querySelector("summary")?.textContent;
