/**
 * Compares our payments with the provider's and repairs the effects of lost webhooks: reads again all
 * unsettled payments, those with an open dispute, all that the provider lists with another state, and those whose
 * entries in the account the books may not know. It calls `settlePayment`, which is safe to repeat and to run
 * concurrently.
 */
import type { AccountEntry, Listed } from "../ports/payments.ts";
import type { PaymentWork } from "../ports/services.ts";
import { paymentMachine } from "../trade/payment_machine.ts";
import { findNoticed } from "./notice.ts";
import { isSettled, type Payment, payments } from "./payment.ts";
import { lookAtReversal, postEntry } from "./reconcile_account.ts";
import { settlePayment } from "./settle.ts";

/** Unsettled payments that one reconciliation reads; the rest wait for the next one. */
const MAX_UNSETTLED = 5_000;
/** Payments with an open dispute that one reconciliation reads, those whose dispute opened first. */
const MAX_DISPUTED = 1_000;
/** Pages of the provider's list that one reconciliation reads. */
const MAX_PAGES = 500;
/** A payment that changed this recently may still be in progress and is skipped. */
const GRACE_MS = 2 * 60_000;
/** Parallel reads: providers have rate limits. */
const AT_ONCE = 4;
const PAGE = 100;

interface Difference {
  paymentId: string;
  /** Our status and that of a dispute, before and after. */
  was: string;
  is: string;
}

export interface Reconciliation {
  /** Payments read at the provider. */
  looked: number;
  /** The differences that were repaired. */
  differences: Difference[];
  /** Payments with our metadata at the provider that we do not know. */
  unknown: number;
  /** Reads that failed; the next reconciliation repeats them. */
  failed: number;
  /** False: a limit was reached, or the signal aborted. */
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
  await run.disputed();
  await run.theirs(since);
  await run.account(since);
  return report;
}

interface Page {
  items: Payment[];
  next?: string;
}

class Run {
  /** Payments read in this run; limited by the constants above. */
  readonly #seen = new Set<string>();

  constructor(
    private readonly x: PaymentWork,
    private readonly report: Reconciliation,
    private readonly signal?: AbortSignal,
  ) {}

  /** Reads our unsettled payments. */
  async ours(): Promise<void> {
    await this.#lookAtAll(MAX_UNSETTLED, (page) => this.x.store.list(payments, "unsettled", page));
  }

  /** Reads payments with an open dispute: the provider's list has it only by the day on which it opened. */
  async disputed(): Promise<void> {
    const prefix = ["open"];
    await this.#lookAtAll(
      MAX_DISPUTED,
      (page) => this.x.store.list(payments, "disputed", { prefix, ...page }),
    );
  }

  async #lookAtAll(
    most: number,
    list: (page: { limit: number; cursor?: string }) => Promise<Page>,
  ): Promise<void> {
    let cursor: string | undefined;
    for (let read = 0; read < most; read += PAGE) {
      if (this.#stopped()) return;
      const page = await list({ limit: PAGE, cursor });
      await inParallel(page.items.map((payment) => () => this.#look(payment)));
      if (!page.next) return;
      cursor = page.next;
    }
    this.report.complete = false;
  }

  /** Reads the payments that the provider lists with another state. */
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

  /** Posts what the provider's account shows and the books do not know. */
  async account(since: number): Promise<void> {
    const { gateway } = this.x;
    if (!gateway.listAccount) return;
    let cursor: string | undefined;
    for (let pages = 0; pages < MAX_PAGES; pages++) {
      if (this.#stopped()) return;
      const page = await gateway.listAccount(since, cursor);
      await inParallel(page.items.map((entry) => () => this.#book(entry)));
      if (!page.next) return;
      cursor = page.next;
    }
    this.report.complete = false;
  }

  async #book(entry: AccountEntry): Promise<void> {
    if (await lookAtReversal(this.x, entry)) return;
    const payment = entry.about && await findNoticed(this.x, entry.about);
    if (!payment) await postEntry(this.x, entry);
    else if (!isInBooks(payment, entry)) await this.#look(payment);
  }

  async #compare(listed: Listed): Promise<void> {
    const { x, report } = this;
    const payment = await findNoticed(x, listed);
    if (payment) {
      if (!isInStep(payment, listed)) await this.#look(payment, listed.sessionId ?? undefined);
      return;
    }
    // Without our metadata the payment does not belong to this exchange.
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
    let settled: Payment | null;
    try {
      settled = await settlePayment(x, payment.id, undefined, sessionId);
    } catch (error) {
      report.failed++;
      x.log.warn("payment.not_compared", { paymentId: payment.id, error: String(error) });
      return;
    }
    const [was, is] = [describe(payment), describe(settled)];
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

/** Unsettled payments count as equal here, because `ours` reads them anyway. */
function isInStep(payment: Payment, { sessionId, state, dispute }: Listed): boolean {
  if (dispute) return payment.dispute?.status === dispute;
  if (state === null) return payment.status === "refunding" || payment.status === "refunded";
  if (sessionId && sessionId !== payment.sessionId) return state === "gone" || state === "returned";
  return !isSettled(payment) || paymentMachine[payment.status][state] === "nothing";
}

/** Whether it says no more than the payment does; a dispute or a refund in part may be news each time it is seen. */
function isInBooks({ known, status, amount }: Payment, { fee, net }: AccountEntry): boolean {
  if (fee !== null) return known.fee === null || known.fee === fee;
  const isRefunded = status === "refunding" || status === "refunded";
  return isRefunded && net === -amount.amount && known.disputes.length === 0;
}

const describe = (payment: Payment | null): string =>
  [payment?.status, payment?.dispute && `dispute ${payment.dispute.status}`].filter(Boolean)
    .join(", ");

async function inParallel(work: (() => Promise<void>)[]): Promise<void> {
  const queue = [...work];
  const one = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}
