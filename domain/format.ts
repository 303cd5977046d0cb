/**
 * The number of the database's format. A version raises it if older versions must not work on what it writes:
 * they cannot read its listings, would sell tickets without looking at the concert, or would move money without
 * its books.
 *
 * 1 (no row): a ticket names no concert · 2: listings of several seats, for concerts · 3: books
 */
export const FORMAT = 3;
