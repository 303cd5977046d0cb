/** Waits for the effect of SIGSTOP and SIGCONT, which comes after the call that sends them returns. */
import { until } from "../process/server.ts";

/** A running server answers within this time, in milliseconds. */
const ANSWERS_WITHIN_MS = 300;

/** Resolves when the address no longer answers. */
export const untilSilent = (address: string): Promise<void> =>
  until(async () => !await answers(address), () => `${address} answers`);

/** Resolves when the address answers again. */
export const untilHeard = (address: string): Promise<void> =>
  until(() => answers(address), () => `${address} does not answer`);

async function answers(address: string): Promise<boolean> {
  const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS);
  const res = await fetch(address, { signal }).catch(() => null);
  await res?.body?.cancel();
  return res !== null;
}
