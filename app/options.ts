/** What tests replace in a system. `main.ts` sets only `beforeOpening`. */
import type { Cost } from "#adapters/identity/local/hasher.ts";
import type { SenderOptions } from "#adapters/webhooks/https.ts";
import type { Barcodes } from "#domain/ports/barcodes.ts";
import type { Identity } from "#domain/ports/identity.ts";
import type { Logger } from "#domain/ports/logger.ts";
import type { ModerationGuard } from "#domain/ports/moderation_guard.ts";
import type { PaymentGateway } from "#domain/ports/payments.ts";
import type { PayoutGateway } from "#domain/ports/payouts.ts";
import type { Kv } from "#store/kv/mod.ts";
import type { Config } from "./config/config.ts";

export interface SystemOptions {
  /** Called before anything is opened or created; an error ends the start. */
  beforeOpening?: (config: Config) => Promise<void>;
  /** Variables that override the process's: test files run side by side in one process. */
  env?: Record<string, string>;
  clock?: { now(): number };
  /** Wraps the database, to inject faults. */
  kv?: (kv: Deno.Kv) => Kv;
  /** Wraps the payment provider, to inject faults. */
  gateway?: (gateway: PaymentGateway) => PaymentGateway;
  /** Wraps the payout provider, to inject faults. */
  payouts?: (payouts: PayoutGateway) => PayoutGateway;
  /** Wraps the identity provider, to inject faults. */
  identity?: (identity: Identity) => Identity;
  /** Wraps the drawing of barcodes, to inject faults. */
  barcodes?: (barcodes: Barcodes) => Barcodes;
  /** Stands in for the guard of moderators, where there is one. */
  guard?: ModerationGuard;
  /** Lets webhooks be sent to this machine. */
  webhooks?: SenderOptions;
  /** scrypt's cost: tests create many users. */
  passwordCost?: Cost;
  log?: Logger;
  /** False: no relay, no wake-ups, no sweeps. */
  workers?: boolean;
  /** True: writes nothing on its own, so that an import finds an empty database. */
  bare?: boolean;
  /** True: writes nothing at all into the database; what tries throws `ReadOnly`. Needs `workers: false`. */
  readOnly?: boolean;
  /** Called once if a newer version has opened the database meanwhile: this process must end. */
  onTooNew?: (error: Error) => void;
  /** How long to wait for another process to release the database file. */
  waitMs?: number;
}
