/** What died, what cannot be read, and who may do something about it: each with its buttons. */
import { dayAndTime } from "#words/format.ts";
import { fill } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import { ActionForm } from "../../parts/Bits.tsx";
import { Field } from "../../parts/Field.tsx";

/** Characters of a reason at most. */
const MAX_WHY = 300;

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
  /** The address of the next ones. */
  next?: string;
}

export interface GroupView {
  name: string;
  members: { id: string; name: string | null; email: string | null }[];
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
                <p class="break">{letter.lastError ?? ops.noError}</p>
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

export function Unreadables(
  { values, manner }: {
    values: { name: string; reason: string; foundAt: number }[];
    manner: Manner;
  },
) {
  const { ops } = manner.words;
  return (
    <section aria-labelledby="unreadable">
      <h2 id="unreadable">{ops.quarantine}</h2>
      {values.length === 0 ? <p class="quiet">{ops.quarantineNone}</p> : (
        <>
          <ul class="rows">
            {values.map(({ name, reason, foundAt }) => (
              <li key={name} class="panel">
                <h3 class="break">{name}</h3>
                <p class="break">
                  {fill(ops.quarantineSince, { time: dayAndTime(foundAt, manner), reason })}
                </p>
                <ActionForm
                  action="/ops/quarantine/retry"
                  label={ops.retry}
                  kind="primary"
                  fields={{ name }}
                />
                <WithReason
                  action="/ops/quarantine/removal"
                  label={ops.quarantineDiscard}
                  fields={{ name }}
                  suffix={name.replaceAll(/\W/g, "-")}
                  manner={manner}
                />
              </li>
            ))}
          </ul>
          <ActionForm
            action="/ops/quarantine/retry"
            label={ops.retryAll}
            fields={{ name: "all" }}
          />
        </>
      )}
    </section>
  );
}

export function Groups({ groups, manner }: { groups: GroupView[]; manner: Manner }) {
  const { ops } = manner.words;
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{ops.groups}</h2>
      {groups.map(({ name, members }) => (
        <section key={name} class="panel" aria-labelledby={`group-${name}`}>
          <h3 id={`group-${name}`}>{name}</h3>
          {members.length === 0 && <p class="quiet">{ops.groupNone}</p>}
          <ul class="rows">
            {members.map((member) => (
              <li key={member.id} class="row">
                <p class="break">
                  {member.name ?? "–"} {member.email} <span class="quiet">{member.id}</span>
                </p>
                <ActionForm
                  action="/ops/groups/removal"
                  label={ops.remove}
                  fields={{ group: name, person: member.id }}
                />
              </li>
            ))}
          </ul>
          <form method="post" action="/ops/groups/addition" class="form">
            <input type="hidden" name="group" value={name} />
            <Field
              name="person"
              label={ops.person}
              autoComplete="off"
              maxLength={254}
              values={{}}
              errors={[]}
              suffix={name}
            />
            <button type="submit" class="button">{ops.add}</button>
          </form>
        </section>
      ))}
    </section>
  );
}

/** What cannot be undone is folded away and asks why; without an answer no browser sends it. */
function WithReason(
  { action, label, fields, suffix, manner: { words: { ops } } }: {
    action: string;
    label: string;
    fields: Record<string, string>;
    suffix: string;
    manner: Manner;
  },
) {
  return (
    <details>
      <summary>{label}</summary>
      <form method="post" action={action} class="form">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field
          name="why"
          label={ops.why}
          hint={ops.whyHint}
          minLength={3}
          maxLength={MAX_WHY}
          values={{}}
          errors={[]}
          suffix={suffix}
        />
        <button type="submit" class="button">{label}</button>
      </form>
    </details>
  );
}
