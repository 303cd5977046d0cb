/** The props of what the guard suggests. */
import type { Reason } from "#domain/ports/moderation_guard.ts";
import type { StoredSuggestion } from "#domain/moderation/suggestion.ts";
import { isolated } from "#words/direction.ts";
import { fill } from "#words/fill.ts";
import { percentText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import type { SuggestionView } from "./Suggestion.tsx";

export const suggestionView = (
  { advice, reasons }: Pick<StoredSuggestion, "advice" | "reasons">,
  manner: Manner,
): SuggestionView => ({ advice, reasons: reasons.map((one) => reasonText(one, manner)) });

function reasonText(reason: Reason, { words: { moderation }, locale }: Manner): string {
  const { reasons } = moderation.suggestion;
  switch (reason.kind) {
    case "word":
    case "contact": {
      const field = moderation.fields[reason.field === "seats" ? "seat" : reason.field];
      return fill(reasons[reason.kind], { field, word: isolated(reason.word) });
    }
    case "price":
      return fill(reasons.price, { percent: percentText(reason.percent, locale) });
    case "said":
      return isolated(reason.text);
  }
}
