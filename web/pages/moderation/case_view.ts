/** The props of a moderator's case. */
import { diffWordsWithSpace } from "diff";
import type { CaseView } from "./Case.tsx";
import type { Change, Run } from "./Changes.tsx";
import type { DecideView } from "./Decide.tsx";
import { changesBetween, type Content } from "#domain/decisions/content.ts";
import { personIn } from "#domain/decisions/who.ts";
import { type Case, MAX_PAST } from "#domain/moderation/queries.ts";
import { suggestionView } from "./suggestion_view.ts";
import { waitOf } from "#domain/moderation/waits.ts";
import { feeRulesOf } from "#domain/tickets/listing_rules.ts";
import { ticketState } from "#domain/tickets/ticket.ts";
import { nameState } from "#domain/users/shown_name.ts";
import { concertTime, moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import type { Ctx } from "../../request/state.ts";
import { caseSeats, listingView } from "../ticket/ticket_view.ts";

/** Longer texts, in characters of both, are not compared word by word: that would take too long. */
const MAX_COMPARED = 2_000;

export function caseView(
  { state: { now, manner, system } }: Pick<Ctx, "state">,
  {
    ticket,
    tickets,
    isOwn,
    content,
    seller,
    record,
    before,
    decisions,
    reports,
    listings,
    names,
    suggestion,
  }: Case,
  list: DecideView["list"],
  refused?: DecideView["refused"],
): CaseView {
  return {
    ticket: { ...listingView(tickets, feeRulesOf(system), now), id: ticket.id },
    paidFees: ticket.paidFees ?? null,
    seats: caseSeats(tickets, now),
    isOwn,
    version: ticket.version,
    description: ticket.description,
    list,
    refused,
    waits: waitOf({ ticket, tickets, before }),
    changes: before && {
      approved: before.approved,
      rows: rowsOf(before.content, content, manner),
    },
    seller: seller && {
      name: seller.name,
      state: nameState(seller, system.settings),
      since: seller.createdAt,
    },
    record: (["listed", "sold", "withdrawn", "rejected", "takenDown", "reported"] as const)
      .map((what) => [what, record[what]]),
    counted: record.more ? MAX_PAST : null,
    decisions: decisions.map((one) => ({
      id: one.id,
      action: one.action,
      at: one.createdAt,
      by: names.get(personIn(one.by) ?? "") ?? null,
      reason: one.reason,
      reports: one.reports.length,
    })),
    listings: listings.map((one) => ({
      id: one.id,
      title: one.title,
      state: ticketState(one, now),
      at: one.createdAt,
      seller: {
        name: names.get(one.sellerId) ?? null,
        same: one.sellerId === ticket.sellerId,
      },
    })),
    suggestion: suggestion && suggestionView(suggestion, manner),
    reports: reports && {
      version: reports.version,
      items: reports.open.map(({ reason, words, reporterId, at }) => ({
        reason,
        words,
        at,
        name: names.get(reporterId) ?? null,
      })),
    },
    manner,
  };
}

type Field = Change["field"];

/** One row per changed field; a concert's time and zone are one field. */
function rowsOf(was: Content, is: Content, manner: Manner): Change[] {
  const fields = new Set(
    changesBetween(was, is).map((field): Field =>
      field === "timeZone" ? "startsAt" : field === "others" ? "seat" : field
    ),
  );
  return [...fields].map((field) => {
    if (field === "codeHash") {
      // Moderators see that the barcode changed, but not the barcodes.
      const { barcodeWas, barcodeIs } = manner.words.moderation.changes;
      return { field, was: plain(barcodeWas), is: plain(barcodeIs) };
    }
    return { field, ...compared(textOf(field, was, manner), textOf(field, is, manner)) };
  });
}

function textOf(field: Exclude<Field, "codeHash">, content: Content, manner: Manner): string {
  switch (field) {
    case "startsAt":
      return concertTime(content.startsAt, content.timeZone, manner);
    case "faceValue":
    case "price":
      return moneyText(content[field], manner.locale);
    case "paidFees":
      return content.paidFees ? moneyText(content.paidFees, manner.locale) : "";
    case "codeType":
      return content.codeType ? manner.words.ticket.codeTypes[content.codeType] : "";
    case "seat":
      return [content, ...content.others ?? []].flatMap(({ seat }) => seat ?? []).join(", ");
    default:
      return content[field] ?? "";
  }
}

const plain = (text: string): Run[] | null => text === "" ? null : [{ text, marked: false }];

function compared(was: string, is: string): Pick<Change, "was" | "is"> {
  if (was === "" || is === "" || was.length + is.length > MAX_COMPARED) {
    return { was: plain(was), is: plain(is) };
  }
  const parts = diffWordsWithSpace(was, is);
  const runs = (other: "added" | "removed", own: "added" | "removed"): Run[] =>
    parts.filter((part) => !part[other])
      .map((part) => ({ text: part.value, marked: part[own] === true }));
  return { was: runs("added", "removed"), is: runs("removed", "added") };
}
