/** A classifier behind an address of the operator's: it gets a listing's texts and prices, and no more. */
import { z } from "zod";
import {
  advices,
  MAX_REASONS,
  MAX_SAID,
  type ModerationGuard,
  type Suggestion,
} from "#domain/ports/moderation_guard.ts";
import { line } from "#domain/text.ts";
import { readBounded } from "../common/read_bounded.ts";

/** From the request to the last byte of the answer. */
const ANSWER_WITHIN_MS = 5_000;
const MAX_ANSWER_BYTES = 16_384;
/** Concurrent requests: a slow classifier must not take the place of other events. */
const MAX_AT_ONCE = 4;

const answer = z.object({
  advice: z.enum(advices),
  reasons: z.array(line(1, MAX_SAID)).max(MAX_REASONS).default([]),
}).transform(({ advice, reasons }): Suggestion => ({
  advice,
  reasons: reasons.map((text) => ({ kind: "said", text })),
}));

export interface ClassifierOptions {
  url: string;
  /** Sent as `Authorization: Bearer`. */
  secret: string;
  withinMs?: number;
}

export function createClassifier(
  { url, secret, withinMs = ANSWER_WITHIN_MS }: ClassifierOptions,
): ModerationGuard {
  let asking = 0;
  return {
    async suggest(listing) {
      if (asking >= MAX_AT_ONCE) throw new Error("The classifier has enough to do");
      asking++;
      try {
        const res = await fetch(url, {
          method: "POST",
          redirect: "error",
          headers: {
            "accept": "application/json",
            "authorization": `Bearer ${secret}`,
            "content-type": "application/json",
          },
          body: JSON.stringify(listing),
          signal: AbortSignal.timeout(withinMs),
        });
        const text = await (await readBounded(res, MAX_ANSWER_BYTES)).text();
        if (!res.ok) throw new Error(`The classifier answers ${res.status}`);
        return answer.parse(JSON.parse(text));
      } finally {
        asking--;
      }
    },
  };
}
