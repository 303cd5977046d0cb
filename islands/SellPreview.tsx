import { useEffect, useState } from "preact/hooks";
import { forgetDraft, restoreDraft, saveDraft } from "#web/browser/draft.ts";
import { type Caps, type PreviewTexts, showPreview } from "#web/browser/preview.ts";
import { chooseConcert, lookForConcerts } from "#web/browser/proposals.ts";
import { pressRowButton, rowCount, type RowTexts, showRows } from "#web/browser/rows.ts";

interface Props {
  /** The id of the form. */
  form: string;
  /** The sessionStorage key of the draft; null: an edit keeps none. */
  draft: string | null;
  /** False when the page has entries already: after a refusal, or for a concert that was chosen before. */
  restore: boolean;
  /** Whether concerts are proposed while one is typed. */
  propose: boolean;
  locale: string;
  currency: string;
  caps: Caps;
  /** Percent of the price, and the amount in minor units of which fees are multiples. */
  fees: { buyer: number; seller: number; step: number };
  texts: PreviewTexts & RowTexts & { back: string; startOver: string };
}

/** What is live in the sell form: the preview, the draft, the rows of tickets and the proposed concerts. */
export default function SellPreview(props: Props) {
  const [restored, setRestored] = useState(false);
  const [said, setSaid] = useState("");
  const { draft, texts } = props;
  const formOf = () => document.getElementById(props.form) as HTMLFormElement;
  useEffect(() => {
    const form = formOf();
    const concerts = props.propose ? lookForConcerts(form, setSaid) : null;
    if (draft && props.restore && restoreDraft(draft, form)) {
      setRestored(true);
      showRows(form, rowCount(form));
    }
    const show = () => {
      showPreview(form, props);
      concerts?.typed();
    };
    const changed = () => {
      show();
      if (draft) saveDraft(draft, form);
    };
    const pressed = (event: Event) => {
      const button = (event.target as Element).closest("button");
      if (!button || button.form !== form) return;
      const text = pressRowButton(form, button, texts);
      if (text === null && !chooseConcert(form, button)) return;
      event.preventDefault();
      if (text !== null) setSaid(text);
      changed();
    };
    form.addEventListener("input", changed);
    form.addEventListener("click", pressed);
    // Typed, or filled in by the browser, before this script was loaded.
    show();
    return () => {
      concerts?.end();
      form.removeEventListener("input", changed);
      form.removeEventListener("click", pressed);
    };
  }, []);

  function startOver(): void {
    const form = formOf();
    form.reset();
    showRows(form, 1);
    if (draft) forgetDraft(draft);
    showPreview(form, props);
    setRestored(false);
    form.querySelector<HTMLElement>("input:not([type=hidden])")?.focus();
  }
  return (
    <>
      <div role="status">
        {restored && (
          <p class="small">
            {texts.back}{" "}
            <button type="button" class="button button-quiet" onClick={startOver}>
              {texts.startOver}
            </button>
          </p>
        )}
      </div>
      <p role="status" class="visually-hidden">{said}</p>
    </>
  );
}
