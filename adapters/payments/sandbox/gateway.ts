/**
 * The sandbox's payment gateway, on sessions in our own database. Each call is one commit of one row, and the
 * payment itself opens its checkout. A session's id is derived from payment and attempt, so no index is needed, and
 * contains a keyed digest, so that nobody can guess the URL of somebody else's checkout.
 */
import { GatewayRefused, type PaymentGateway } from "#domain/ports/payments.ts";
import { highestAmount, sameMoney } from "#domain/money.ts";
import type { Payment } from "#domain/payments/payment.ts";
import type { Secrets } from "#domain/ports/secrets.ts";
import type { Store } from "#store/types.ts";
import { unlessBusy } from "../../common/unless_busy.ts";
import {
  hasLostHold,
  openedBy,
  openSession,
  type SandboxSession,
  sandboxSessions,
  sessionId,
  snapshotOf,
} from "./session.ts";

export interface SandboxOptions {
  store: Store;
  secrets: Pick<Secrets, "digest">;
  settings: { origin: string };
}

type State = SandboxSession["state"];

export function sandboxGateway({ store, secrets, settings }: SandboxOptions): PaymentGateway {
  const sessionIdOf = async (paymentId: string, attempt: number) => {
    const mac = await secrets.digest(`${paymentId}:${attempt}`, "sandbox_session");
    return sessionId(paymentId, mac);
  };

  const urlOf = (id: string) => `${settings.origin}/sandbox/checkout/${id}`;

  const locate = async (payment: Payment) =>
    payment.sessionId ?? await sessionIdOf(payment.id, payment.attempt);

  /** Moves the session to a state; does nothing in a state of `already`. Throws `GatewayRefused`. */
  async function move(
    payment: Payment,
    verb: string,
    from: State,
    to: State,
    already: readonly State[],
  ): Promise<void> {
    const id = await locate(payment);
    await unlessBusy(store.transact(async (tx) => {
      const session = await tx.get(sandboxSessions, id);
      const state = session && hasLostHold(session, tx.now) ? "cancelled" : session?.state;
      if (state !== undefined && already.includes(state)) return;
      if (!session || state !== from) {
        throw new GatewayRefused(`Cannot ${verb} a payment that is ${state ?? "not there"}`);
      }
      tx.put(sandboxSessions, { ...session, state: to });
    }));
  }

  return {
    name: "sandbox",
    formOrigins: [],
    prices: (currency) => ({ minimum: 1, maximum: highestAmount(currency), step: 1 }),
    readNotice: null,
    listSince: null,

    async checkoutOf({ id: paymentId, attempt }) {
      const id = await sessionIdOf(paymentId, attempt);
      return { sessionId: id, url: urlOf(id) };
    },

    async openCheckout(request) {
      const id = await sessionIdOf(request.paymentId, request.attempt);
      await unlessBusy(store.transact(async (tx) => {
        const session = await tx.get(sandboxSessions, id);
        if (!session) tx.create(sandboxSessions, { id, ...openSession(request) });
        else if (!sameMoney(session.amount, request.amount)) {
          throw new GatewayRefused("The same checkout was opened with another amount");
        }
      }));
      return { sessionId: id, url: urlOf(id) };
    },

    async read(payment) {
      const id = await locate(payment);
      const session = await store.get(sandboxSessions, id) ?? openedBy(payment, id);
      return snapshotOf(session, store.now());
    },

    async expireCheckout(payment) {
      const id = await locate(payment);
      await unlessBusy(store.transact(async (tx) => {
        const session = await tx.get(sandboxSessions, id);
        const opened = session ? null : openedBy(payment, id);
        if (session?.state === "open") tx.put(sandboxSessions, { ...session, state: "expired" });
        else if (opened) tx.create(sandboxSessions, { ...opened, state: "expired" });
      }));
    },

    capture: (payment) =>
      move(payment, "capture", "authorized", "captured", ["captured", "refunded"]),
    cancel: (payment) =>
      move(payment, "cancel", "authorized", "cancelled", ["cancelled", "expired"]),
    refund: (payment) => move(payment, "refund", "captured", "refunded", ["refunded"]),
  };
}
