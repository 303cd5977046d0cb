/** Checks of sellers' money at every commit, and whenever some of it moves. */
import type { Concert } from "#domain/concerts/concert.ts";
import { problemsOfPayout } from "#domain/invariants/payout_rules.ts";
import type { Order } from "#domain/orders/order.ts";
import type { Payment } from "#domain/payments/payment.ts";
import { type Payout, type PayoutStatus, transferOf } from "#domain/payouts/payout.ts";
import type { Commit, KvModel } from "../kv/kv_model.ts";
import { netEach } from "../people/fees.ts";

const DAY_MS = 86_400_000;

/** The allowed next statuses of each status. */
const NEXT: Record<PayoutStatus, readonly PayoutStatus[]> = {
  held: ["sending", "sent", "cancelled", "reversing"],
  sending: ["sent", "held", "reversing", "cancelled"],
  sent: ["reversing"],
  // Of a dispute that was lost in part, the rest stays sent.
  reversing: ["reversed", "owed", "sent"],
  // And what is owed of such a part was paid in another way.
  owed: ["reversed", "sent"],
  // What the seller has of earlier transfers.
  reversed: ["reversing"],
  cancelled: ["reversing"],
};

/** What an order's seller gets; cents. */
const dueTo = ({ ticketIds, terms }: Order): number =>
  netEach(terms.price.amount) * ticketIds.length;

export class PayoutWatch {
  readonly statuses = new Map<string, PayoutStatus>();
  /** How often a seller came to owe something. */
  debts = 0;
  /** What the provider has transferred and taken back for each order. */
  readonly #moved = new Map<string, { transferred: number; reversed: number }>();

  constructor(
    readonly model: KvModel,
    readonly rules: { payoutDelaySeconds: number },
    readonly wrong: (what: string) => void,
  ) {}

  /** Before the commit is applied. */
  commit({ mutations }: Commit): void {
    for (const { type, key, value } of mutations) {
      if (key.length !== 2 || type !== "set") continue;
      if (key[0] === "payout") {
        const before = this.model.get(key).value as Payout | null;
        this.#status(before, value as Payout, mutations);
        this.#rules(value as Payout, mutations);
      }
      if (key[0] === "order") this.#complete(key[1] as string, value as Order, mutations);
    }
  }

  #status(before: Payout | null, after: Payout, mutations: Commit["mutations"]): void {
    this.statuses.set(after.id, after.status);
    if (!before || before.status === after.status) return;
    if (after.status === "owed") this.debts++;
    // What a bank has given back after all is sent again.
    const isAgain = after.status === "held" && this.#bankGaveBack(after, mutations);
    if (!isAgain && !NEXT[before.status].includes(after.status)) {
      this.wrong(`payout ${after.id} was ${before.status} and is made ${after.status}`);
    }
    const called = before.status === "held" && after.status === "sending";
    const netted = before.status === "held" && after.status === "sent";
    if (called || netted) this.#due(after);
  }

  #bankGaveBack({ paymentId }: Payout, mutations: Commit["mutations"]): boolean {
    const written = mutations.find(({ type, key }) =>
      type === "set" && key.length === 2 && key[0] === "payment" && key[1] === paymentId
    );
    const payment = (written?.value ?? this.model.get(["payment", paymentId]).value) as Payment;
    return payment.known.disputes.some(({ reinstated }) => reinstated > 0);
  }

  /** What is always true of a payout, its order and the books is true of what the commit leaves. */
  #rules(payout: Payout, mutations: Commit["mutations"]): void {
    const left = <T>(entity: string, id: string): T | null => {
      const [written] = mutations.filter(({ type, key }) =>
        type === "set" && key.length === 2 && key[0] === entity && key[1] === id
      );
      return (written?.value ?? this.model.get([entity, id]).value) as T | null;
    };
    const [order, payment] = [
      left<Order>("order", payout.id),
      left<Payment>("payment", payout.paymentId),
    ];
    for (const { rule, detail } of problemsOfPayout(payout, order, payment)) {
      this.wrong(`${rule} at ${payout.id}: ${detail}`);
    }
  }

  /** Nothing is sent before it is due, with a block, or after the sale was undone. */
  #due({ id, concertId, startsAt, blocks }: Payout): void {
    if (blocks.length > 0) this.wrong(`payout ${id} is sent although ${blocks} block it`);
    const order = this.model.get(["order", id]).value as Order | null;
    if (order?.status !== "complete") {
      this.wrong(`payout ${id} of a ${order?.status} order is sent`);
    }
    const payment = this.model.get(["payment", order?.paymentId ?? ""]).value as Payment | null;
    if (payment?.dispute?.status === "open") {
      this.wrong(`payout ${id} is sent while the buyer's bank decides`);
    }
    let concert = this.model.get(["concert", concertId ?? ""]).value as Concert | null;
    let movedAt = concert?.movedAt ?? -Infinity;
    while (concert?.mergedInto) {
      concert = this.model.get(["concert", concert.mergedInto]).value as Concert | null;
      movedAt = Math.max(movedAt, concert?.movedAt ?? -Infinity);
    }
    if (concert?.status === "cancelled") this.wrong(`payout ${id} of a cancelled concert is sent`);
    const begins = (concert?.startsAt ?? startsAt) + this.rules.payoutDelaySeconds * 1_000;
    const due = Math.max(begins, movedAt + 7 * DAY_MS);
    if (this.model.now() < due) {
      this.wrong(`payout ${id} is sent ${due - this.model.now()} ms before it is due`);
    }
  }

  /** An order completes with its payout, and is refunded with it. */
  #complete(id: string, order: Order, mutations: Commit["mutations"]): void {
    const { status } = order;
    const was = (this.model.get(["order", id]).value as Order | null)?.status;
    const written = mutations.find(({ type, key }) =>
      type === "set" && key.length === 2 && key[0] === "payout" && key[1] === id
    )?.value as Payout | undefined;
    if (status === "complete" && was !== "complete") {
      // Their bank may have taken a part of it already.
      const isWhole = written?.taken === 0;
      if (!written || isWhole && written.amount !== dueTo(order)) {
        this.wrong(`order ${id} completes with a payout of ${written?.amount}`);
      }
    }
    if (status !== "refunded" || was === "refunded") return;
    const now = written ?? this.model.get(["payout", id]).value as Payout | null;
    if (now && (now.status === "held" || now.status === "sent")) {
      this.wrong(`order ${id} is refunded, and its payout stays ${now.status}`);
    }
  }

  /** Called before the provider moves money. */
  money(verb: "transfer" | "reverse", { id }: Payout, amount: number): void {
    const moved = this.#moved.get(id) ?? { transferred: 0, reversed: 0 };
    const payout = this.model.get(["payout", id]).value as Payout;
    const order = this.model.get(["order", id]).value as Order;
    const should = verb === "transfer" ? "sending" : "reversing";
    if (payout.status !== should) {
      this.wrong(`the provider is asked to ${verb} payout ${id}, which is ${payout.status}`);
    }
    if (verb === "transfer") {
      moved.transferred += amount;
      if (amount !== transferOf(payout)) {
        this.wrong(`${amount} are transferred for payout ${id}, not ${transferOf(payout)}`);
      }
    } else moved.reversed += amount;
    this.#moved.set(id, moved);
    if (moved.transferred - moved.reversed > dueTo(order)) {
      this.wrong(`payout ${id} is transferred twice`);
    }
    if (moved.reversed > moved.transferred) this.wrong(`payout ${id} is taken back twice`);
  }
}
