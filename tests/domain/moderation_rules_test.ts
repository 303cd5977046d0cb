/** Invariants of reports and decisions: each is reported when it is broken, and only then. */
import { assertEquals } from "@std/assert";
import type { ModeratorDecision } from "#domain/decisions/decision.ts";
import type { Order } from "#domain/orders/order.ts";
import type { Reports } from "#domain/reports/report.ts";
import type { Listing } from "#domain/tickets/listing.ts";
import type { TicketStatus } from "#domain/tickets/seat.ts";
import {
  problemsOfDecision,
  problemsOfRejection,
  problemsOfReports,
} from "#domain/invariants/moderation_rules.ts";
import type { Problem } from "#domain/invariants/rules.ts";

const listing = (...statuses: TicketStatus[]) =>
  ({ id: "t1", sellerId: "alice", seats: statuses.map((status) => ({ status })) }) as Listing;
const order = (over: Partial<Order>) => ({ id: "o1", cancelReason: null, ...over }) as Order;
const decision = (action: ModeratorDecision["action"], orderId: string | null = null) =>
  ({ action, ticketId: "t1", orderId }) as ModeratorDecision;
const reports = (...reporters: string[]) =>
  ({
    sellerId: "alice",
    open: reporters.map((reporterId) => ({ reporterId, reason: "copy", words: "", at: 0 })),
  }) as unknown as Reports;
const rules = (problems: Problem[]) => problems.map(({ rule, detail }) => `${rule}: ${detail}`);

Deno.test("reports are about an existing ticket, not by its seller, and one per person", () => {
  const on = listing("available");
  assertEquals(rules(problemsOfReports(reports("bob", "carol"), on)), []);
  assertEquals(rules(problemsOfReports(reports("bob"), null)), [
    "report_of_nothing: its ticket is not there",
  ]);
  assertEquals(rules(problemsOfReports(reports("alice"), on)), ["report_wrong: by the seller"]);
  assertEquals(rules(problemsOfReports(reports("bob", "bob"), on)), [
    "report_wrong: twice by one person",
  ]);
  assertEquals(rules(problemsOfReports(reports("bob"), { ...on, sellerId: "dora" })), [
    "report_wrong: the seller is dora",
  ]);
});

Deno.test("a rejected ticket has a decision that rejected it", () => {
  assertEquals(rules(problemsOfRejection(listing("rejected"), [decision("reject")])), []);
  assertEquals(rules(problemsOfRejection(listing("available"), [])), []);
  assertEquals(rules(problemsOfRejection(listing("rejected"), [decision("approve")])), [
    "verdict_missing: it was turned down by nobody",
  ]);
});

Deno.test("the effect of an irreversible decision is still there", () => {
  const stopped = order({ status: "cancelled", cancelReason: "moderator" });
  const right: [ModeratorDecision, Listing, Order | null][] = [
    [decision("withdraw"), listing("withdrawn"), null],
    [decision("withdraw", "o1"), listing("withdrawn"), stopped],
    [decision("reject", "o1"), listing("available"), stopped], // submitted again since
    [decision("cancel", "o1"), listing("available"), stopped],
    [decision("refund", "o1"), listing("withdrawn"), order({ status: "refunded" })],
    [decision("dismiss"), listing("sold"), null],
    [decision("withdraw"), listing("sold", "withdrawn"), null],
  ];
  for (const [one, about, of] of right) assertEquals(rules(problemsOfDecision(one, about, of)), []);
  const wrong: [ModeratorDecision, Listing, Order | null][] = [
    [decision("withdraw"), listing("available"), null],
    [decision("withdraw"), listing("withdrawn", "available"), null],
    [decision("withdraw", "o1"), listing("withdrawn"), order({ status: "complete" })],
    [decision("cancel", "o1"), listing("available"), order({ status: "cancelled" })],
    [decision("refund", "o1"), listing("withdrawn"), order({ status: "complete" })],
  ];
  for (const [one, about, of] of wrong) {
    assertEquals(problemsOfDecision(one, about, of).map(({ rule }) => rule), [
      "verdict_without_effect",
    ]);
  }
});
