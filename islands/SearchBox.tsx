import { useEffect, useState } from "preact/hooks";
import { putRegions, readPage } from "#web/browser/regions.ts";

interface Props {
  /** The id of the search form's text field. */
  field: string;
}

/** Pause after the last key, in milliseconds. */
const PAUSE_MS = 200;

/**
 * Results as you type: the page for the new query is read, and its results replace the old ones. The
 * form stays as it is. The address follows: going back leads to the results before the typing began.
 */
export default function SearchBox({ field }: Props) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const input = document.getElementById(field) as HTMLInputElement;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = new AbortController();
    /** Whether typing wrote the current history entry: then it is replaced. */
    let typing = false;

    async function show(href: string): Promise<void> {
      clearTimeout(timer);
      asking.abort(); // an older answer must not overwrite this one
      const { signal } = asking = new AbortController();
      try {
        const page = await readPage(href, signal);
        if (signal.aborted) return;
        setSaid(putRegions(page));
      } catch {
        /* aborted, or no network: the results stay, and Enter submits the form */
      }
    }

    function search(): void {
      const query = new URLSearchParams(
        [...new FormData(input.form!)].filter(([, value]) => value !== "") as [string, string][],
      );
      const href = query.size === 0 ? "/" : `/?${query}`;
      if (href === location.pathname + location.search) return;
      if (typing) history.replaceState(null, "", href);
      else history.pushState(null, "", href);
      typing = true;
      show(href);
    }

    const typed = (event: Event) => {
      if ((event as InputEvent).isComposing) return;
      clearTimeout(timer);
      timer = setTimeout(search, PAUSE_MS);
    };
    const moved = () => {
      typing = false;
      input.value = new URL(location.href).searchParams.get("q") ?? "";
      show(location.href);
    };
    const left = () => typing = false; // further typing begins a new history entry
    const sent = () => clearTimeout(timer);

    input.addEventListener("input", typed);
    input.addEventListener("compositionend", typed);
    input.addEventListener("blur", left);
    input.form!.addEventListener("submit", sent);
    addEventListener("popstate", moved);
    // Typed before this script was loaded.
    if (input.value !== input.defaultValue) typed(new Event("input"));
    return () => {
      clearTimeout(timer);
      asking.abort();
      input.removeEventListener("input", typed);
      input.removeEventListener("compositionend", typed);
      input.removeEventListener("blur", left);
      input.form?.removeEventListener("submit", sent);
      removeEventListener("popstate", moved);
    };
  }, [field]);
  return <p role="status" class="visually-hidden">{said}</p>;
}
