/** How and when sellers get their money, before they sell anything. */
import type { Services } from "#domain/ports/services.ts";
import { fill } from "#words/fill.ts";
import { longDuration } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";

export function whenPaid(
  { settings }: { settings: Pick<Services["settings"], "payoutDelaySeconds"> },
  { locale, words: { sell } }: Manner,
): string {
  return fill(sell.paid, { delay: longDuration(settings.payoutDelaySeconds, locale) });
}
