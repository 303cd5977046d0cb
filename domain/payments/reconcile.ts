/**
 * Compares our payments with the provider's, and mends what a lost webhook left behind: payments that are
 * not at rest here are looked at anew, and so is whatever the provider lists otherwise than we have it.
 * Looking is `settlePayment`, so that it does no harm however often, or by how many at once, it is done.
 */
import type { Listed, PaymentWork } from "../ports/mod.ts";
import { paymentMachine } from "../trade/payment_machine.ts";
import { findNoticed } from "./notice.ts";
import { isAtRest, type Payment, payments } from "./payment.ts";
import { settlePayment } from "./settle.ts";

/** Payments not at rest that one reconciliation looks at; the rest wait for the next. */
export const MAX_UNSETTLED = 5_000;
/** Pages of the provider that one reconciliation reads. */
export const MAX_PAGES = 500;
/** What changed a moment ago is being worked on: that is no difference. */
export const GRACE_MS = 2 * 60_000;
/** Looks at once: providers bound how fast they are asked. */
const AT_ONCE = 4;
const PAGE = 100;

export interface Difference {
  paymentId: string;
  /** Our status, and the dispute's if there is one, before and after. */
  was: string;
  is: string;
}

export interface Reconciliation {
  /** Payments read at the provider. */
  looked: number;
  /** What was mended. */
  differences: Difference[];
  /** The provider has payments with our mark that we do not know. */
  unknown: number;
  /** Looks that failed; the next reconciliation repeats them. */
  failed: number;
  /** False: a bound was met, or it was told to stop. */
  complete: boolean;
}

/** `since`: how far back the provider's lists are read; epoch ms. */
export async function reconcile(
  x: PaymentWork,
  since: number,
  signal?: AbortSignal,
): Promise<Reconciliation> {
  const report = { looked: 0, differences: [], unknown: 0, failed: 0, complete: true };
  const run = new Run(x, report, signal);
  await run.ours();
  await run.theirs(since);
  return report;
}

class Run {
  /** Looked at already; bounded by the bounds above. */
  readonly #seen = new Set<string>();

  constructor(
    private readonly x: PaymentWork,
    private readonly report: Reconciliation,
    private readonly signal?: AbortSignal,
  ) {}

  /** Whatever is not at rest here. */
  async ours(): Promise<void> {
    const { x, report } = this;
    let cursor: string | undefined;
    for (let read = 0; read < MAX_UNSETTLED; read += PAGE) {
      if (this.#stopped()) return;
      const page = await x.store.list(payments, "unsettled", { limit: PAGE, cursor });
      await inParallel(page.items.map((payment) => () => this.#look(payment)));
      if (!page.next) return;
      cursor = page.next;
    }
    report.complete = false;
  }

  /** Whatever the provider lists otherwise than we have it. */
  async theirs(since: number): Promise<void> {
    const { listSince } = this.x.gateway;
    if (!listSince) return;
    let cursor: string | undefined;
    for (let pages = 0; pages < MAX_PAGES; pages++) {
      if (this.#stopped()) return;
      const page = await listSince(since, cursor);
      await inParallel(page.items.map((listed) => () => this.#compare(listed)));
      if (!page.next) return;
      cursor = page.next;
    }
    this.report.complete = false;
  }

  async #compare(listed: Listed): Promise<void> {
    const { x, report } = this;
    const payment = await findNoticed(x, listed);
    if (payment) {
      if (!isInStep(payment, listed)) await this.#look(payment, listed.sessionId ?? undefined);
      return;
    }
    // Without our mark it is the account's other business.
    if (!listed.paymentId) return;
    report.unknown++;
    const about = { paymentId: listed.paymentId, state: listed.state };
    if (listed.state === "held" || listed.state === "taken") x.log.alarm("payment.unknown", about);
    else x.log.warn("payment.unknown", about);
  }

  async #look(payment: Payment, sessionId?: string): Promise<void> {
    const { x, report } = this;
    const mark = `${payment.id} ${sessionId ?? payment.sessionId}`;
    const isStray = sessionId !== undefined && sessionId !== payment.sessionId;
    const isFresh = !isStray && x.store.now() - payment.updatedAt < GRACE_MS;
    if (this.#seen.has(mark) || isFresh) return;
    this.#seen.add(mark);
    report.looked++;
    try {
      await settlePayment(x, payment.id, undefined, sessionId);
    } catch (error) {
      report.failed++;
      x.log.warn("payment.not_compared", { paymentId: payment.id, error: String(error) });
      return;
    }
    const [was, is] = [told(payment), told(await x.store.get(payments, payment.id))];
    if (was === is) return;
    const difference = { paymentId: payment.id, was, is };
    report.differences.push(difference);
    x.log.warn("payment.difference", difference);
  }

  #stopped(): boolean {
    if (!this.signal?.aborted) return false;
    this.report.complete = false;
    return true;
  }
}

/** What is not at rest is looked at in any case, from our side. */
function isInStep(payment: Payment, { sessionId, state, dispute }: Listed): boolean {
  if (dispute) return payment.dispute?.status === dispute;
  if (state === null) return payment.status === "refunding" || payment.status === "refunded";
  if (sessionId && sessionId !== payment.sessionId) return state === "gone" || state === "returned";
  return !isAtRest(payment) || paymentMachine[payment.status][state] === "nothing";
}

const told = (payment: Payment | null): string =>
  [payment?.status, payment?.dispute && `dispute ${payment.dispute.status}`].filter(Boolean)
    .join(", ");

async function inParallel(work: (() => Promise<void>)[]): Promise<void> {
  const queue = [...work];
  const one = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}
