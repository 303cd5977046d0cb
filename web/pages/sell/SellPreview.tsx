/** The ticket as buyers will see it, filled in by a script while it is typed. */
import { StatusBadge } from "../../parts/Bits.tsx";
import { ticketBadges } from "../../parts/badges.ts";
import { posterPath } from "../../parts/poster.ts";
import type { Words } from "#words/languages.ts";

/** Decorative: the form beside it has the same content. */
export function SellPreview({ words: { sell: { preview }, ticket } }: { words: Words }) {
  const { blank } = preview;
  return (
    <div class="preview" aria-hidden="true">
      <p class="preview-title">{preview.title}</p>
      <div class="card tone-available">
        <div class="card-main">
          <img
            class="poster"
            alt=""
            src={posterPath("")}
            width="400"
            height="400"
            data-preview="poster"
          />
          <div class="big-date">
            <span class="big-date-month" data-preview="month">{blank.month}</span>
            <span class="big-date-day" data-preview="day">{blank.day}</span>
            <span class="big-date-weekday" data-preview="weekday">{blank.weekday}</span>
          </div>
          <div class="card-body">
            <p class="card-title" dir="auto" data-preview="title">{blank.title}</p>
            <p dir="auto" data-preview="where">{blank.where}</p>
            <p class="quiet small" data-preview="when">{blank.when}</p>
            <p class="quiet small" dir="auto" data-preview="seat">{blank.seat}</p>
          </div>
        </div>
        <div class="stub">
          <p class="stub-price" data-preview="price">{blank.price}</p>
          <StatusBadge badge={ticketBadges.available} word={ticket.states.available} />
        </div>
      </div>
    </div>
  );
}
