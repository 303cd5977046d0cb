/** All entities of the adapters. A test fails if one is missing here. */
import type { AnyEntity } from "#store/entity/mod.ts";
import { clientUses } from "./clients/hydra/use.ts";
import { accessTokens, apiClients } from "./clients/local/client.ts";
import { digestKeys } from "./secrets/digest_key.ts";
import { credentials } from "./identity/local/credential.ts";
import { emailChanges } from "./identity/email_change_row.ts";
import { recoveries } from "./identity/local/recovery.ts";
import { sessions } from "./identity/local/session.ts";
import { throttles } from "./throttle/rows.ts";
import { sandboxAccounts, sandboxTransfers } from "./payouts/sandbox/rows.ts";
import { sandboxSessions } from "./payments/sandbox/session.ts";

export const adapterEntities: readonly AnyEntity[] = [
  digestKeys,
  credentials,
  sessions,
  recoveries,
  emailChanges,
  throttles,
  apiClients,
  accessTokens,
  clientUses,
  sandboxSessions,
  sandboxAccounts,
  sandboxTransfers,
];
