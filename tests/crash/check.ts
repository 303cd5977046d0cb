/** Checks after all kills: what people see, and what the database contains. */
import { adapterEntities } from "#adapters/entities.ts";
import { domainEntities } from "#domain/entities.ts";
import { verifyOfferings } from "#domain/invariants/offerings.ts";
import { verifyMoney, verifyOrders } from "#domain/invariants/verify.ts";
import { openSystem } from "#app/system.ts";
import { CARDS, PASSWORD } from "../http/cast.ts";
import { Silence } from "../exchange.ts";
import { type Server, until } from "../process/server.ts";
import type { Journal, Known } from "./journal.ts";
import type { Person } from "./people.ts";

/** Time for all holds to end and their events to be handled, in milliseconds. */
const TIMEOUT_MS = 90_000;

/**
 * A buyer who pays at least this long before the deadline gets the ticket, even if the process dies at
 * that moment. After a later payment the hold may lapse before the restart, and the money is returned.
 * In milliseconds.
 */
const RESTART_MS = 10_000;

interface OrderSeen {
  id: string;
  ticketId: string;
  status: string;
  cancelReason: string | null;
}

export async function checkWhatPeopleSee(
  server: Server,
  journal: Journal,
  people: readonly Person[],
  person: (name: string) => Person,
): Promise<{ complete: number }> {
  const { violations } = journal;
  const wrong = (what: string) => violations.push(what);
  await untilSettled(server, journal, people);

  const complete = new Map<string, string[]>();
  const all = new Map<string, OrderSeen & { person: Person }>();
  for (const one of people) {
    for (const order of await ordersOf(one)) {
      all.set(order.id, { ...order, person: one });
      if (order.status !== "complete") continue;
      complete.set(order.ticketId, [...complete.get(order.ticketId) ?? [], order.id]);
    }
  }
  for (const [ticketId, sales] of complete) {
    if (sales.length > 1) wrong(`ticket ${ticketId} is sold ${sales.length} times: ${sales}`);
  }
  for (const known of journal.orders.values()) {
    const order = all.get(known.orderId);
    if (order) problemsOf(known, order).forEach(wrong);
    else wrong(`order ${known.orderId} of ${known.buyer} was acknowledged, but is missing`);
  }
  for (const { id, status, person: buyer } of all.values()) {
    const { items } = await (await buyer.browser.get(`/api/payments?orderId=${id}`)).json();
    const paid = items.filter((payment: { status: string }) => payment.status === "captured");
    const due = status === "complete" ? 1 : 0;
    if (paid.length !== due) wrong(`order ${id} is ${status}, but charged ${paid.length} times`);
    for (const { status } of items) {
      if (/^(authorized|voiding|refunding)$/.test(status)) wrong(`order ${id}: money is ${status}`);
    }
  }
  for (const [name, { email }] of journal.accounts) {
    const visitor = person(`${name} again`);
    const res = await visitor.browser.post("/sign-in", { email, password: PASSWORD });
    if (res.status !== 303) wrong(`${name} was signed up, but cannot sign in: ${res.status}`);
  }
  await everyTicketIsAvailableOrSold(journal, complete, person("lastbuyer"));
  return { complete: complete.size };
}

/**
 * Waits until no order or payment is pending, nothing is queued, and nothing is in the outbox but one row for each
 * sale: it waits for the day on which the seller is paid.
 */
async function untilSettled(
  server: Server,
  journal: Journal,
  people: readonly Person[],
): Promise<void> {
  const last = Math.max(...[...journal.orders.values()].map(({ expiresAt }) => expiresAt), 0);
  let pending = "";
  await until(
    async () => {
      if (Date.now() < last) return false;
      pending = "";
      let sales = 0;
      for (const one of people) {
        for (const { id, status } of await ordersOf(one)) {
          if (status === "complete") sales++;
          if (/^(created|awaiting:payment|claimed)$/.test(status)) pending = `${id} is ${status}`;
        }
      }
      const metrics = await (await fetch(`${server.origin}/metrics`)).text();
      const waiting =
        /^ticketing_(queue_depth\{queue="(queued|running)"|outbox_rows\{state="(?!scheduled)\w+")\} [1-9]/m;
      pending ||= waiting.exec(metrics)?.[0] ?? "";
      const [, scheduled] = /^ticketing_outbox_rows\{state="scheduled"\} (\d+)$/m.exec(metrics)!;
      if (Number(scheduled) !== sales) pending ||= `${scheduled} scheduled rows, ${sales} sales`;
      return pending === "";
    },
    () => `not settled: ${pending}`,
    TIMEOUT_MS,
  );
}

async function ordersOf({ browser }: Person): Promise<OrderSeen[]> {
  const orders: OrderSeen[] = [];
  let cursor: string | undefined;
  do {
    const query = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
    const page = await (await browser.get(`/api/orders?limit=100${query}`)).json();
    orders.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return orders;
}

/** Compares what the buyer was told with how the order ended. */
function problemsOf(known: Known, { id, status, cancelReason }: OrderSeen): string[] {
  const is = cancelReason ? `${status}/${cancelReason}` : status;
  const problems: string[] = [];
  const wrong = (what: string) => problems.push(`order ${id} ${what}, but is ${is}`);
  if (known.complete && status !== "complete") wrong("was reported complete");
  if (known.cancelled && status !== "cancelled") wrong("was reported cancelled");
  const inTime = known.paidAt !== null && known.paidAt < known.expiresAt - RESTART_MS;
  if (inTime && !known.askedToCancel && status !== "complete") wrong("was paid in time");
  if (cancelReason === "buyer" && !known.askedToCancel) wrong("was not released by its buyer");
  return problems;
}

async function everyTicketIsAvailableOrSold(
  journal: Journal,
  sold: ReadonlyMap<string, unknown>,
  buyer: Person,
): Promise<void> {
  await buyer.signUp();
  for (const ticketId of journal.tickets) {
    const { status } = await (await buyer.browser.get(`/api/tickets/${ticketId}`)).json();
    const expected = sold.has(ticketId) ? "sold" : "available";
    if (status !== expected) {
      journal.violations.push(`ticket ${ticketId} is ${status}, not ${expected}`);
    }
    if (expected === "sold") continue;
    const res = await buyer.browser.call("POST", "/api/orders", { ticketId });
    if (res.status !== 201) {
      journal.violations.push(`ticket ${ticketId} cannot be reserved: ${res.status}`);
    }
  }
  // One more complete sale, on the database that survived the kills.
  const [order] = await ordersOf(buyer);
  if (!order || journal.violations.length > 0) return;
  const opened = await buyer.browser.call("POST", "/api/payments", { orderId: order.id });
  const { checkoutUrl } = await opened.json();
  await buyer.browser.post(new URL(checkoutUrl).pathname, { card: CARDS.pays });
  await until(
    async () => (await ordersOf(buyer)).find(({ id }) => id === order.id)?.status === "complete",
    () => `order ${order.id} does not complete`,
  );
}

/** Verifies the file that the ended process left: index rows, orders, money, and an empty outbox. */
export async function checkTheFile(server: Server): Promise<string[]> {
  const violations: string[] = [];
  const system = await openSystem(server.env, { log: new Silence(), workers: false });
  try {
    const { store } = system;
    for (const entity of [...domainEntities, ...adapterEntities]) {
      for await (const { key, problem, detail } of store.verifyIndexes(entity)) {
        violations.push(`${problem} at ${key.map(String).join("/")}: ${detail}`);
      }
    }
    for await (const { id, rule, detail } of verifyOrders(store)) {
      violations.push(`${rule} at ${id}: ${detail}`);
    }
    for await (const { id, rule, detail } of verifyOfferings(store)) {
      violations.push(`${rule} at ${id}: ${detail}`);
    }
    for await (const { id, rule, detail } of verifyMoney(system)) {
      violations.push(`${rule} at ${id}: ${detail}`);
    }
    const counts = await store.outbox.counts();
    // Scheduled rows may remain: deadlines of the last buyer's holds and of orders paid before theirs.
    const { due, claimed, dead } = counts;
    if (due + claimed + dead > 0) {
      violations.push(`the outbox is not empty: ${JSON.stringify(counts)}`);
    }
  } finally {
    await system.stop();
  }
  return violations;
}
