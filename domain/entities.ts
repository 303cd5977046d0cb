/** The domain's entities; a test fails when one is missing here. */
import type { AnyEntity } from "#store/entity/mod.ts";
import { booksProgress } from "./books/migration.ts";
import { totalsProgress } from "./books/totals_migration.ts";
import { postings } from "./books/posting.ts";
import { claims } from "./claims/claim.ts";
import { claimPictures } from "./claims/picture.ts";
import { concerts } from "./concerts/concert.ts";
import { concertWalks } from "./concerts/walk.ts";
import { concertsProgress } from "./concerts/migration.ts";
import { moderatorDecisions } from "./decisions/decision.ts";
import { groups } from "./groups/group.ts";
import { madeSecrets } from "./idempotency/made_secret.ts";
import { onces } from "./idempotency/once.ts";
import { sentLetters } from "./mail/sent_letter.ts";
import { operatorLog } from "./ops/operator_log.ts";
import { codeOpenings } from "./orders/openings.ts";
import { holdsOf } from "./orders/holds.ts";
import { orders } from "./orders/order.ts";
import { payments } from "./payments/payment.ts";
import { reconciliations } from "./payments/last_reconciliation.ts";
import { payoutAccounts } from "./payouts/account.ts";
import { sellerDebts } from "./payouts/debt.ts";
import { payoutsProgress } from "./payouts/migration.ts";
import { payouts } from "./payouts/payout.ts";
import { suggestions } from "./moderation/suggestion.ts";
import { reportsOf } from "./reports/report.ts";
import { offerings } from "./offerings/offering.ts";
import { listings } from "./tickets/listing.ts";
import { turnstiles } from "./turnstile.ts";
import { users } from "./users/user.ts";
import { deliveries } from "./webhooks/delivery.ts";
import { endpoints } from "./webhooks/endpoint.ts";

export const domainEntities: readonly AnyEntity[] = [
  users,
  concerts,
  concertWalks,
  concertsProgress,
  listings,
  offerings,
  orders,
  holdsOf,
  payments,
  postings,
  booksProgress,
  totalsProgress,
  reconciliations,
  payouts,
  payoutAccounts,
  payoutsProgress,
  sellerDebts,
  claims,
  claimPictures,
  sentLetters,
  codeOpenings,
  groups,
  moderatorDecisions,
  reportsOf,
  suggestions,
  onces,
  madeSecrets,
  endpoints,
  deliveries,
  operatorLog,
  turnstiles,
];
