/** Looks for the concert that is being typed: the page is read with its fields, and lists concerts like it. */
import { putRegions, readPage } from "./regions.ts";

/** What concerts are found by, and what choosing one fills in. */
const FIELDS = ["title", "venue", "city", "startsAt", "startsTime", "timeZone", "country"];

/** Pause after the last key, in milliseconds. */
const PAUSE_MS = 400;

type Field = HTMLInputElement | HTMLSelectElement | null;

const valueOf = (form: HTMLFormElement, name: string): string =>
  (form.elements.namedItem(name) as Field)?.value ?? "";

/** Calls `said` with what to announce; returns a function that looks if the concert has changed, and one that ends. */
export function lookForConcerts(form: HTMLFormElement, said: (text: string) => void) {
  const typed = () =>
    String(new URLSearchParams(FIELDS.map((name) => [name, valueOf(form, name).trim()])));
  let asked = typed();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = new AbortController();

  async function ask(query: string): Promise<void> {
    asking.abort(); // an older answer must not overwrite this one
    const { signal } = asking = new AbortController();
    try {
      const page = await readPage(`/sell?${query}`, signal);
      if (!signal.aborted) said(putRegions(page));
    } catch {
      /* aborted, or no network: the list stays, and the form works without it */
    }
  }
  return {
    typed(): void {
      const query = typed();
      if (query === asked) return;
      asked = query;
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE_MS, query);
    },
    end(): void {
      clearTimeout(timer);
      asking.abort();
    },
  };
}

/** Fills in the concert that the pressed button stands for; false for other buttons. */
export function chooseConcert(form: HTMLFormElement, button: HTMLButtonElement): boolean {
  if (button.dataset.fills === undefined) return false;
  for (const [name, value] of Object.entries<string>(JSON.parse(button.dataset.fills))) {
    const field = form.elements.namedItem(name) as Field;
    if (!field) continue;
    // The zone may be an older spelling, which the list does not have.
    if (field instanceof HTMLSelectElement && !has(field, value)) field.add(new Option(value));
    field.value = value;
    // As if it were typed: counters of characters follow.
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return true;
}

const has = (select: HTMLSelectElement, value: string): boolean =>
  [...select.options].some((option) => option.value === value);
