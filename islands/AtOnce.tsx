import { useEffect, useState } from "preact/hooks";
import { putProblems } from "#web/browser/problems.ts";
import { putRegions, readPage } from "#web/browser/regions.ts";

interface Props {
  /** The id of a form that searches or filters. */
  form: string;
}

/** Pause after the last key or choice, in milliseconds. */
const PAUSE_MS = 200;

/**
 * Applies a form as it is filled in: the page for the new query is read, and its regions replace the old
 * ones. The fields stay as they are. The address follows: going back leads to the results before.
 */
export default function AtOnce({ form: id }: Props) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const form = document.getElementById(id) as HTMLFormElement | null;
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = new AbortController();
    /** The field that wrote the current history entry and was not left since: then it is replaced. */
    let writing: EventTarget | null = null;

    /** `back`: the fields too are to be as they were. */
    async function show(href: string, back = false): Promise<void> {
      clearTimeout(timer);
      asking.abort(); // an older answer must not overwrite this one
      const { signal } = asking = new AbortController();
      try {
        const page = await readPage(href, signal);
        if (signal.aborted) return;
        if (back) putValues(form!, page);
        putProblems(form!, page);
        setSaid(putRegions(page));
      } catch {
        /* aborted, or no network: the results stay, and the button submits the form */
      }
    }

    function apply(field: EventTarget | null): void {
      const query = new URLSearchParams(
        [...new FormData(form!)].filter(([, value]) => value !== "") as [string, string][],
      );
      const { pathname } = new URL(form!.action);
      const href = query.size === 0 ? pathname : `${pathname}?${query}`;
      if (href === location.pathname + location.search) return;
      if (writing !== null && writing === field) history.replaceState(null, "", href);
      else history.pushState(null, "", href);
      writing = field;
      show(href);
    }

    const later = ({ target }: Pick<Event, "target">) => {
      clearTimeout(timer);
      timer = setTimeout(() => apply(target), PAUSE_MS);
    };
    const typed = (event: Event) => {
      if ((event as InputEvent).isComposing) return;
      if ((event.target as HTMLInputElement).type === "search") later(event);
    };
    const moved = () => {
      writing = null;
      show(location.href, true);
    };
    const left = () => writing = null; // what follows begins a new history entry
    const sent = () => clearTimeout(timer);

    form.addEventListener("input", typed);
    form.addEventListener("compositionend", typed);
    form.addEventListener("change", later);
    form.addEventListener("focusout", left);
    form.addEventListener("submit", sent);
    addEventListener("popstate", moved);
    // Typed before this script was loaded.
    const early = fieldsOf(form).find((field) => field.value !== sentValue(field));
    if (early) later({ target: early });
    return () => {
      clearTimeout(timer);
      asking.abort();
      form.removeEventListener("input", typed);
      form.removeEventListener("compositionend", typed);
      form.removeEventListener("change", later);
      form.removeEventListener("focusout", left);
      form.removeEventListener("submit", sent);
      removeEventListener("popstate", moved);
    };
  }, [id]);
  return <p role="status" class="visually-hidden">{said}</p>;
}

const fieldsOf = (form: HTMLFormElement) =>
  [...form.elements].filter((field) =>
    field instanceof HTMLInputElement || field instanceof HTMLSelectElement
  );

/** Sets the fields to the values that the page which was read has for them. */
function putValues(form: HTMLFormElement, read: Document): void {
  for (const field of fieldsOf(form)) {
    const other = read.getElementById(field.id) as typeof field | null;
    if (other) field.value = other.value;
  }
}

/** The value that the server sent. */
const sentValue = (field: HTMLInputElement | HTMLSelectElement): string =>
  field instanceof HTMLInputElement
    ? field.defaultValue
    : [...field.options].find((option) => option.defaultSelected)?.value ?? field.options[0].value;
