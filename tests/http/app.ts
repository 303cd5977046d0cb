/**
 * The built app in this process, with a real database in memory, sandbox payments and a clock that tests
 * can move. A test file has one app, since a bundle is loaded once; each file runs in its own worker.
 */
import { LOW_COST } from "#adapters/identity/local/hasher.ts";
import { createLogger } from "#adapters/log/mod.ts";
import { running } from "#app/handover.ts";
import type { SystemOptions } from "#app/options.ts";
import type { System } from "#app/system.ts";
import { buildStamp, isBuiltAs } from "../../tools/build_stamp.ts";
import { Clock } from "../clock.ts";
import { Browser } from "./browser.ts";

export interface App {
  readonly origin: string;
  readonly system: System;
  readonly clock: Clock;
  /** The log, one line per event. */
  readonly lines: string[];
  /** Calls the app directly, without a network; redirects are not followed. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** As the bundle exports it, for a server. */
  readonly handler: (req: Request) => Promise<Response>;
  /** A new visitor with cookies of their own. */
  visitor(): Browser;
  stop(): Promise<void>;
}

interface Options extends SystemOptions {
  env?: Record<string, string>;
  clock?: Clock;
  /** Real time instead of the test clock, for browsers. */
  realTime?: boolean;
}

/** Loads the build: throws if there is none, warns if it is older than the sources. */
export async function startApp(options: Options = {}): Promise<App> {
  const clock = options.clock ?? new Clock();
  const lines: string[] = [];
  const origin = options.env?.ORIGIN ?? "http://localhost:8000";
  running().options = {
    passwordCost: LOW_COST,
    log: createLogger({ mode: "json", write: (line: string) => lines.push(line) }),
    ...options,
    clock: options.realTime ? undefined : clock,
    env: { KV_URL: ":memory:", DEMO: "off", RATE_LIMITS: "off", PORT: "8000", ...options.env },
  };
  const entry = new URL("../../.output/server/index.mjs", import.meta.url).href;
  await lookAtBuild(entry);
  const app = (await import(entry)).default as { fetch(req: Request): Promise<Response> };
  const fetch = async (path: string, init: RequestInit = {}) => {
    const req = new Request(new URL(path, origin), { redirect: "manual", ...init });
    const res = await app.fetch(req);
    const url = new URL(req.url);
    if (url.pathname.startsWith("/api/")) {
      // Loaded when it is needed: the document and its checker cost as much as the app.
      const { mustBeDescribed } = await import("./openapi.ts");
      await mustBeDescribed(req.method, url, res);
    }
    return res;
  };
  await (await fetch("/healthz")).body?.cancel();
  const system = running().system!;
  return {
    origin,
    system,
    clock,
    lines,
    handler: (req) => app.fetch(req),
    fetch,
    visitor: () => new Browser(origin, fetch),
    stop: () => system.stop(),
  };
}

async function lookAtBuild(entry: string): Promise<void> {
  if (!await Deno.stat(new URL(entry)).catch(() => null)) {
    throw new Error("These tests run the built app, and nothing is built: run `deno task build`.");
  }
  if (await isBuiltAs(await buildStamp())) return;
  console.warn(
    "The build is older than the sources, so changes are not tested yet: run `deno task build`.",
  );
}

/** A test without Deno's leak checks: the app's relay and timers outlive it. */
export function test(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
}
