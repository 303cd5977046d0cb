/** The hourly comparison of payments with the provider: asked for each minute, done when it is due. */
import type { Services } from "#domain/ports/mod.ts";
import type { Reconciliation } from "#domain/payments/reconcile.ts";
import { reconcileIfDue } from "#domain/payments/reconciliation.ts";

export interface Comparing {
  wake(): void;
  /** Ends what is going on between two payments, and waits for it. */
  stop(): Promise<void>;
}

export function createComparing(
  services: Services,
  done: (report: Reconciliation) => void = () => {},
): Comparing {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;

  async function compare(): Promise<void> {
    try {
      const report = await reconcileIfDue(services, stopping.signal);
      if (report) done(report);
    } catch (error) {
      services.log.error("reconciliation_failed", error);
    }
  }

  return {
    wake() {
      // May take longer than until the next call: providers bound how fast they are asked.
      running ??= compare().finally(() => running = null);
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
