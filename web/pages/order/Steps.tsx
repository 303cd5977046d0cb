/** The progress of an order: Reserve, Pay, Yours. */
import { Icon } from "../../parts/Icon.tsx";
import type { OrderStoryView } from "./order_story.ts";
import type { Words } from "#words/languages.ts";

/** The number of completed steps; null for an order that ended otherwise. */
function doneSteps(status: OrderStoryView["status"]): number | null {
  switch (status) {
    case "created":
    case "awaiting:payment":
      return 1;
    case "claimed":
      return 2;
    case "complete":
      return 3;
    case "cancelled":
    case "refunded":
      return null;
  }
}

export function Steps(
  { status, words: { order } }: { status: OrderStoryView["status"]; words: Words },
) {
  const done = doneSteps(status);
  if (done === null) return null;
  const { label, reserve, pay, yours } = order.journey;
  return (
    <ol class="journey" aria-label={label}>
      {[reserve, pay, yours].map((word, i) => (
        <li
          key={word}
          class={i < done ? "journey-done" : undefined}
          aria-current={i === done ? "step" : undefined}
        >
          <span class="journey-mark" aria-hidden="true">
            {i < done ? <Icon name="check" /> : i + 1}
          </span>
          {word}
          {i < done && <span class="visually-hidden">{order.stepDone}</span>}
        </li>
      ))}
    </ol>
  );
}
