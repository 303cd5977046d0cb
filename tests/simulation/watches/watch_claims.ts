/** Checks of buyers' claims at every commit; says so itself, without the code under test. */
import type { Claim } from "#domain/claims/claim.ts";
import type { Order } from "#domain/orders/order.ts";
import type { Payment } from "#domain/payments/payment.ts";
import type { Payout } from "#domain/payouts/payout.ts";
import type { Commit, KvModel } from "../kv/kv_model.ts";

const ANSWER_MS = 48 * 3_600_000;

const isOpen = ({ status }: Claim): boolean => status === "open" || status === "answered";

/** Before the commit is applied. */
export function watchClaims(
  { mutations }: Commit,
  model: KvModel,
  wrong: (what: string) => void,
): void {
  /** A value as it is after the commit. */
  const after = <T>(entity: string, id: string): T | null => {
    const written = mutations.find(({ type, key }) =>
      type === "set" && key.length === 2 && key[0] === entity && key[1] === id
    );
    return (written ? written.value : model.get([entity, id]).value) as T | null;
  };
  for (const { key, value } of mutations) {
    if (key.length !== 2 || key[0] !== "payment" || !value) continue;
    const { orderId, dispute, id } = value as Payment;
    const claim = after<Claim>("claim", orderId);
    const isOwn = after<Order>("order", orderId)?.paymentId === id;
    if (isOwn && claim && isOpen(claim) && dispute?.status === "lost") {
      wrong(`the bank has paid the buyer of ${orderId}, and the claim is still open`);
    }
  }
  const touched = mutations.filter(({ key }) =>
    key.length === 2 && (key[0] === "claim" || key[0] === "payout")
  );
  for (const id of new Set(touched.map(({ key }) => key[1] as string))) {
    const claim = after<Claim>("claim", id);
    if (!claim) continue;
    const payout = after<Payout>("payout", id);
    const blocked = payout?.blocks.includes("claim") ?? false;
    const ended = payout?.status === "cancelled" || payout?.status === "reversed";
    if (payout && !ended && isOpen(claim) && !blocked) {
      wrong(`claim ${id} is open, and its payout is not blocked`);
    }
    if (payout && !isOpen(claim) && blocked) {
      wrong(`claim ${id} has ended, and its payout is still blocked`);
    }
    const before = model.get(["claim", id]).value as Claim | null;
    if (before && isOpen(before) && claim.closedBy === "moderator") {
      decided(before, claim, after<Order>("order", id), model, wrong);
    }
  }
}

function decided(
  before: Claim,
  { id, status }: Claim,
  order: Order | null,
  model: KvModel,
  wrong: (what: string) => void,
): void {
  const payment = model.get(["payment", order?.paymentId ?? ""]).value as Payment | null;
  if (payment?.dispute?.status === "open") {
    wrong(`claim ${id} is ${status} while the bank decides`);
  }
  if (status !== "upheld") return;
  if (order?.status !== "refunded") {
    wrong(`claim ${id} is upheld, and its order is ${order?.status}`);
  }
  if (before.answer === null && model.now() < before.createdAt + ANSWER_MS) {
    wrong(`claim ${id} is upheld without an answer, too early`);
  }
}
