/** Asks a seller who has sold something to set up payouts, or to bring their account in order. */
import type { Words } from "#words/languages.ts";
import { Notice } from "../../parts/Bits.tsx";

/** What is missing; null: nothing, or the seller can do nothing about it. */
export type Asked = "none" | "pending" | "restricted" | "closed" | null;

export function AskForAccount({ asked, words }: { asked: Asked; words: Words }) {
  if (asked === null) return null;
  const { ask, account } = words.payouts;
  const { title, text } = ask[asked];
  return (
    <Notice title={title} detail={text} tone="neutral">
      <p>
        <a class="button" href="/account/payouts">{account.actions[asked]}</a>
      </p>
    </Notice>
  );
}
