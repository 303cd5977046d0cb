/** Shares the page: its address to copy, and with scripts buttons that copy and send it. */
import type { ComponentChildren } from "preact";
import type { Words } from "#words/languages.ts";

/** `children`: what scripts add. */
export function Share(
  { address, words: { concert: { share } }, children }: {
    address: string;
    words: Words;
    children: ComponentChildren;
  },
) {
  return (
    <details class="share" data-live-keep="share">
      <summary class="button">{share.title}</summary>
      <div class="share-box">
        <label>
          <span class="small">{share.address}</span>
          <input type="text" readOnly value={address} />
        </label>
        {children}
      </div>
    </details>
  );
}
