/** Counts the characters of fields that have a limit (`web/parts/Limit.tsx`), and announces when few are left. */

/** Announced from this part of the limit on. */
const SAID_FROM = 0.9;
/** The pause after the last key before the count is announced. Milliseconds. */
const SAID_AFTER_MS = 1_000;

/** `say` announces a text. Returns a function that ends it. */
export function watchCounters(say: (text: string) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const typed = ({ target }: Event) => {
    const counter = target instanceof HTMLElement ? counterOf(target) : null;
    if (!counter) return;
    count(counter);
    clearTimeout(timer);
    if (lengthOf(target as HTMLInputElement) < SAID_FROM * Number(counter.dataset.max)) return;
    timer = setTimeout(() => say(counter.textContent), SAID_AFTER_MS);
  };
  /** Their fields may have been filled in by the server, a draft or the browser. */
  const countAll = () => document.querySelectorAll<HTMLElement>("[data-counts]").forEach(count);
  const emptied = () => setTimeout(countAll);
  document.addEventListener("input", typed);
  document.addEventListener("reset", emptied);
  countAll();
  return () => {
    clearTimeout(timer);
    document.removeEventListener("input", typed);
    document.removeEventListener("reset", emptied);
  };
}

const counterOf = ({ id }: HTMLElement): HTMLElement | null =>
  id ? document.querySelector(`[data-counts="${id}"]`) : null;

function count(counter: HTMLElement): void {
  const field = document.getElementById(counter.dataset.counts!) as HTMLInputElement;
  const { max, counted } = counter.dataset;
  const length = lengthOf(field);
  counter.textContent = counted!.replace("{count}", String(length)).replace("{max}", max!);
  counter.classList.toggle("error", length > Number(max));
}

/** As the server counts (`domain/text.ts`): in code points, composed, without blanks around them. */
const lengthOf = ({ value }: HTMLInputElement): number => [...value.normalize("NFC").trim()].length;
