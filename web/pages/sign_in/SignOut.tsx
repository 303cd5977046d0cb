/** The page that signs out. */
import { ActionForm, Title } from "../../parts/Bits.tsx";
import type { Words } from "#words/languages.ts";

export function SignOut({ words }: { words: Words }) {
  const { title, text } = words.signOut;
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1>{title}</h1>
      <p>{text}</p>
      <ActionForm action="/sign-out" label={title} kind="primary" />
    </div>
  );
}
