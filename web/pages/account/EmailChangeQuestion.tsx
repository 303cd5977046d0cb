/** The page that a mail about a change of e-mail address links to: a button confirms or stops it. */
import { Notice, Title } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";
import type { EmailChange, Side } from "#domain/ports/own_accounts.ts";
import type { Words } from "#words/languages.ts";

export interface EmailChangeView {
  /** `side`: the address that the mail was sent to. Null: the link has expired or was used. */
  asked: (EmailChange & { side: Side }) | null;
  link: string;
  problem: { title: string; detail: string } | null;
}

export function EmailChangeQuestion({ view, words }: { view: EmailChangeView; words: Words }) {
  const { question, waiting, saidYes, yes, no } = words.emailChange;
  const { asked: change, link, problem } = view;
  const hasSaidYes = change?.yes[change.side];
  return (
    <div class="narrow">
      <Title text={question} words={words} />
      <h1>{question}</h1>
      {problem && <Notice title={problem.title} detail={problem.detail} tone="problem" />}
      {change && (
        <>
          <p>
            <Filled
              text={waiting}
              gaps={{
                from: <strong class="break">{change.from}</strong>,
                to: <strong class="break">{change.to}</strong>,
              }}
            />
          </p>
          {hasSaidYes && (
            <p>
              <Filled
                text={saidYes}
                gaps={{
                  other: (
                    <strong class="break">
                      {change.side === "old" ? change.to : change.from}
                    </strong>
                  ),
                }}
              />
            </p>
          )}
          <form method="post" action="/email-change" class="actions">
            <input type="hidden" name="link" value={link} />
            {!hasSaidYes && (
              <button type="submit" name="answer" value="yes" class="button button-primary">
                {yes}
              </button>
            )}
            <button type="submit" name="answer" value="no" class="button">
              {hasSaidYes ? words.emailChange.stop : no}
            </button>
          </form>
        </>
      )}
      {!change && (
        <p>
          <a href="/account">{words.account.title}</a>
        </p>
      )}
    </div>
  );
}
