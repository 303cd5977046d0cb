/** The part of the configuration that the domain's rules use (`docs/configuration.md`). */
export interface Settings {
  /** The exchange's own origin, as browsers see it, without a trailing slash. */
  readonly origin: string;
  /** ISO 4217 code; the currency of all prices. */
  readonly currency: string;
  /** BCP 47 language tag; its region affects formats of its own language only. */
  readonly locale: string;
  /** IANA name; the zone in which dates are entered and shown. */
  readonly timeZone: string;
  /** How long a hold lasts. */
  readonly orderExpirationSeconds: number;
  /** Holds that a buyer may have at one time; 0: no limit. */
  readonly maxHolds: number;
  /** How long a buyer must wait before holding a ticket that they let go; doubles on each repeat; 0: no wait. */
  readonly reholdCooldownSeconds: number;
  /** Highest price, in percent of what a ticket cost at first, where no country's cap holds; 0: no cap. */
  readonly priceCapPercent: number;
  /** How many years postings of the books are kept. */
  readonly booksYears: number;
  /** The same by the concert's country, ISO 3166-1 alpha-2. */
  readonly priceCaps: Readonly<Record<string, number>>;
  /** How many days ahead a concert may be that tickets are listed for; null: as many as for any. */
  readonly saleHorizonDays: number | null;
  /** How long after a concert's start its sellers' money falls due. */
  readonly payoutDelaySeconds: number;
  /** How long after a concert's start a buyer may claim that they were not let in; at most the payout's delay. */
  readonly claimSeconds: number;
  /** What buyers pay on top of the price, in percent of it: 0 to 50, up to two decimals. */
  readonly buyerFeePercent: number;
  /** What is kept of the price, in percent of it: 0 to 50, up to two decimals. */
  readonly sellerFeePercent: number;
  /** Whether new and reworded tickets wait for a moderator. */
  readonly moderation: boolean;
  /** Whether third-party apps may act for users who allow it (`clients.apps`). */
  readonly thirdParties: boolean;
}
