/** The page about an invalid request of an app. */
import type { Words } from "#words/languages.ts";
import { Title } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";

export function AppError({ code, words }: { code: string; words: Words }) {
  const { mistake } = words.consent;
  return (
    <div class="narrow">
      <Title text={mistake.title} words={words} />
      <h1>{mistake.title}</h1>
      <p>{mistake.text}</p>
      <p class="quiet">
        <Filled text={mistake.tell} gaps={{ code: <code>{code}</code> }} />
      </p>
      <p class="actions">
        <a class="button" href="/">{words.errors.allTickets}</a>
      </p>
    </div>
  );
}
