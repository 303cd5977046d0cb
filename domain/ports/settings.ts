/** Settings of the operator that the rules depend on (`docs/configuration.md`). */

export interface Settings {
  origin: string;
  currency: string;
  /** A language tag. Its region affects formats only while the page's language is the tag's own. */
  locale: string;
  timeZone: string;
  orderExpirationSeconds: number;
  /** 0: no limit. */
  maxHolds: number;
  reholdCooldownSeconds: number;
  priceCapPercent: number;
  moderation: boolean;
  /** Whether apps of third parties may act for users who allow it (`clients.apps`). */
  thirdParties: boolean;
}
