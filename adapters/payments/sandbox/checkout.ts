/** The actions of the sandbox's payment page: the buyer pays with a test card, or goes back. */
import { says } from "#words/problems.ts";
import { emit } from "#domain/events.ts";
import { payments } from "#domain/payments/payment.ts";
import type { SandboxCheckout } from "#domain/ports/sandbox.ts";
import { ok, refuse, type Result } from "#domain/result.ts";
import { idSchema } from "#domain/stored.ts";
import type { Store } from "#store/types.ts";
import { isOpen, openedBy, paymentIn, type SandboxSession, sandboxSessions } from "./session.ts";

/** The delay after which the slow card's authorisation becomes visible. */
export const SLOW_MS = 5_000;

/** The accepted card numbers, and their effect. */
const testCards = {
  "4242424242424242": "pays",
  "4000000000000002": "declined",
  "4000000000000259": "pays slowly",
} as const;

export function sandboxCheckout(store: Store): SandboxCheckout {
  /** As its payment has opened it. */
  const findOpened = async (id: string) => {
    const paymentId = paymentIn(id);
    return paymentId ? openedBy(await store.get(payments, paymentId), id) : null;
  };
  const findSession = async (id: string) =>
    idSchema.safeParse(id).success
      ? await store.get(sandboxSessions, id) ?? await findOpened(id)
      : null;

  return {
    findSession,

    async pay(id, card) {
      if (!idSchema.safeParse(id).success) return refuse("not_found");
      const effect = effectOf(card);
      const ids = { paymentIntentId: `pi_${store.newId()}`, chargeId: `ch_${store.newId()}` };
      const opened = await findOpened(id);
      return await store.transact(async (tx): Promise<Result<{ orderId: string }>> => {
        const stored = await tx.get(sandboxSessions, id);
        const session = stored ?? opened;
        if (!session) return refuse("not_found");
        if (!isOpen(session)) return closed(session);
        if (effect === "unknown") return notATestCard();
        if (effect === "declined") return refuse("card_declined");
        const visibleAt = effect === "pays slowly" ? tx.now + SLOW_MS : tx.now;
        const paid = {
          ...ids,
          state: "authorized" as const,
          authorizedAt: Math.floor(tx.now / 1000) * 1000,
          visibleAt,
        };
        if (stored) tx.put(sandboxSessions, { ...stored, ...paid });
        else tx.create(sandboxSessions, { ...session, ...paid });
        // In the same commit, so that no authorisation goes unnoticed.
        emit(tx, {
          name: "payment:noticed",
          payload: { paymentId: session.paymentId },
          ...(effect === "pays slowly" ? { dueAt: visibleAt } : {}),
        });
        return ok({ orderId: session.orderId });
      });
    },

    async abandon(id) {
      const session = await findSession(id);
      return session ? ok({ orderId: session.orderId }) : refuse("not_found");
    },
  };
}

function effectOf(card: string) {
  const number = card.slice(0, 64).replaceAll(/[\s-]/g, "");
  return Object.hasOwn(testCards, number)
    ? testCards[number as keyof typeof testCards]
    : "unknown" as const;
}

const notATestCard = () =>
  refuse("invalid", { errors: [{ path: "card", message: says("not_a_test_card") }] });

function closed(session: SandboxSession) {
  return session.state === "expired"
    ? refuse("order_lapsed", { orderId: session.orderId })
    : refuse("order_not_payable", { orderId: session.orderId });
}
