/**
 * Compares the relations that an external evaluator stores with our database, in both directions, and
 * repairs the differences on request. Tuples that others wrote to our namespaces are removed.
 */
import { concerts } from "../concerts/concert.ts";
import { groups } from "../groups/group.ts";
import { orders } from "../orders/order.ts";
import { type Payment, payments } from "../payments/payment.ts";
import { listings, ticketsOf } from "../tickets/listing.ts";
import { findMirrored, follow, type Following } from "./follow.ts";
import { differenceOf, tuplesOf, tupleText } from "./tuples.ts";
import type { Mirrored, Tuple } from "../ports/permissions.ts";

/** A report counts all differences and names this many. */
const MAX_NAMED = 20;

/** Tuples of objects that do not exist, repaired in one run. */
const MAX_ORPHANS = 10_000;

export interface Comparison {
  /** Objects that were compared. */
  objects: number;
  missing: number;
  surplus: number;
  mended: boolean;
  /** False: there are more tuples of objects that do not exist. Repair these and compare again. */
  complete: boolean;
  /** The first differences in Keto's notation, `+` missing and `-` surplus. */
  named: string[];
}

/** Reads both sides once. A concurrent commit may be reported as missing. */
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

/** Every object whose relations events have mirrored. */
async function* mirrored({ store }: Following): AsyncGenerator<Mirrored> {
  for await (const value of store.scan(concerts)) {
    if (value.listed) yield { namespace: "Concert", value };
  }
  for await (const listing of store.scan(listings)) {
    for (const value of ticketsOf(listing)) yield { namespace: "Ticket", value };
  }
  for await (const value of store.scan(orders)) yield { namespace: "Order", value };
  for await (const value of store.scan(payments)) {
    if (isTold(value)) yield { namespace: "Payment", value };
  }
  for await (const value of store.scan(groups)) yield { namespace: "Group", value };
}

/** Unpaid checkouts emit no event, neither when they open nor when they end. */
const isTold = ({ status }: Payment): boolean => status !== "pending" && status !== "failed";
