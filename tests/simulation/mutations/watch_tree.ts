/** What `ops verify` says of payouts and of the books, from the project itself or from a copy with a broken rule. */
export * from "#domain/invariants/payouts.ts";
export * from "#domain/invariants/books.ts";
