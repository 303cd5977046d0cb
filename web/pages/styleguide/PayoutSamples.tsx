/** The money of a sale in each state, for the style guide. */
import type { Manner } from "#words/manner.ts";
import type { PayoutView } from "../payouts/payout_words.ts";
import { SalePayout } from "../payouts/SalePayout.tsx";

type Sample = Partial<PayoutView> & Pick<PayoutView, "status">;

const samples: [name: string, sample: Sample][] = [
  ["to come", { status: "held" }],
  ["no account", { status: "held", receiving: "none" }],
  ["owing", { status: "held", toKeep: 1000 }],
  ["due", { status: "held", isDue: true }],
  ["late", { status: "held", isDue: true, reason: "balance" }],
  ["claim", { status: "blocked", reason: "claim" }],
  ["dispute", { status: "blocked", reason: "dispute" }],
  ["waiting", { status: "waiting", reason: "no_account", receiving: "none" }],
  ["restricted", { status: "waiting", reason: "account", receiving: "restricted" }],
  ["sending", { status: "sending" }],
  ["sending, to come back", { status: "sending", recall: 4550 }],
  ["sent", { status: "sent" }],
  ["netted", { status: "sent", netted: 1000, transfer: 3550 }],
  ["all netted", { status: "kept", netted: 4550, transfer: 0 }],
  ["by hand", { status: "sent", reason: "by_hand" }],
  ["reversing", { status: "reversing", reason: "refunded", recall: 4550 }],
  ["owed", { status: "owed", reason: "dispute_lost", owed: 4550 }],
  ["owed, paid by hand", { status: "owed", reason: "refunded", owed: 4550, wasAsked: false }],
  ["settled", { status: "settled", reason: "refunded" }],
  ["reversed", { status: "reversed", reason: "refunded", reversed: 4550 }],
  ["cancelled", { status: "cancelled", reason: "refunded" }],
];

/** `now`: of the style guide. */
export function PayoutSamples({ now, manner }: { now: number; manner: Manner }) {
  const base: Omit<PayoutView, "status"> = {
    id: "01SAMPLE",
    reason: null,
    receiving: "active",
    currency: "EUR",
    amount: 4550,
    netted: 0,
    transfer: 4550,
    recall: 0,
    reversed: 0,
    owed: 0,
    toKeep: 0,
    kept: 4550,
    takenFor: "refunded",
    owedFor: "refunded",
    wasAsked: true,
    dueAt: now,
    isDue: false,
    sentAt: now,
    history: [],
  };
  return (
    <ul class="guide-row guide-stories">
      {samples.map(([name, sample]) => (
        <li key={name}>
          <p class="quiet small">{name}</p>
          <SalePayout view={{ ...base, ...sample }} asks manner={manner} />
        </li>
      ))}
    </ul>
  );
}
