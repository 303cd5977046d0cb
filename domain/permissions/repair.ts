/**
 * Compares the relations that another evaluator keeps with what the database says, both ways, and
 * mends what differs where that is asked for. Relations between other objects are none of our business.
 */
import { groups } from "../groups/group.ts";
import { orders } from "../orders/order.ts";
import { type Payment, payments } from "../payments/payment.ts";
import type { Exchange } from "../ports.ts";
import { tickets } from "../tickets/ticket.ts";
import type { Mirror } from "./permissions.ts";
import { differenceOf, type Mirrored, type Tuple, tuplesOf, tupleText } from "./tuples.ts";

/** Differences that are named in a report; all are counted. */
const MAX_NAMED = 20;

export interface Comparison {
  /** Objects that were compared. */
  objects: number;
  missing: number;
  surplus: number;
  mended: boolean;
  /** The first of them, `+` missing and `-` surplus, as Keto writes tuples. */
  named: string[];
}

type Comparing = Pick<Exchange, "store"> & { mirror: Mirror };

/** Reads everything once on each side. What is committed meanwhile may be told as missing. */
export async function compareRelations(x: Comparing, mend: boolean): Promise<Comparison> {
  const report: Comparison = { objects: 0, missing: 0, surplus: 0, mended: mend, named: [] };
  for await (const thing of mirrored(x)) {
    report.objects++;
    const wanted = tuplesOf(thing);
    const there = await x.mirror.read(thing.namespace, thing.value.id);
    const { missing, surplus } = differenceOf(wanted, there);
    note(report, missing, surplus);
    if (mend && missing.length + surplus.length > 0) await x.mirror.put(thing);
  }
  const orphans: Tuple[] = [];
  for await (const tuple of x.mirror.all()) if (!await exists(x, tuple)) orphans.push(tuple);
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
async function* mirrored({ store }: Comparing): AsyncGenerator<Mirrored> {
  for await (const value of store.scan(tickets)) yield { namespace: "Ticket", value };
  for await (const value of store.scan(orders)) yield { namespace: "Order", value };
  for await (const value of store.scan(payments)) {
    if (isTold(value)) yield { namespace: "Payment", value };
  }
  for await (const value of store.scan(groups)) yield { namespace: "Group", value };
}

/** No event tells of a checkout that nobody has paid at, nor of its end. */
const isTold = ({ status }: Payment): boolean => status !== "pending" && status !== "failed";

async function exists({ store }: Comparing, { namespace, object }: Tuple): Promise<boolean> {
  switch (namespace) {
    case "Ticket":
      return await store.get(tickets, object) !== null;
    case "Order":
      return await store.get(orders, object) !== null;
    case "Payment":
      return await store.get(payments, object) !== null;
    case "Group":
      return await store.get(groups, object) !== null;
    default:
      return true;
  }
}
