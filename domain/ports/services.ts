/** Everything that commands, queries and handlers work with: the store, the settings and the ports. */
import type { Store } from "#store/types.ts";
import type { SalesGate } from "../payouts/sales_gate.ts";
import type { InUse } from "../webhooks/in_use.ts";
import type { Clients } from "./clients.ts";
import type { Identity } from "./identity.ts";
import type { Logger } from "./logger.ts";
import type { Mailer } from "./mail.ts";
import type { ModerationGuard } from "./moderation_guard.ts";
import type { PaymentGateway } from "./payments.ts";
import type { PayoutGateway } from "./payouts.ts";
import type { Permissions } from "./permissions.ts";
import type { Secrets } from "./secrets.ts";
import type { Settings } from "./settings.ts";
import type { WebhookSender } from "./webhook_sender.ts";

export interface Services {
  readonly store: Store;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly gateway: PaymentGateway;
  readonly payouts: PayoutGateway;
  readonly sales: SalesGate;
  readonly identity: Identity;
  readonly permissions: Permissions;
  readonly clients: Clients;
  /** Null: nothing is suggested to moderators. */
  readonly guard: ModerationGuard | null;
  readonly mailer: Mailer;
  readonly webhooks: WebhookSender;
  readonly webhooksInUse: InUse;
  readonly log: Logger;
}

/** The part that settling a payment needs. */
export type PaymentWork = Pick<Services, "store" | "settings" | "secrets" | "gateway" | "log">;

/** The part that paying sellers needs. */
export type PayoutWork = Pick<Services, "store" | "settings" | "payouts" | "log">;
