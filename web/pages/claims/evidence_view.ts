/** What the evidence of a claim contains. */
import { readPicture } from "#domain/claims/picture_commands.ts";
import { boughtLetter } from "#domain/mail/buyer_letters.ts";
import { mailOf } from "#domain/mail/post.ts";
import { listPayments } from "#domain/payments/queries.ts";
import { totalOf } from "#domain/tickets/terms.ts";
import { users } from "#domain/users/user.ts";
import { fill } from "#words/fill.ts";
import { isoTime } from "#words/format.ts";
import { seatText } from "#words/place.ts";
import { unwrap } from "../../answer/refused.ts";
import type { Ctx } from "../../request/state.ts";
import type { claimCase } from "./case_view.ts";
import { claimState } from "./claim_view.ts";
import type { EvidenceView } from "./Evidence.tsx";

export async function evidenceView(
  { state: { system, manner, now } }: Pick<Ctx, "state">,
  moderatorId: string,
  around: Awaited<ReturnType<typeof claimCase>>,
): Promise<EvidenceView> {
  const { order, claim } = around;
  const { terms } = order;
  const [buyer, seller] = await system.store.snapshot([
    [users, order.buyerId],
    [users, order.sellerId],
  ]);
  const letter = buyer &&
    mailOf("bought", buyer.email, boughtLetter(order, buyer, system.settings));
  const payments = unwrap(await listPayments(system, moderatorId, order.id));
  const pictures: string[] = [];
  for (const { id, listed } of claim.pictures) {
    const found = listed ? await readPicture(system, moderatorId, claim.id, id) : null;
    if (!found?.ok) continue;
    const { picture, bytes } = found.value;
    pictures.push(`data:${picture.type};base64,${bytes.toBase64()}`);
  }
  return {
    orderId: order.id,
    made: isoTime(now),
    title: terms.title,
    place: fill(manner.words.ticket.where, { venue: terms.venue, city: terms.city }),
    startsAt: isoTime(terms.startsAt),
    seats: terms.seats.map(({ seat }) =>
      seatText({ section: terms.section, row: terms.row, seat }, manner.words) ??
        manner.words.order.noPlace
    ),
    buyer: buyer?.name ?? order.buyerId,
    seller: seller?.name ?? order.sellerId,
    ordered: isoTime(order.createdAt),
    sold: order.completedAt === null ? null : isoTime(order.completedAt),
    total: totalOf(terms),
    payments: payments.map((payment) => ({
      id: payment.id,
      provider: payment.provider,
      charge: payment.chargeId ?? payment.paymentIntentId ?? "–",
      amount: payment.amount,
      status: payment.status,
      at: isoTime(payment.createdAt),
      dispute: payment.dispute?.status ?? null,
    })),
    letter: { subject: letter?.subject ?? "", text: letter?.text ?? "" },
    claim: {
      kind: claim.kind,
      at: isoTime(claim.createdAt),
      text: claim.text,
      answer: claim.answer === null
        ? null
        : { text: claim.answer, at: isoTime(claim.answeredAt ?? claim.updatedAt) },
      state: claimState(around, now),
      decided: claim.closedAt === null ? null : isoTime(claim.closedAt),
      reason: claim.reason,
      pictures,
    },
    manner,
  };
}
