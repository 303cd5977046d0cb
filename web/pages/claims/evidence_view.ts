/** What the evidence of a claim contains. */
import { readPicture } from "#domain/claims/picture_commands.ts";
import { lettersAbout } from "#domain/mail/sent_letter.ts";
import { codeOpenings } from "#domain/orders/openings.ts";
import { listPayments } from "#domain/payments/queries.ts";
import { totalOf } from "#domain/tickets/terms.ts";
import { users } from "#domain/users/user.ts";
import { fill } from "#words/fill.ts";
import { isoTime } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
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
  const { order, claim, whereabouts: at } = around;
  const { evidence } = manner.words.claims;
  const placeOf = ({ venue, city }: typeof at) => fill(manner.words.ticket.where, { venue, city });
  const { terms } = order;
  const seats = terms.seats.map(({ seat }) =>
    seatText({ section: terms.section, row: terms.row, seat }, manner.words) ??
      manner.words.order.noPlace
  );
  const [buyer, seller] = await system.store.snapshot([
    [users, order.buyerId],
    [users, order.sellerId],
  ]);
  const [letters, opening] = await Promise.all([
    lettersAbout(system.store, order.id),
    system.store.get(codeOpenings, order.id),
  ]);
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
    made: utc(now),
    title: terms.title,
    place: placeOf(terms),
    startsAt: utc(terms.startsAt),
    now: [
      ...at.startsAt === terms.startsAt ? [] : [[evidence.startsNow, utc(at.startsAt)]],
      ...placeOf(at) === placeOf(terms) ? [] : [[evidence.placeNow, placeOf(at)]],
    ] as [string, string][],
    seats,
    buyer: buyer?.name ?? order.buyerId,
    seller: seller?.name ?? order.sellerId,
    ordered: utc(order.createdAt),
    sold: order.completedAt === null ? null : utc(order.completedAt),
    total: totalOf(terms),
    payments: payments.map((payment) => ({
      id: payment.id,
      provider: providerName(payment.provider, manner),
      charge: payment.chargeId ?? payment.paymentIntentId,
      amount: payment.amount,
      status: payment.status,
      at: utc(payment.createdAt),
      dispute: payment.dispute?.status ?? null,
    })),
    openings: terms.seats.map(({ id }, place) => {
      const found = opening?.tickets.find(({ ticketId }) => ticketId === id);
      return { seat: seats[place], opened: found ? { ...found, at: utc(found.at) } : null };
    }),
    letters: letters.map(({ id, sentAt, readerId, to, subject, text }) => ({
      id,
      at: utc(sentAt),
      to: readerId === order.buyerId ? to : null,
      subject,
      text,
    })),
    claim: {
      kind: claim.kind,
      at: utc(claim.createdAt),
      text: claim.text,
      answer: claim.answer === null
        ? null
        : { text: claim.answer, at: utc(claim.answeredAt ?? claim.updatedAt) },
      state: claimState(around, now),
      decided: claim.closedAt === null ? null : utc(claim.closedAt),
      reason: claim.reason,
      pictures,
    },
    manner,
  };
}

/** A provider that the catalogue does not know keeps its name. */
const providerName = (name: string, { words: { claims: { evidence } } }: Manner): string =>
  name === "stripe" || name === "sandbox" ? evidence.providers[name] : name;

/** "2027-05-18 18:01:00". */
const utc = (instant: number): string => isoTime(instant).slice(0, 19).replace("T", " ");
