/** What went differently than planned: the concert was cancelled or moved. */
import { Notice } from "../../parts/Bits.tsx";
import { fill } from "#words/fill.ts";
import { concertTime, dayAndTime } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";

export interface WhatChangedView {
  cancelled: boolean;
  /** The start before it moved, epoch ms; null: it was not moved. */
  movedFrom: number | null;
  /** Until when buyers may give back what they bought for that start, epoch ms; null: they may not now. */
  backUntil: number | null;
  timeZone: string;
}

/** In one sentence or two; undefined: nothing has changed. */
export function changedText(view: WhatChangedView, manner: Manner): string | undefined {
  const { cancelled, moved } = manner.words.concert;
  if (view.cancelled) return cancelled.title;
  return view.movedFrom === null ? undefined : `${moved.title}. ${movedText(view, manner)}`;
}

const movedText = ({ movedFrom, timeZone }: WhatChangedView, manner: Manner): string =>
  fill(manner.words.concert.moved.text, { time: concertTime(movedFrom!, timeZone, manner) });

export function WhatChanged({ view, manner }: { view: WhatChangedView; manner: Manner }) {
  const { cancelled, moved } = manner.words.concert;
  if (view.cancelled) {
    return (
      <Notice title={cancelled.title} detail={cancelled.text} tone="problem">
        <p>
          <a href="/orders">{cancelled.action}</a>
        </p>
      </Notice>
    );
  }
  if (view.movedFrom === null) return null;
  return (
    <Notice title={moved.title} detail={movedText(view, manner)} tone="neutral">
      {view.backUntil !== null && (
        <>
          <p>{fill(moved.back, { time: dayAndTime(view.backUntil, manner) })}</p>
          <p>
            <a href="/orders">{moved.action}</a>
          </p>
        </>
      )}
    </Notice>
  );
}
