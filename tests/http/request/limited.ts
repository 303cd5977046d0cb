/** An exchange with limits, behind one proxy. */
import { startApp } from "../app.ts";

export const app = await startApp({
  env: { RATE_LIMITS: "on", TRUSTED_PROXIES: "1", MAX_HOLDS: "0" },
});
Deno.test.afterAll(() => app.stop());

export const from = (address: string) => ({ "x-forwarded-for": address });

export const MINUTE = 60_000;
