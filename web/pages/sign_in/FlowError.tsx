/** An error of a flow that belongs to no form of it: Kratos sends browsers to this page. */
import { Title } from "../../parts/Bits.tsx";
import type { Words } from "#words/languages.ts";

/** `id`: Kratos' name of the error; null: unknown. */
export function FlowError(
  { id, signedIn, words }: { id: string | null; signedIn: boolean; words: Words },
) {
  const { title, signIn, ...failures } = words.flows.failures;
  const text = id !== null && Object.hasOwn(failures, id)
    ? failures[id as keyof typeof failures]
    : failures.unknown;
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1>{title}</h1>
      <p>{text}</p>
      <p class="actions">
        {signedIn
          ? <a class="button" href="/account">{words.account.title}</a>
          : <a class="button button-primary" href="/sign-in">{signIn}</a>}
        <a class="button" href="/">{words.errors.allTickets}</a>
      </p>
    </div>
  );
}
