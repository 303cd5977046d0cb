/** Quarantined values: try to read them again, or discard them. */
import { dayAndTime } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { ActionForm } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";
import { WithReason } from "./WithReason.tsx";

export interface QuarantineView {
  /** The value's key, as text. */
  name: string;
  reason: string;
  foundAt: number;
}

export function Quarantine(
  { values, manner }: {
    values: QuarantineView[];
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
                  <Filled
                    text={ops.quarantineSince}
                    gaps={{
                      time: dayAndTime(foundAt, manner),
                      reason: <span lang="en">{reason}</span>,
                    }}
                  />
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
