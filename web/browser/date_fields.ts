/**
 * Makes the fields for days and times of day comfortable: what was typed is written out when the field is
 * left, a button opens the browser's calendar, and forms send days as the server writes them.
 */
import { dayInWords, readClock, readDay } from "../parts/date_text.ts";

const dayOf = (field: HTMLInputElement): string | null =>
  readDay(field.value, field.dataset.day || document.documentElement.lang);

/** Watches all such fields of the page, also those that come later; returns a function that ends it. */
export function watchDateFields(): () => void {
  const root = document.documentElement;
  root.toggleAttribute("data-pickers", "showPicker" in HTMLInputElement.prototype);
  document.addEventListener("change", writeOut);
  document.addEventListener("click", openCalendar);
  document.addEventListener("formdata", sendIsoDays);
  return () => {
    root.removeAttribute("data-pickers");
    document.removeEventListener("change", writeOut);
    document.removeEventListener("click", openCalendar);
    document.removeEventListener("formdata", sendIsoDays);
  };
}

/** "1/5/27" becomes "Jan 5, 2027", so that a reader of another order of figures sees the mistake. */
function writeOut({ target }: Event): void {
  if (!(target instanceof HTMLInputElement)) return;
  if (target.dataset.day !== undefined) {
    const day = dayOf(target);
    if (day) target.value = dayInWords(day, target.dataset.day);
  } else if (target.dataset.clock !== undefined) {
    target.value = readClock(target.value) ?? target.value;
  }
}

function openCalendar({ target }: Event): void {
  const button = target instanceof Element && target.closest<HTMLElement>("[data-picks]");
  if (!button) return;
  const field = document.getElementById(button.dataset.picks!) as HTMLInputElement;
  const calendar = document.createElement("input");
  calendar.type = "date";
  calendar.className = "calendar";
  calendar.tabIndex = -1;
  calendar.ariaHidden = "true";
  calendar.value = dayOf(field) ?? "";
  calendar.addEventListener("change", (event) => {
    event.stopPropagation();
    if (!calendar.value) return;
    field.value = dayInWords(calendar.value, field.dataset.day!);
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  });
  calendar.addEventListener("input", (event) => event.stopPropagation());
  // One calendar per field, beside it, since the browser opens it there.
  field.parentElement!.querySelector(".calendar")?.remove();
  field.after(calendar);
  calendar.showPicker();
}

function sendIsoDays({ target, formData }: FormDataEvent): void {
  const form = target as HTMLFormElement;
  for (const field of form.querySelectorAll<HTMLInputElement>("[data-day]")) {
    const day = dayOf(field);
    if (day && formData.has(field.name)) formData.set(field.name, day);
  }
}
