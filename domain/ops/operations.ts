/**
 * All operations for operators in one table. The command line, the process's socket and the page `/ops` all
 * call `runOperation`.
 */
import { en } from "#words/en/mod.ts";
import { inWords } from "#words/problems.ts";
import { z } from "zod";
import { text as anyText } from "../text.ts";
import {
  balanceQuestion,
  exportPostings,
  postingsQuestion,
  showBooks,
  showStatement,
  statementQuestion,
} from "./books.ts";
import { openingQuestion, postOpening } from "./books_opening.ts";
import { limitArgument } from "./arguments.ts";
import { runLogged } from "./operator_log.ts";
import {
  discardQuarantine,
  listQuarantine,
  reindex,
  retryQuarantine,
  showQuarantine,
  verifyAll,
} from "./damage.ts";
import { discardDead, listDead, MAX_LISTED, replayDead, showDead, type Which } from "./dead.ts";
import { addToGroup, GROUPS, listMembers, removeFromGroup } from "./members.ts";
import { type Ops, type OpsAnswer, refused, type Who } from "./ops.ts";
import { comparePayments } from "./payments.ts";
import { chargeLoss, chargeQuestion } from "./charges.ts";
import { debtQuestion, decideDebt } from "./debts.ts";
import { decidePayouts, listBlocked, settledQuestion } from "./payouts.ts";
import { checkRelations, repairRelations } from "./relations.ts";
import { showStatus } from "./status.ts";
import { decisionQuestion, showDecisions } from "./decisions.ts";

interface Operation {
  /** Schema of its arguments; parsed here for every caller. */
  args: z.ZodType;
  /**
   * What it is applied to, for the operator log. "decision": its own commit records a decision; null: it only
   * reads and is not logged.
   */
  about: ((args: never) => string) | "decision" | null;
  run(x: Ops, args: never, who: Who): Promise<OpsAnswer>;
}

function op<A>(
  args: z.ZodType<A>,
  run: (x: Ops, args: A, who: Who) => Promise<OpsAnswer>,
  about: ((args: A) => string) | "decision" | null = null,
): Operation {
  return { args, run, about };
}

const text = anyText(300).min(1);
const nothing = z.strictObject({});
const event = { eventId: text, handler: text.optional() };
const which = z.union([z.literal("all"), z.strictObject(event)]);
const named = z.strictObject({ name: text });
const member = z.strictObject({ group: z.enum(GROUPS), person: text });
const page = z.strictObject({
  limit: limitArgument(MAX_LISTED).optional(),
  after: z.strictObject({ eventId: text, handler: text }).optional(),
});

const aboutEvent = (one: Which) =>
  one === "all" ? "all" : [one.eventId, one.handler].filter(Boolean).join(" ");
const ofOrder = z.strictObject({ orderId: text });
const aboutOrder = ({ orderId }: { orderId: string }) => orderId;
const aboutDebt = ({ person, amount }: { person: string; amount: string }) => `${person} ${amount}`;
const aboutName = ({ name }: { name: string }) => name;

const operations = {
  "status": op(nothing, showStatus),
  "dead.list": op(page, listDead),
  "dead.show": op(z.strictObject({ eventId: text }), showDead),
  "dead.replay": op(which, replayDead, aboutEvent),
  "dead.discard": op(which, discardDead, aboutEvent),
  "quarantine.list": op(nothing, listQuarantine),
  "quarantine.show": op(named, showQuarantine),
  "quarantine.retry": op(named, retryQuarantine, aboutName),
  "quarantine.discard": op(named, discardQuarantine, aboutName),
  "verify": op(z.strictObject({ provider: z.boolean() }), verifyAll),
  "reconcile": op(nothing, comparePayments, () => "payments"),
  "payouts.list": op(nothing, listBlocked),
  "payouts.release": op(ofOrder, decidePayouts("release"), aboutOrder),
  "payouts.block": op(ofOrder, decidePayouts("block"), aboutOrder),
  "payouts.settled": op(settledQuestion, decidePayouts("settled"), aboutOrder),
  "payouts.repaid": op(debtQuestion, decideDebt("repaid"), aboutDebt),
  "payouts.writeoff": op(debtQuestion, decideDebt("writeoff"), aboutDebt),
  "payouts.recover": op(debtQuestion, decideDebt("recover"), aboutDebt),
  "payouts.charge": op(
    chargeQuestion,
    chargeLoss,
    ({ orderId, amount }) => `${orderId} ${amount}`,
  ),
  "books": op(balanceQuestion, showBooks),
  "books.opening": op(openingQuestion, postOpening, ({ balance }) => balance),
  "books.seller": op(statementQuestion, showStatement),
  "books.postings": op(postingsQuestion, exportPostings),
  "reindex": op(named, reindex, aboutName),
  "group.list": op(z.strictObject({ group: z.enum(GROUPS) }), listMembers),
  "group.add": op(member, addToGroup, "decision"),
  "group.remove": op(member, removeFromGroup, "decision"),
  "permissions.check": op(nothing, checkRelations),
  "permissions.repair": op(nothing, repairRelations, () => "relations"),
  "audit": op(decisionQuestion, showDecisions),
} satisfies Record<string, Operation>;
export type OperationName = keyof typeof operations;

/** Whether the operation only reads: then it works on a database that is not written at all. */
export const onlyReads = (name: OperationName): boolean => operations[name].about === null;

/** Refusals: `not_found` for an unknown operation, `invalid` for wrong arguments. */
export async function runOperation(
  x: Ops,
  name: string,
  args: unknown,
  who: Who,
): Promise<OpsAnswer> {
  if (!Object.hasOwn(operations, name)) return refused("not_found", `There is no ${name}.`);
  const operation: Operation = operations[name as OperationName];
  const parsed = operation.args.safeParse(args);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) =>
      [...path.length > 0 ? [path.join(".")] : [], inWords(message, en)].join(": ")
    );
    return refused("invalid", issues.join("; "));
  }
  const run = () => operation.run(x, parsed.data as never, who);
  if (!operation.about) return await run();
  x.log.info("operation", { operation: name, by: who.by });
  if (operation.about === "decision") return await run();
  return await runLogged(x, who, name, operation.about(parsed.data as never), run);
}
