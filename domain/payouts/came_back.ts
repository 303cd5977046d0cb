/** What a payout's history says about money that was taken back, and that is owed. Pure. */
import type { Happened, Payout, TakenBack } from "./payout.ts";

/** Money that came back, or is coming back, without anything else between; amounts in minor units. */
interface Taking {
  /** What has come back. */
  amount: number;
  /** What was asked for and has not come back. */
  left: number;
  /** Each reason once; none: somebody has taken it back at the provider. */
  whys: TakenBack[];
}

/** What the seller came to owe at once. `asked`: their account was asked for all of it, and did not give it. */
interface Owing {
  amount: number;
  why: TakenBack | null;
  asked: boolean;
}

interface CameBack {
  /** Of the transfer that was sent last, oldest first. */
  takings: readonly Taking[];
  /** What is owed, oldest first; none once the seller owes nothing. */
  owings: readonly Owing[];
}

const reasonOf = (why: Happened["why"]): TakenBack | null =>
  why === "refunded" || why === "dispute_lost" || why === "charged" ? why : null;

const both = (whys: readonly TakenBack[], more: readonly (TakenBack | null)[]): TakenBack[] => [
  ...new Set([...whys, ...more.filter((why) => why !== null)]),
];

/** Reads the history from its beginning. */
export function cameBack({ history }: Pick<Payout, "history">): CameBack {
  let takings: Taking[] = [];
  let owings: Owing[] = [];
  let noted: (TakenBack | null)[] = [];
  let isOpen = false;
  /** The taking that goes on, or a new one. */
  const present = (): Taking => {
    if (!isOpen) takings = [...takings, { amount: 0, left: 0, whys: [] }];
    isOpen = true;
    return takings.at(-1)!;
  };
  for (const [i, { what, amount = 0, why, version }] of history.entries()) {
    switch (what) {
      case "sending":
        noted = [];
        break;
      case "less":
      case "recalled":
        noted = [...noted, reasonOf(why)];
        break;
      case "sent":
        [takings, owings, isOpen] = [[], [], false];
        break;
      case "reversing": {
        // What was noted while the money was on its way is asked for at once.
        const reasons = history[i - 1]?.what === "sent" && noted.length > 0
          ? noted
          : [reasonOf(why)];
        const taking = present();
        taking.left += amount;
        taking.whys = both(taking.whys, reasons);
        break;
      }
      case "reversed": {
        const taking = present();
        taking.amount += amount;
        taking.left -= amount;
        isOpen = taking.left > 0;
        break;
      }
      case "owed": {
        const one = { amount, why: reasonOf(why), asked: isOpen && takings.at(-1)!.left > 0 };
        const last = owings.at(-1);
        const before = history[i - 1];
        // Of one debt, what the account did not give and what was never in it are two entries.
        const isSame = last && version !== undefined && before?.what === "owed" &&
          before.version === version && before.why === why;
        owings = isSame
          ? [...owings.slice(0, -1), { ...last, amount: last.amount + amount, asked: false }]
          : [...owings, one];
        isOpen = false;
        break;
      }
      case "repaid":
        [owings, isOpen] = [[], false];
    }
  }
  return { takings, owings };
}

/** The one reason of all of them; null: there are several, or we know none. */
export function oneReason(whys: readonly (TakenBack | null)[]): TakenBack | null {
  const [first = null, ...others] = new Set(whys);
  return others.length === 0 ? first : null;
}

/** What of the money happened last of these. */
const MONEY: ReadonlySet<Happened["what"]> = new Set([
  "sent",
  "netted",
  "reversed",
  "owed",
  "repaid",
]);

/** Whether the last that has happened to the money is that a debt ended. */
export const owesNoMore = ({ history }: Pick<Payout, "history">): boolean =>
  history.findLast(({ what }) => MONEY.has(what))?.what === "repaid";

interface Paid {
  /** Transferred, or paid by hand. */
  sent: number;
  /** What of the payout has paid a debt. */
  kept: number;
  byHand: boolean;
}

/** How it was last paid, in minor units; null: the history does not say. */
export function lastPaid({ history }: Pick<Payout, "history">): Paid | null {
  let [paid, kept]: [Paid | null, number] = [null, 0];
  for (const { what, amount = 0, why } of history) {
    if (what === "netted") kept += amount;
    if (what === "netted") paid = { sent: 0, kept, byHand: false };
    if (what === "sent") {
      paid = { sent: amount, kept, byHand: why === "by_hand" };
      kept = 0;
    }
    // The next transfer is one of its own.
    if (what === "renewed" || what === "reversing" || what === "owed") kept = 0;
  }
  return paid;
}

/** The payout with what had happened to it at a version. Older entries do not say theirs. */
export const asItHappened = (payout: Payout, version: number): Payout => ({
  ...payout,
  history: payout.history.filter((one) => (one.version ?? 0) <= version),
});
