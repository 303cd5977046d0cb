import { useEffect, useState } from "preact/hooks";
import { forgetDraft, restoreDraft, saveDraft } from "#web/browser/draft.ts";
import { type PreviewTexts, showPreview } from "#web/browser/preview.ts";

interface Props {
  /** The id of the form. */
  form: string;
  /** The sessionStorage key of the draft; null: an edit keeps none. */
  draft: string | null;
  /** False after a refusal: the page already has what was entered. */
  restore: boolean;
  locale: string;
  currency: string;
  /** Percent of the face value; 0: no cap. */
  cap: number;
  texts: PreviewTexts & { back: string; startOver: string };
}

/** Fills in the preview while the form is typed, and keeps a draft. */
export default function SellPreview(props: Props) {
  const [restored, setRestored] = useState(false);
  const { draft, texts } = props;
  const formOf = () => document.getElementById(props.form) as HTMLFormElement;
  useEffect(() => {
    const form = formOf();
    if (draft && props.restore) setRestored(restoreDraft(draft, form));
    const show = () => showPreview(form, props);
    const typed = () => {
      show();
      if (draft) saveDraft(draft, form);
    };
    form.addEventListener("input", typed);
    // Typed, or filled in by the browser, before this script was loaded.
    show();
    return () => form.removeEventListener("input", typed);
  }, []);

  function startOver(): void {
    const form = formOf();
    form.reset();
    if (draft) forgetDraft(draft);
    showPreview(form, props);
    setRestored(false);
    form.querySelector<HTMLElement>("input:not([type=hidden])")?.focus();
  }
  return (
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
  );
}
