/** How far an order is on its way: Reserve, Pay, Yours. */
import { Icon } from "./Icon.tsx";
import type { OrderStoryView } from "./order_story.ts";
import { journeySteps } from "./words.ts";

/** Steps that are done; null where the way ended elsewhere. */
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

export function Steps({ status }: { status: OrderStoryView["status"] }) {
  const done = doneSteps(status);
  if (done === null) return null;
  return (
    <ol class="journey" aria-label="Your way to the ticket">
      {journeySteps.map((word, i) => (
        <li
          key={word}
          class={i < done ? "journey-done" : undefined}
          aria-current={i === done ? "step" : undefined}
        >
          <span class="journey-mark" aria-hidden="true">
            {i < done ? <Icon name="check" /> : i + 1}
          </span>
          {word}
          {i < done && <span class="visually-hidden">: done</span>}
        </li>
      ))}
    </ol>
  );
}
