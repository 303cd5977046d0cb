/** Runs the hourly reconciliation of payments and payouts with the provider. Woken every minute, it runs when it is due. */
import type { Services } from "#domain/ports/services.ts";
import type { Reconciliation } from "#domain/payments/reconcile.ts";
import { askAboutAccounts } from "#domain/payouts/account_news.ts";
import { lookAtMoving } from "#domain/payouts/moving.ts";
import { reconcileIfDue } from "#domain/payments/reconciliation.ts";

interface Reconciler {
  wake(): void;
  /** Ends a running reconciliation after the current payment, and waits for that. */
  stop(): Promise<void>;
}

export function createReconciler(
  services: Services,
  done: (report: Reconciliation) => void = () => {},
): Reconciler {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;

  async function reconcile(): Promise<void> {
    try {
      const report = await reconcileIfDue(services, stopping.signal);
      if (!report) return;
      await askAboutAccounts(services);
      await lookAtMoving(services, stopping.signal);
      done(report);
    } catch (error) {
      services.log.error("reconciliation_failed", error);
    }
  }

  return {
    wake() {
      // May still be running at the next call, since providers limit the rate of requests.
      running ??= reconcile().finally(() => running = null);
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
