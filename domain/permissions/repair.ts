/**
 * Compares the relations that another evaluator keeps with what the database says, both ways, and
 * mends what differs where that is asked for. Our namespaces are ours: what others wrote there goes.
 */
import { groups } from "../groups/group.ts";
import { orders } from "../orders/order.ts";
import { type Payment, payments } from "../payments/payment.ts";
import { tickets } from "../tickets/ticket.ts";
import { findMirrored, follow, type Following } from "./follow.ts";
import { differenceOf, type Mirrored, type Tuple, tuplesOf, tupleText } from "./tuples.ts";

/** Differences that are named in a report; all are counted. */
const MAX_NAMED = 20;

/** Relations of objects that are not there, mended in one go. */
const MAX_ORPHANS = 10_000;

export interface Comparison {
  /** Objects that were compared. */
  objects: number;
  missing: number;
  surplus: number;
  mended: boolean;
  /** False: there are more relations of objects that are not there. Mend these, and compare again. */
  complete: boolean;
  /** The first of them, `+` missing and `-` surplus, as Keto writes tuples. */
  named: string[];
}

/** Reads everything once on each side. What is committed meanwhile may be told as missing. */
export async function compareRelations(x: Following, mend: boolean): Promise<Comparison> {
  const report: Comparison = {
    objects: 0,
    missing: 0,
    surplus: 0,
    mended: mend,
    complete: true,
    named: [],
  };
  for await (const thing of mirrored(x)) {
    report.objects++;
    const wanted = tuplesOf(thing);
    const there = await x.mirror.read(thing.namespace, thing.value.id);
    const { missing, surplus } = differenceOf(wanted, there);
    note(report, missing, surplus);
    if (mend && missing.length + surplus.length > 0) {
      await follow(x, thing.namespace, thing.value.id);
    }
  }
  const orphans: Tuple[] = [];
  for await (const tuple of x.mirror.all()) {
    if (await findMirrored(x, tuple.namespace, tuple.object)) continue;
    if (orphans.push(tuple) < MAX_ORPHANS) continue;
    report.complete = false;
    break;
  }
  note(report, [], orphans);
  if (mend) await x.mirror.remove(orphans);
  return report;
}

function note(report: Comparison, missing: readonly Tuple[], surplus: readonly Tuple[]): void {
  report.missing += missing.length;
  report.surplus += surplus.length;
  const named = [
    ...missing.map((one) => `+ ${tupleText(one)}`),
    ...surplus.map((one) => `- ${tupleText(one)}`),
  ];
  report.named.push(...named.slice(0, Math.max(0, MAX_NAMED - report.named.length)));
}

/** Every object whose relations were told by events. */
async function* mirrored({ store }: Following): AsyncGenerator<Mirrored> {
  for await (const value of store.scan(tickets)) yield { namespace: "Ticket", value };
  for await (const value of store.scan(orders)) yield { namespace: "Order", value };
  for await (const value of store.scan(payments)) {
    if (isTold(value)) yield { namespace: "Payment", value };
  }
  for await (const value of store.scan(groups)) yield { namespace: "Group", value };
}

/** No event tells of a checkout that nobody has paid at, nor of its end. */
const isTold = ({ status }: Payment): boolean => status !== "pending" && status !== "failed";
