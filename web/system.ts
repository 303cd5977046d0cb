/** What pages and the API need of the running process. `app/system.ts` implements it. */
import type { Ops } from "#domain/ops/ops.ts";
import type { Barcodes } from "#domain/ports/barcodes.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Settings } from "#domain/ports/settings.ts";
import type { SandboxOnboarding } from "#domain/ports/payout_page.ts";
import type { Pictures } from "#domain/ports/pictures.ts";
import type { SandboxCheckout } from "#domain/ports/sandbox.ts";
import type { Throttling } from "#domain/ports/throttling.ts";
import type { Streams } from "./live/streams.ts";
import type { Load } from "./request/load.ts";

/** The part of the configuration that the web reads (`docs/configuration.md`). */
export interface WebConfig extends Pick<Settings, "origin"> {
  /** True where ORIGIN is not set: then `localhost` and `127.0.0.1` are both same-origin. */
  readonly loopbackOrigin: boolean;
  /** Only this machine can reach the exchange: HOST and ORIGIN are loopback, and no proxy is trusted. */
  readonly alone: boolean;
  readonly rateLimits: boolean;
  readonly trustedProxies: number;
  /** Sites whose pages may call the API from a browser; `*`: pages of all sites may read what is public. */
  readonly corsOrigins: readonly string[];
  /** With this token anybody may read `/metrics`. */
  readonly metricsToken: string | undefined;
}

/** Counts an answered request; `seconds` from its arrival to its answer. */
interface RequestMetrics {
  request(method: string, status: number, seconds: number): void;
}

export interface System extends Services {
  readonly config: WebConfig;
  readonly load: Load;
  readonly throttling: Throttling;
  readonly streams: Streams;
  readonly pictures: Pictures;
  readonly barcodes: Barcodes;
  /** The payment page of the embedded provider; null with a real one. */
  readonly sandbox: SandboxCheckout | null;
  /** The onboarding page of the embedded payout provider; null with a real one. */
  readonly payoutSandbox: SandboxOnboarding | null;
  readonly ops: Ops;
  readonly requests: RequestMetrics;
  /** Not ready while it stops, and while its database does not answer or cannot be written. */
  health(): Promise<{ ready: boolean }>;
  /** In the Prometheus text format. */
  metrics(): Promise<string>;
}
