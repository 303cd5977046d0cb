/** Dead letters: replay or discard them. */
import { dayAndTime } from "#words/format.ts";
import { fill } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import { ActionForm } from "../../parts/Bits.tsx";
import { WithReason } from "./WithReason.tsx";

export interface DeadView {
  letters: {
    eventId: string;
    handler: string;
    event: string;
    payload: string;
    since: number;
    attempts: number;
    lastError: string | null;
    money: boolean;
  }[];
  /** Address of the next page. */
  next?: string;
}

export function DeadLetters({ dead, manner }: { dead: DeadView; manner: Manner }) {
  const { ops } = manner.words;
  return (
    <section aria-labelledby="dead">
      <h2 id="dead">{ops.dead}</h2>
      {dead.letters.length === 0 ? <p class="quiet">{ops.deadNone}</p> : (
        <>
          <ul class="rows">
            {dead.letters.map((letter) => (
              <li key={`${letter.eventId} ${letter.handler}`} class="panel">
                <h3 class="break">
                  {fill(ops.deadItem, letter)}
                  {letter.money && <span class="badge badge-wait">{ops.deadMoney}</span>}
                </h3>
                <p class="break">
                  {letter.lastError === null
                    ? ops.noError
                    : <span lang="en">{letter.lastError}</span>}
                </p>
                <p class="quiet small">
                  {fill(ops.deadSince, {
                    time: dayAndTime(letter.since, manner),
                    attempts: letter.attempts,
                  })}
                </p>
                <p class="quiet small break">{letter.eventId} {letter.payload}</p>
                <ActionForm
                  action="/ops/dead/replay"
                  label={ops.replay}
                  kind="primary"
                  fields={{ eventId: letter.eventId, handler: letter.handler }}
                />
                <WithReason
                  action="/ops/dead/removal"
                  label={ops.discard}
                  fields={{ eventId: letter.eventId, handler: letter.handler }}
                  suffix={`${letter.eventId}-${letter.handler}`}
                  manner={manner}
                />
              </li>
            ))}
          </ul>
          {dead.next && <a class="button" href={dead.next}>{ops.more}</a>}
          <ActionForm action="/ops/dead/replay" label={ops.replayAll} fields={{ all: "1" }} />
          <WithReason
            action="/ops/dead/removal"
            label={ops.discardAll}
            fields={{ all: "1" }}
            suffix="all"
            manner={manner}
          />
        </>
      )}
    </section>
  );
}
