/** The people of the claims' tests: Alice has sold, Bob was not let in, Mo decides. */
import { answerClaim, openClaim } from "#domain/claims/commands.ts";
import { type Claim, claims } from "#domain/claims/claim.ts";
import type { Verdict } from "#domain/claims/input.ts";
import { decideOnClaim } from "#domain/claims/verdict.ts";
import { moveConcert } from "#domain/concerts/corrections.ts";
import type { Order } from "#domain/orders/order.ts";
import type { Dispute } from "#domain/payments/payment.ts";
import { refreshPayment } from "#domain/payments/commands.ts";
import type { PaymentGateway } from "#domain/ports/payments.ts";
import type { SystemOptions } from "#app/options.ts";
import { must } from "../exchange.ts";
import { Money } from "../payouts/cast.ts";

export const DAY_MS = 86_400_000;
export const NOT_LET_IN = { kind: "not_let_in", text: "The code was used already." } as const;

/** A clock shortly after the concert's start. */
export async function atTheDoor(m: Money, order: Order): Promise<void> {
  m.e.clock.at = order.terms.startsAt + 60_000;
  await m.e.settle();
}

export const claimOf = async (m: Money, { id }: Pick<Order, "id">): Promise<Claim> =>
  (await m.e.x.store.get(claims, id))!;

/** Bob was not let in. */
export async function claimed(m: Money, order: Order): Promise<Claim> {
  await atTheDoor(m, order);
  return must(await openClaim(m.e.x, m.bob, order.id, NOT_LET_IN)).claim;
}

export async function answered(m: Money, order: Order): Promise<Claim> {
  await claimed(m, order);
  return must(await answerClaim(m.e.x, m.alice, order.id, "I sold it once."));
}

export const verdict = (m: Money, { id }: Pick<Order, "id">, outcome: Verdict["outcome"]) =>
  decideOnClaim(m.e.x, m.mo, id, { outcome, reason: "Both sides were heard" });

/** The concert begins at another time; the listings follow. */
export async function moved(m: Money, order: Order, startsAt: number): Promise<void> {
  const asked = { reason: "The band is late", requestId: null };
  must(await moveConcert(m.e.x, m.mo, order.concertId!, startsAt, asked));
  await m.e.settle();
}

/** A provider that reports this dispute about every payment that was captured. */
export function bank(): Pick<SystemOptions, "gateway"> & { says: Dispute["status"] | null } {
  const it = {
    says: null as Dispute["status"] | null,
    gateway: (real: PaymentGateway): PaymentGateway => ({
      ...real,
      read: async (payment) => {
        const snapshot = await real.read(payment);
        if (it.says === null || snapshot.state === "open") return snapshot;
        return { ...snapshot, dispute: { status: it.says, openedAt: payment.createdAt } };
      },
    }),
  };
  return it;
}

export async function bankSays(
  m: Money,
  it: ReturnType<typeof bank>,
  order: Order,
  says: Dispute["status"],
): Promise<void> {
  it.says = says;
  await refreshPayment(m.e.x, order.paymentId!);
  await m.e.settle();
}
