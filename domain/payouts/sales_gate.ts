/**
 * Sales stop while the exchange's own account at the payout provider is set up so that sellers could not be paid.
 * It is looked at when the process starts, before the first checkout, every hour, and each minute while sales are
 * stopped; nothing else of the exchange stops.
 */
import { en } from "#words/en/mod.ts";
import { inWords } from "#words/problems.ts";
import type { Logger } from "../ports/logger.ts";
import type { PayoutGateway } from "../ports/payouts.ts";

const LOOK_EVERY_MS = 3_600_000;
/** While sales are stopped: as soon as the account is right, they go on. */
const LOOK_AGAIN_MS = 60_000;

const inEnglish = (problem: string): string => inWords(problem, en);

export interface SalesGate {
  /** Why nothing can be sold, as `says` makes it; empty: as far as is known, everything is right. */
  readonly problems: readonly string[];
  /** When this process found that nothing can be sold; epoch ms, null while sales go on. */
  readonly stoppedSince: number | null;
  /** Looks at the account if it was not looked at lately. Throws `GatewayUnavailable` if it never could be. */
  look(): Promise<readonly string[]>;
}

export function createSalesGate(
  { payouts, currency, now, log }: {
    payouts: Pick<PayoutGateway, "checkPlatform">;
    currency: string;
    now(): number;
    log: Pick<Logger, "alarm" | "info" | "warn">;
  },
): SalesGate {
  let problems: readonly string[] = [];
  let stoppedSince: number | null = null;
  let lookedAt = payouts.checkPlatform ? -Infinity : Infinity;
  let looking: Promise<void> | null = null;

  async function ask(): Promise<void> {
    try {
      const found = await payouts.checkPlatform!(currency);
      if (found.join() !== problems.join()) {
        if (found.length > 0) log.alarm("sales_stopped", { problems: found.map(inEnglish) });
        else log.info("sales_go_on");
      }
      problems = found;
      stoppedSince = found.length === 0 ? null : stoppedSince ?? now();
      lookedAt = now();
    } catch (error) {
      log.warn("sales_not_checked", { error: String(error) });
      // What was found before still stands.
      if (lookedAt === -Infinity) throw error;
    }
  }

  return {
    get problems() {
      return problems;
    },
    get stoppedSince() {
      return stoppedSince;
    },
    async look() {
      if (now() - lookedAt >= (problems.length > 0 ? LOOK_AGAIN_MS : LOOK_EVERY_MS)) {
        looking ??= ask().finally(() => looking = null);
        await looking;
      }
      return problems;
    },
  };
}
