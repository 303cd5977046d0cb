/** Where a user is signed in: each session with a button that ends it. */
import { ActionForm } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";
import { fill } from "#words/fill.ts";
import { dayAndTime, isoTime } from "#words/format.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";

export interface SessionView {
  id: string;
  device: { browser: string | null; system: string | null };
  lastSeenAt: number;
  current: boolean;
}

export function Sessions({ sessions, manner }: { sessions: SessionView[]; manner: Manner }) {
  const { sessions: words } = manner.words.account;
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title">{words.title}</h2>
      <ul class="rows">
        {sessions.map((session) => (
          <li key={session.id} class="row">
            <div>
              <p class="break">{deviceText(session.device, words)}</p>
              <p class="quiet small">
                <Filled
                  text={session.current ? words.thisOne : words.seen}
                  gaps={{
                    time: (
                      <time dateTime={isoTime(session.lastSeenAt)}>
                        {dayAndTime(session.lastSeenAt, manner)}
                      </time>
                    ),
                  }}
                />
              </p>
            </div>
            <ActionForm
              action={`/account/sessions/${session.id}/removal`}
              label={session.current ? words.endThis : words.end}
            />
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <ActionForm
          action="/account/sessions/removal"
          label={words.endAll}
        />
      )}
    </section>
  );
}

function deviceText(
  { browser, system }: SessionView["device"],
  words: Words["account"]["sessions"],
): string {
  if (browser && system) return fill(words.device, { browser, system });
  return browser ?? words.unknown;
}
