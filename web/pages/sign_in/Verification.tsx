/** The page that verifies an e-mail address, by a flow of Kratos. */
import { Title } from "../../parts/Bits.tsx";
import type { Words } from "#words/languages.ts";
import { FlowForms, type FlowView } from "./FlowForms.tsx";

interface VerificationView {
  view: FlowView;
  /** Address of the page that follows; null when nobody is signed in. */
  next: string | null;
  /** The address is verified. */
  done: boolean;
}

export function Verification(
  { view, next, done, words }: VerificationView & { words: Words },
) {
  const { title, intro, later, goOn } = words.flows.verification;
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1>{title}</h1>
      {!done && <p>{intro}</p>}
      <FlowForms view={view} words={words} />
      {next !== null && (
        <p>
          <a class={done ? "button button-primary" : undefined} href={next}>
            {done ? goOn : later}
          </a>
        </p>
      )}
    </div>
  );
}
