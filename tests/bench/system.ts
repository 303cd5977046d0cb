/** An exchange inside this process, on a file, without a log. */
import type { Logger } from "#domain/ports/logger.ts";
import type { Kv } from "#store/kv/mod.ts";
import { openSystem, type System } from "#app/system.ts";

/** Environment of every measured exchange: limits per person are off. */
export const BENCH_ENV = {
  DEMO: "off",
  MAX_HOLDS: "0",
  REHOLD_COOLDOWN_SECONDS: "0",
  RATE_LIMITS: "off",
  SECRET: "a secret for benchmarks only, which protects nothing",
};

export interface BenchSystem extends System {
  /** Resolves when the receipt of an order has been sent: the last effect of a sale. */
  receipt(orderId: string): Promise<void>;
}

export async function openBenchSystem(
  path: string,
  env: Record<string, string> = {},
  options: { kv?: (kv: Deno.Kv) => Kv; workers?: boolean } = {},
): Promise<BenchSystem> {
  const waiting = new Map<string, PromiseWithResolvers<void>>();
  const receiptOf = (id: string) => {
    const known = waiting.get(id) ?? Promise.withResolvers<void>();
    waiting.set(id, known);
    return known;
  };
  const log: Logger = {
    debug() {},
    info(event, fields) {
      if (event === "mail sent") receiptOf(String(fields?.mailId)).resolve();
    },
    warn() {},
    alarm: (event, fields) => console.error("alarm", event, fields),
    error: (event, error) => console.error(event, error),
  };
  const system = await openSystem({ ...BENCH_ENV, KV_URL: path, ...env }, { log, ...options });
  return { ...system, receipt: (orderId) => receiptOf(`bought.${orderId}`).promise };
}
