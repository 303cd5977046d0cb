/** How and when sellers get their money, before they sell anything. */
import { NO_PAYOUTS } from "#domain/ports/payouts.ts";
import type { Services } from "#domain/ports/services.ts";
import { fill } from "#words/fill.ts";
import { longDuration } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";

export function whenPaid(
  { settings, payouts }: {
    settings: Pick<Services["settings"], "payoutDelaySeconds">;
    payouts: Pick<Services["payouts"], "name">;
  },
  { locale, words: { sell } }: Manner,
): string {
  if (payouts.name === NO_PAYOUTS) return sell.paidLater;
  return fill(sell.paid, { delay: longDuration(settings.payoutDelaySeconds, locale) });
}
