/** What must be true of reports and decisions: each rule told, and told only when it is broken. */
import { assertEquals } from "@std/assert";
import type { Verdict } from "#domain/decisions/decision.ts";
import type { Order } from "#domain/orders/order.ts";
import type { Reports } from "#domain/reports/report.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import {
  problemsOfJudgement,
  problemsOfReports,
  problemsOfVerdict,
} from "#domain/invariants/moderation_rules.ts";
import type { Problem } from "#domain/invariants/rules.ts";

const ticket = (status: Ticket["status"]) => ({ id: "t1", sellerId: "alice", status }) as Ticket;
const order = (over: Partial<Order>) => ({ id: "o1", cancelReason: null, ...over }) as Order;
const verdict = (action: Verdict["action"], orderId: string | null = null) =>
  ({ action, ticketId: "t1", orderId }) as Verdict;
const reports = (...reporters: string[]) =>
  ({
    sellerId: "alice",
    open: reporters.map((reporterId) => ({ reporterId, reason: "copy", words: "", at: 0 })),
  }) as unknown as Reports;
const rules = (problems: Problem[]) => problems.map(({ rule, detail }) => `${rule}: ${detail}`);

Deno.test("reports are of a ticket that is there, by others than its seller, once each", () => {
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

Deno.test("a ticket that is turned down was turned down by somebody", () => {
  assertEquals(rules(problemsOfJudgement(ticket("rejected"), [verdict("reject")])), []);
  assertEquals(rules(problemsOfJudgement(ticket("available"), [])), []);
  assertEquals(rules(problemsOfJudgement(ticket("rejected"), [verdict("approve")])), [
    "verdict_missing: it was turned down by nobody",
  ]);
});

Deno.test("a decision that cannot be taken back is still so", () => {
  const stopped = order({ status: "cancelled", cancelReason: "moderator" });
  const right: [Verdict, Ticket, Order | null][] = [
    [verdict("withdraw"), ticket("withdrawn"), null],
    [verdict("withdraw", "o1"), ticket("withdrawn"), stopped],
    [verdict("reject", "o1"), ticket("available"), stopped], // sent in again since
    [verdict("cancel", "o1"), ticket("available"), stopped],
    [verdict("refund", "o1"), ticket("withdrawn"), order({ status: "refunded" })],
    [verdict("dismiss"), ticket("sold"), null],
  ];
  for (const [one, about, of] of right) assertEquals(rules(problemsOfVerdict(one, about, of)), []);
  const wrong: [Verdict, Ticket, Order | null][] = [
    [verdict("withdraw"), ticket("available"), null],
    [verdict("withdraw", "o1"), ticket("withdrawn"), order({ status: "complete" })],
    [verdict("cancel", "o1"), ticket("available"), order({ status: "cancelled" })],
    [verdict("refund", "o1"), ticket("withdrawn"), order({ status: "complete" })],
  ];
  for (const [one, about, of] of wrong) {
    assertEquals(problemsOfVerdict(one, about, of).map(({ rule }) => rule), [
      "verdict_without_effect",
    ]);
  }
});
