/** One of each letter that the exchange sends, for tests. */
import {
  debtRecoveredLetter,
  emailAskedLetter,
  emailChangedLetter,
  passwordChangedLetter,
  payoutFailedLetter,
  recoveryLetter,
  webhookDisabledLetter,
} from "#domain/mail/account_letters.ts";
import {
  boughtLetter,
  captureFailedLetter,
  nothingChargedLetter,
  refundedLetter,
} from "#domain/mail/buyer_letters.ts";
import {
  claimAnsweredLetter,
  claimDecidedLetter,
  claimMadeLetter,
  claimOpenedLetter,
} from "#domain/mail/claim_letters.ts";
import type { Claim } from "#domain/claims/claim.ts";
import {
  concertRefundLetter,
  concertSaleUndoneLetter,
  holdEndedLetter,
  listingCancelledLetter,
  listingMovedLetter,
  orderMovedLetter,
} from "#domain/mail/concert_letters.ts";
import type { Letter } from "#domain/mail/letter.ts";
import {
  chargedLetter,
  lostLetter,
  owedLetter,
  paidLetter,
  payoutBlockedLetter,
  payoutWaitingLetter,
  setUpPayoutsLetter,
  takenBackLetter,
} from "#domain/mail/payout_letters.ts";
import { blockKinds, type Payout } from "#domain/payouts/payout.ts";
import {
  reportClosedLetter,
  reviewedLetter,
  stoppedLetter,
} from "#domain/mail/moderation_letters.ts";
import { sellerOfStoppedLetter, soldLetter } from "#domain/mail/seller_letters.ts";
import type { RefusalReason } from "#domain/payments/payment.ts";
import { concertPartOf, type ShownTerms, shownTerms } from "#domain/tickets/terms.ts";
import type { Fees } from "#domain/trade/fees.ts";
import type { Language } from "#words/languages.ts";
import { CONCERT, orderOf, paymentOf, payoutWith, T0, ticketAs } from "./cast.ts";

const usual = {
  origin: "https://tickets.example",
  locale: "en",
  timeZone: "Europe/Paris",
  payoutDelaySeconds: 259_200,
};
const LINK = `01ABC.1.${"x".repeat(43)}`;
const stored = { createdAt: T0, updatedAt: T0, version: 1 };

export function lettersOf(
  name = "Bob",
  { seat = "12", ...over }: Partial<ShownTerms & Fees> = {},
  reason = "The seat is not in this hall.",
  { locale, language, payoutDelaySeconds }: {
    locale?: string;
    language?: Language;
    payoutDelaySeconds?: number;
  } = {},
): Record<string, Letter> {
  const look = {
    ...usual,
    locale: locale ?? usual.locale,
    payoutDelaySeconds: payoutDelaySeconds ?? usual.payoutDelaySeconds,
  };
  const reader = { id: "reader", email: "reader@example.org", name, language, ...stored };
  const ticket = { ...ticketAs({ section: "A", row: "3", seat, ...over }), count: 1 };
  const two = { ...ticket, seat: "12, 13", count: 2 };
  const order = orderOf({
    terms: {
      ...orderOf().terms,
      section: "A",
      row: "3",
      seats: [{ id: "ticket", seat, codeHash: "hash" }],
      ...over,
    },
  });
  /** The same for two tickets. */
  const pair = orderOf({
    ticketIds: ["ticket", "ticket-2"],
    terms: {
      ...order.terms,
      seats: [...order.terms.seats, { id: "ticket-2", seat: "13", codeHash: "hash2" }],
    },
  });
  const claim: Claim = {
    id: "order",
    ...stored,
    buyerId: "bob",
    sellerId: "alice",
    kind: "not_let_in",
    text: reason,
    status: "answered",
    answer: reason,
    answeredAt: T0,
    closedAt: null,
    closedBy: null,
    reason: null,
    pictures: [],
  };
  const byBank = { status: "upheld", closedBy: "dispute", reason: null } as const;
  const decidedClaims = (role: "buyer" | "seller", statuses: readonly Claim["status"][]) =>
    Object.fromEntries(statuses.map((status) => {
      const closedBy = status === "withdrawn" ? "buyer" as const : "moderator" as const;
      const decided = { status, closedBy, reason: closedBy === "buyer" ? null : reason };
      const letter = claimDecidedLetter(order, decided, reader, role, look)!;
      return [`claim_${role}_${status}`, letter];
    }));
  const voided = (reason: RefusalReason) => paymentOf({ status: "voiding", reason });
  const concert = {
    ...concertPartOf(shownTerms(order.terms)),
    startsAt: order.terms.startsAt + 3_600_000,
  };
  const [cancelled, moved] = [
    { cancelled: true, reason, concert },
    { cancelled: false, reason, concert },
  ];
  const returned = paymentOf({ status: "refunding", reason: "other_payment" });
  const endpoint = {
    id: "endpoint",
    userId: "reader",
    url: "https://hooks.example/tickets?key=secret",
    kinds: [],
    secret: "sealed",
    former: null,
    failingSince: T0,
    disabledAt: T0,
    ...stored,
  };
  const change = {
    from: "reader@example.org",
    to: `${"long".repeat(15)}@example.net`,
    yes: { old: false, new: false },
    taken: false,
  };
  const saleWith = (over: Partial<Payout> = {}) => ({
    order,
    payout: payoutWith(over),
    seller: reader,
  });
  const named = <const N extends string>(
    kind: string,
    names: readonly N[],
    of: (name: N) => Letter,
  ) => Object.fromEntries(names.map((name) => [`${kind} ${name}`, of(name)]));
  const takenBy = ["refunded", "dispute_lost", "charged"] as const;
  return {
    ...named(
      "set up payouts",
      ["none", "pending", "restricted", "closed"],
      (status) => setUpPayoutsLetter(saleWith(), status, look),
    ),
    ...named(
      "waiting",
      ["none", "pending", "restricted", "closed"],
      (status) => payoutWaitingLetter(saleWith(), status, look),
    ),
    paid: paidLetter(saleWith({ status: "sent" }), "3000", look),
    paidLess: paidLetter(saleWith({ status: "sent", withheld: 1000 }), null, look),
    paidDebt: paidLetter(saleWith({ status: "sent", withheld: 4500 }), "3000", look),
    paidByHand: paidLetter(saleWith({ status: "sent", reason: "by_hand" }), "3000", look),
    ...named(
      "blocked",
      blockKinds.filter((kind) => kind !== "claim"),
      (why) => payoutBlockedLetter(saleWith(), why, look),
    ),
    questioned: payoutBlockedLetter(saleWith({ status: "sent" }), "dispute", look),
    ...named(
      "taken back",
      takenBy,
      (why) => takenBackLetter(saleWith({ status: "reversed", reversed: 4500, reason: why }), look),
    ),
    takenBackPart: takenBackLetter(
      saleWith({ status: "sent", reversed: 1000, reason: "dispute_lost" }),
      look,
    ),
    takenBackOutside: takenBackLetter(saleWith({ status: "reversed", reversed: 4500 }), look),
    ...named(
      "owed",
      takenBy,
      (why) => owedLetter(saleWith({ status: "owed", owed: 4500, reason: why }), 4500, look),
    ),
    ...named(
      "owed after",
      takenBy,
      (why) =>
        owedLetter(
          saleWith({
            status: "owed",
            owed: 4500,
            history: [
              { at: T0, what: "reversing", amount: 4500, why },
              { at: T0, what: "owed", amount: 4500, why },
            ],
          }),
          4500,
          look,
        ),
    ),
    owedInAll: owedLetter(
      saleWith({
        status: "owed",
        owed: 4500,
        history: [
          { at: T0, what: "owed", amount: 4000, why: "dispute_lost" },
          { at: T0, what: "owed", amount: 500, why: "charged" },
        ],
      }),
      4500,
      look,
    ),
    repaid: takenBackLetter(saleWith({ status: "reversed", owed: 4500, reason: "refunded" }), look),
    charged: chargedLetter(
      saleWith({ history: [{ at: T0, what: "less", amount: 1000, why: "charged" }] }),
      look,
    ),
    lost: lostLetter(saleWith({ status: "cancelled", reason: "dispute_lost" }), look),
    bought: boughtLetter(order, reader, look),
    boughtTwo: boughtLetter(pair, reader, look),
    sold: soldLetter(order, reader, look, 0),
    soldOwing: soldLetter(order, reader, look, 1750),
    soldTwo: soldLetter(pair, reader, look, 0),
    nothingCharged: nothingChargedLetter(order, voided("late"), reader, look),
    otherAmount: nothingChargedLetter(order, voided("amount_differs"), reader, look),
    concertBegan: nothingChargedLetter(order, voided("concert_began"), reader, look),
    concertCancelled: nothingChargedLetter(order, voided("concert_cancelled"), reader, look),
    concertMoved: nothingChargedLetter(order, voided("concert_moved"), reader, look),
    orderEnded: nothingChargedLetter(order, voided("order_ended"), reader, look),
    moneyBack: nothingChargedLetter(order, returned, reader, look),
    captureFailed: captureFailedLetter(order, reader, look),
    refunded: refundedLetter(order, reader, reason, look),
    refundedTwo: refundedLetter(pair, reader, reason, look),
    refundedByTheBank: refundedLetter(order, reader, null, look),
    listed: reviewedLetter(ticket, reader, { action: "approve", reason: null }, look),
    listedTwo: reviewedLetter(two, reader, { action: "approve", reason: null }, look),
    rejectedTwo: reviewedLetter(two, reader, { action: "reject", reason }, look),
    takenDownTwo: reviewedLetter(two, reader, { action: "withdraw", reason }, look),
    listingCancelledTwo: listingCancelledLetter(two, reader, reason, look),
    captureFailedTwo: captureFailedLetter(pair, reader, look),
    takenDown: reviewedLetter(ticket, reader, { action: "withdraw", reason }, look),
    stopped: stoppedLetter(order, reader, { action: "cancel", reason }, look),
    stoppedWithListing: stoppedLetter(order, reader, { action: "reject", reason }, look),
    freed: sellerOfStoppedLetter(order, reader, { action: "cancel", reason }, look),
    reportDismissed: reportClosedLetter(ticket, reader, { action: "dismiss" }, look),
    reportActed: reportClosedLetter(ticket, reader, { action: "reject" }, look),
    undone: sellerOfStoppedLetter(order, reader, { action: "refund", reason }, look),
    freedTwo: sellerOfStoppedLetter(pair, reader, { action: "cancel", reason }, look),
    undoneTwo: sellerOfStoppedLetter(pair, reader, { action: "refund", reason }, look),
    claimOpened: claimOpenedLetter(order, claim, reader, look),
    claimMade: claimMadeLetter(order, claim, reader, look),
    claimReminder: claimOpenedLetter(order, claim, reader, look, { again: true }),
    claimOpenedNever: claimOpenedLetter(order, { ...claim, kind: "never_came" }, reader, look),
    claimOpenedOther: claimOpenedLetter(
      order,
      { ...claim, kind: "not_as_described" },
      reader,
      look,
    ),
    claimAnswered: claimAnsweredLetter(order, claim, reader, look),
    ...decidedClaims("buyer", ["upheld", "rejected"]),
    ...decidedClaims("seller", ["upheld", "rejected", "withdrawn"]),
    claimBuyerDispute: claimDecidedLetter(order, byBank, reader, "buyer", look)!,
    claimSellerDispute: claimDecidedLetter(order, byBank, reader, "seller", look)!,
    holdOfCancelled: holdEndedLetter(order, reader, cancelled, look),
    holdOfMoved: holdEndedLetter(order, reader, moved, look),
    refundOfCancelled: concertRefundLetter(order, reader, cancelled, look),
    givenBack: concertRefundLetter(order, reader, moved, look),
    saleOfCancelled: concertSaleUndoneLetter(order, reader, cancelled, look),
    saleGivenBack: concertSaleUndoneLetter(order, reader, moved, look),
    listingCancelled: listingCancelledLetter(ticket, reader, reason, look),
    orderMoved: orderMovedLetter(
      order,
      { ...ticket, startsAt: CONCERT + 86_400_000 },
      reader,
      { reason, until: T0 },
      look,
    ),
    orderMovedBack: orderMovedLetter(order, ticket, reader, { reason, until: null }, look),
    listingMoved: listingMovedLetter(ticket, reader, { from: T0, reason, sold: null }, look),
    listingMovedSold: listingMovedLetter(ticket, reader, {
      from: T0,
      reason,
      sold: { dueAt: T0, until: T0, isSent: true },
    }, look),
    payoutFailed: payoutFailedLetter(reader, look),
    debtRecovered: debtRecoveredLetter(
      reader,
      { amount: 2000, currency: "EUR" },
      { amount: 4500, currency: "EUR" },
      look,
    ),
    webhookDisabled: webhookDisabledLetter(endpoint, reader, look),
    recovery: recoveryLetter(reader, LINK, look),
    passwordChanged: passwordChangedLetter(reader, look),
    emailAskedOld: emailAskedLetter("old", reader, change, LINK, look),
    emailAskedNew: emailAskedLetter("new", reader, change, LINK, look),
    emailChanged: emailChangedLetter(reader, { ...change, yes: { old: true, new: true } }, look),
    emailChangedElsewhere: emailChangedLetter(
      reader,
      { ...change, yes: { old: false, new: false } },
      look,
    ),
    rejected: reviewedLetter(ticket, reader, { action: "reject", reason }, look),
  };
}
