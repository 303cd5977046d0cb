/**
 * What has happened to a payout, as it was stored: derived from every change of the payout, in the commit of the
 * change. The seller reads it as the story of the sale. Pure.
 */
import {
  type Happened,
  inAccount,
  MAX_HAPPENED,
  type Payout,
  type PayoutReason,
  type PayoutStatus,
  type TakenBack,
  transferOf,
  type Whys,
} from "./payout.ts";

/** With no other reason than pages have a text for. */
type News = {
  [What in Happened["what"]]: Pick<Happened, "amount" | "until"> & {
    what: What;
    why?: What extends keyof Whys ? Whys[What] : undefined;
  };
}[Happened["what"]];

/**
 * The payout as it is to be stored, with what its change means. `was`: as it is stored; null: it is new.
 * `takenBecause`: why the seller gets less of it now.
 */
export function withHistory(
  was: Payout | null,
  is: Payout,
  now: number,
  takenBecause: TakenBack | null = null,
): Payout {
  if (was === is) return is;
  const known = is.history;
  const news = was
    ? changes(was, is, takenBecause ?? givenBack(is.reason))
    : is.blocks.map((why): News => ({ what: "blocked", why }));
  const version = (was?.version ?? 0) + 1;
  const history = news.reduce((all, one) => added(all, { at: now, ...one, version }), known);
  return history === known ? is : { ...is, history: history.slice(-MAX_HAPPENED) };
}

const isOneOf = <R extends PayoutReason>(
  reason: PayoutReason | null,
  ...those: R[]
): R | undefined => those.find((one) => one === reason);
const givenBack = (reason: PayoutReason | null): TakenBack | undefined =>
  isOneOf(reason, "refunded", "dispute_lost", "charged");

/** Further refusals for the same reason say nothing new. */
function added(history: readonly Happened[], one: Happened): Happened[] {
  const [before, last] = history.slice(-2);
  return one.what === "refused" && last?.what === "sending" && before?.what === "refused" &&
      before.why === one.why
    ? history.slice(0, -1)
    : [...history, one];
}

/** In the order in which they have happened. */
const changes = (was: Payout, is: Payout, why: TakenBack | undefined): News[] => [
  ...ofItsBlocks(was, is),
  ...ofItsTime(was, is),
  ...ofItsDebts(was, is),
  ...(was.status === is.status ? within(was, is, why) : between(was, is, why)),
];

/** A block that ends because the payout ends has no entry of its own: the payout's end has one. */
function ofItsBlocks(was: Payout, is: Payout): News[] {
  const ended = was.status === is.status
    ? was.blocks.filter((why) => !is.blocks.includes(why))
    : [];
  return [
    ...is.blocks.filter((why) => !was.blocks.includes(why))
      .map((why): News => ({ what: "blocked", why })),
    ...ended.map((why): News => ({ what: "unblocked", why })),
  ];
}

function ofItsTime(was: Payout, is: Payout): News[] {
  if (is.status !== "held" || was.status !== "held") return [];
  const moved = is.releaseAt !== was.releaseAt;
  const waits = is.waitingSince !== null && was.waitingSince === null;
  return [
    ...(moved ? [{ what: "moved", until: is.releaseAt } as const] : []),
    ...(waits ? [{ what: "waiting", amount: is.amount } as const] : []),
  ];
}

const ofItsDebts = (was: Payout, is: Payout): News[] =>
  is.withheld > was.withheld ? [{ what: "netted", amount: is.withheld - was.withheld }] : [];

/** What has changed within a status. */
function within(was: Payout, is: Payout, why: TakenBack | undefined): News[] {
  switch (is.status) {
    case "held":
    case "sending": {
      // Somebody has taken an earlier transfer back, and an operator decides about it.
      if (is.earlier < was.earlier) return [{ what: "reversed", amount: was.earlier - is.earlier }];
      const more = is.amount - is.recall - (was.amount - was.recall);
      const what = is.status === "held" ? "less" : "recalled";
      return [
        ...(more < 0 ? [{ what, amount: -more, why } as const] : []),
        ...ofItsRenewal(was, is, why, more),
      ];
    }
    case "reversing":
    case "owed":
      return [
        ...taken(was, is),
        ...moreTaken(was, is, why),
        ...(is.earlier < was.earlier
          ? [{ what: "reversed", amount: was.earlier - is.earlier } as const]
          : ofItsRenewal(was, is, why)),
      ];
    default:
      return taken(was, is);
  }
}

const less = (amount: number, why: TakenBack | undefined): News[] =>
  amount > 0 ? [{ what: "less", amount, why }] : [];

/** What the seller was to get again, and what of it they do not get after all. `more`: what this transfer has more. */
function ofItsRenewal(was: Payout, is: Payout, why: TakenBack | undefined, more = 0): News[] {
  const change = is.renewal - was.renewal;
  const again = Math.max(0, more) + Math.max(0, change);
  if (again > 0) return [{ what: "renewed", amount: again }];
  // Or it was set against what is owed.
  return is.owed < was.owed ? [] : less(-change, why);
}

/** More is to come back, or is owed, than before. */
function moreTaken(was: Payout, is: Payout, why: TakenBack | undefined): News[] {
  const next = is.recallNext - was.recallNext;
  if (next > 0 && is.status === "reversing") return [{ what: "reversing", amount: next, why }];
  return is.status === "owed" && is.owed > was.owed
    ? [{ what: "owed", amount: is.owed - was.owed, why }]
    : [];
}

const taken = (was: Payout, is: Payout): News[] =>
  is.reversed > was.reversed ? [{ what: "reversed", amount: is.reversed - was.reversed }] : [];

/** What a change of the status means. */
function between(was: Payout, is: Payout, why: TakenBack | undefined): News[] {
  const to: Record<PayoutStatus, () => News[]> = {
    held: () =>
      was.status === "sending"
        ? [{ what: "refused", why: isOneOf(is.reason, "account", "balance") }]
        // It was said when the renewal was noted.
        : was.renewal > 0
        ? []
        // Somebody has taken it back at the provider, and an operator decides about it.
        : is.blocks.includes("operator") && !was.blocks.includes("operator")
        ? [{ what: "reversed", amount: is.amount }]
        : [{ what: "renewed", amount: is.amount }],
    sending: () => [{ what: "sending", amount: transferOf(is) }],
    sent: () =>
      was.status === "owed"
        ? [...taken(was, is), { what: "repaid" }]
        : was.status === "reversing"
        ? taken(was, is)
        : sent(is, isOneOf(is.reason, "by_hand")),
    reversing: () => [
      ...(was.status === "sending" ? outcome(is) : []),
      // What was not sent, and will not be.
      ...(was.status === "held" ? less(was.amount - is.amount, why) : []),
      ...began(is, why),
    ],
    owed: () => [...taken(was, is), ...owing(was, is)],
    reversed: () => was.status === "owed" ? [{ what: "repaid" }] : taken(was, is),
    cancelled: () => [{ what: "cancelled", amount: is.amount, why }],
  };
  return to[is.status]();
}

/** What was refused has not been sent. */
const outcome = (is: Payout): News[] => is.transferId === null ? [] : sent(is);

/** What was never transferred, or has come back already, cannot be taken back: the seller comes to owe it. */
function began(is: Payout, why: TakenBack | undefined): News[] {
  const amount = Math.min(is.recall, inAccount(is));
  return amount > 0 ? [{ what: "reversing", amount, why }] : [];
}

/** What the account was asked for and did not give, and apart from that what was in no account. */
function owing(was: Payout, is: Payout): News[] {
  const why = givenBack(is.reason);
  const asked = was.status === "reversing" ? Math.min(is.owed, was.recall, inAccount(is)) : 0;
  return [asked, is.owed - asked].filter((amount) => amount > 0)
    .map((amount): News => ({ what: "owed", amount, why }));
}

/** If the whole payout has paid what the seller owed, nothing is sent. */
const sent = (is: Payout, why?: "by_hand"): News[] =>
  transferOf(is) === 0 && is.withheld > 0 ? [] : [{ what: "sent", amount: transferOf(is), why }];
