/** Waits for what a signal brings about: the call that sends it returns sooner than a server has stopped. */
import { until } from "../process/server.ts";

/** A server that runs has answered by then. Milliseconds. */
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
