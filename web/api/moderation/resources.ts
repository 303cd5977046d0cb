/** Moderation cases as the API returns them. */
import { changesBetween } from "#domain/decisions/content.ts";
import { type Case, findCase } from "#domain/moderation/queries.ts";
import { waitOf } from "#domain/moderation/waits.ts";
import { personIn } from "#domain/decisions/who.ts";
import { feeRulesOf } from "#domain/tickets/listing_rules.ts";
import { nameState } from "#domain/users/shown_name.ts";
import { digestOf, etagOf } from "../../answer/conditional.ts";
import { unwrap } from "../../answer/refused.ts";
import type { Ctx } from "../../request/state.ts";
import { instantOut, type Json, withoutNulls } from "../resources.ts";
import { listedListingOut } from "../ticket_resources.ts";

/** For a moderator; the barcodes are not in it. */
export function caseOut({ state: { system, now } }: Pick<Ctx, "state">, one: Case): Json {
  const { listing, content, before, seller, suggestion, reports, names } = one;
  const wait = waitOf(one);
  return withoutNulls({
    ...listedListingOut(listing, feeRulesOf(system), now),
    isOwn: one.isOwn,
    waiting: wait && { why: wait.why, since: instantOut(wait.since) },
    changed: before && changesBetween(before.content, content),
    seller: seller && {
      name: seller.name,
      nameStatus: nameState(seller, system.settings),
      since: instantOut(seller.createdAt),
    },
    record: one.record,
    decisions: one.decisions.map(({ id, action, createdAt, by, reason }) =>
      withoutNulls({
        id,
        action,
        at: instantOut(createdAt),
        by: names.get(personIn(by) ?? "") ?? null,
        reason,
      })
    ),
    sameBarcode: one.listings.map(({ id }) => id),
    suggestion: suggestion && {
      advice: suggestion.advice,
      reasons: suggestion.reasons,
      at: instantOut(suggestion.updatedAt),
    },
    reports: reports && {
      version: reports.version,
      items: reports.open.map(({ reason, words, reporterId, at }) => ({
        reason,
        words,
        reporterId,
        at: instantOut(at),
      })),
    },
  });
}

/** The case as it is now, and its ETag, whose version is the listing's. */
export async function readCase(
  ctx: Pick<Ctx, "state">,
  userId: string,
  ticketId: string,
): Promise<{ body: Json; etag: string }> {
  const found = unwrap(await findCase(ctx.state.system, userId, ticketId));
  const body = caseOut(ctx, found);
  return { body, etag: etagOf(found.listing.version, "case", digestOf(body)) };
}
