/**
 * What a schedule has more of than usual. Some situations need several rare things in the right order; a focus
 * makes them common, so that each broken rule is found many times and not by luck.
 */
import type { Step } from "./plan.ts";

export interface Focus {
  /** Factors for the kinds of steps. */
  readonly steps?: Partial<Record<Step["do"], number>>;
  /** Factors for what people do. */
  readonly actions?: Readonly<Record<string, number>>;
  /** The share of calls that fail, 0 to 1. */
  readonly faults?: number;
  /** Crashes per hundred steps, about. */
  readonly crashes?: number;
  /** Every listing is sold in part before the first step, and every seller has an account. */
  readonly sold?: boolean;
}

export const focuses = {
  /** Buyers pay, the news is late, and the sellers change their offers meanwhile. */
  late: {
    steps: { world: 0.2, time: 3, flow: 1.5 },
    actions: { buy: 4, edit: 5, reserve: 0.3, list: 0.3, withdraw: 0.3 },
    faults: 0.05,
    crashes: 0,
  },
  /** Orders are refunded, and the provider's refunds fail or wait. */
  refunds: {
    steps: { world: 4, flow: 1.5, time: 0.5 },
    actions: { buy: 4, refund: 10, return: 2 },
    faults: 0.1,
    crashes: 0,
  },
  /** Concerts begin, sellers are paid, and orders are refunded meanwhile. */
  payouts: {
    steps: { world: 2, flow: 1.5, time: 0.7 },
    actions: { buy: 4, refund: 5, list: 2, cancel: 0.3, open: 0.3, reserve: 0.3 },
    faults: 0.15,
    // Every listing is sold at the beginning, and time often passes to the day of the payouts.
    sold: true,
  },
  /** Concerts begin, buyers claim that they were not let in, and sellers are paid meanwhile. */
  claims: {
    steps: { world: 2, flow: 1.5, time: 0.7 },
    actions: {
      buy: 4,
      refund: 1,
      list: 2,
      answer: 2,
      verdict: 2,
      cancel: 0.3,
      open: 0.3,
      reserve: 0.3,
    },
    faults: 0.15,
    sold: true,
  },
  /** Sellers are paid, and buyers' banks take the money back, wholly or in part, and return it. */
  disputes: {
    steps: { world: 4, flow: 2, time: 1 },
    actions: { buy: 4, refund: 3, list: 2, cancel: 0.3, open: 0.3, reserve: 0.3 },
    faults: 0.1,
    sold: true,
  },
  /** Parts of sales are refunded at the provider, and operators charge them to the sellers, who are paid meanwhile. */
  charges: {
    steps: { world: 4, flow: 2, time: 1 },
    actions: { buy: 4, refund: 2, list: 2, cancel: 0.3, open: 0.3, reserve: 0.3 },
    faults: 0.1,
    sold: true,
  },
  /** Sellers list at the same moment. */
  sellers: { steps: { act: 2 }, actions: { list: 12 } },
} satisfies Record<string, Focus>;

export type FocusName = keyof typeof focuses;
/** Whether sellers are paid in the schedule, so that their money is at rest at its end. */
export const paysSellers = (focus?: FocusName): boolean =>
  focus === "payouts" || focus === "claims" || focus === "disputes" || focus === "charges";
/** How often banks dispute payments. */
export const disputesIn = (focus?: FocusName): number =>
  focus === "disputes" ? 60 : focus === "claims" ? 16 : focus === "charges" ? 25 : 0;
/** How often parts are refunded at the provider; what is lost by that is charged to sellers twice as often. */
export const chargesIn = (focus?: FocusName): number => focus === "charges" ? 30 : 0;
export const focusOf = (name: FocusName): Focus => focuses[name];

/** The weights, each times its factor. */
export const focused = <T extends string>(
  weights: readonly (readonly [T, number])[],
  factors: Partial<Record<string, number>> = {},
): (readonly [T, number])[] =>
  weights.map(([what, weight]) => [what, weight * (factors[what] ?? 1)]);
