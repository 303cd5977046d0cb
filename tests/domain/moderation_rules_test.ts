/** Invariants of reports and decisions: each is reported when it is broken, and only then. */
import { assertEquals } from "@std/assert";
import type { ModeratorDecision } from "#domain/decisions/decision.ts";
import type { Order } from "#domain/orders/order.ts";
import type { Reports } from "#domain/reports/report.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import {
  problemsOfDecision,
  problemsOfRejection,
  problemsOfReports,
} from "#domain/invariants/moderation_rules.ts";
import type { Problem } from "#domain/invariants/rules.ts";

const ticket = (status: Ticket["status"]) => ({ id: "t1", sellerId: "alice", status }) as Ticket;
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
  const on = ticket("available");
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
  assertEquals(rules(problemsOfRejection(ticket("rejected"), [decision("reject")])), []);
  assertEquals(rules(problemsOfRejection(ticket("available"), [])), []);
  assertEquals(rules(problemsOfRejection(ticket("rejected"), [decision("approve")])), [
    "verdict_missing: it was turned down by nobody",
  ]);
});

Deno.test("the effect of an irreversible decision is still there", () => {
  const stopped = order({ status: "cancelled", cancelReason: "moderator" });
  const right: [ModeratorDecision, Ticket, Order | null][] = [
    [decision("withdraw"), ticket("withdrawn"), null],
    [decision("withdraw", "o1"), ticket("withdrawn"), stopped],
    [decision("reject", "o1"), ticket("available"), stopped], // submitted again since
    [decision("cancel", "o1"), ticket("available"), stopped],
    [decision("refund", "o1"), ticket("withdrawn"), order({ status: "refunded" })],
    [decision("dismiss"), ticket("sold"), null],
  ];
  for (const [one, about, of] of right) assertEquals(rules(problemsOfDecision(one, about, of)), []);
  const wrong: [ModeratorDecision, Ticket, Order | null][] = [
    [decision("withdraw"), ticket("available"), null],
    [decision("withdraw", "o1"), ticket("withdrawn"), order({ status: "complete" })],
    [decision("cancel", "o1"), ticket("available"), order({ status: "cancelled" })],
    [decision("refund", "o1"), ticket("withdrawn"), order({ status: "complete" })],
  ];
  for (const [one, about, of] of wrong) {
    assertEquals(problemsOfDecision(one, about, of).map(({ rule }) => rule), [
      "verdict_without_effect",
    ]);
  }
});
