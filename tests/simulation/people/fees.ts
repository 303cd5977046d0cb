/** The fees of the simulated exchange, computed apart from `domain/trade/fees.ts`. */

/** In percent of the price. Prices are multiples of 500 cents, so that no fee is rounded. */
export const BUYER_FEE = 10;
export const SELLER_FEE = 5;

/** What a buyer pays for one ticket at this price; cents. */
export const totalEach = (price: number): number => price + price * BUYER_FEE / 100;

/** What a seller gets for one ticket at this price; cents. */
export const netEach = (price: number): number => price - price * SELLER_FEE / 100;
