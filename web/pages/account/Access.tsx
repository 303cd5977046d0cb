/** The page after a new password: tokens and apps that keep their access. */
import { Title } from "../../parts/Bits.tsx";
import type { Manner } from "#words/manner.ts";
import type { ApiAccessView } from "./ApiAccess.tsx";
import { TokenList } from "./TokenList.tsx";

export function Access({ view, manner }: { view: ApiAccessView; manner: Manner }) {
  const { words } = manner;
  const { title, text, keep } = words.account.access;
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1>{title}</h1>
      <p>{text}</p>
      <TokenList tokens={view.tokens} manner={manner} />
      <p>
        <a href="/account">{keep}</a>
      </p>
    </div>
  );
}
