/**
 * The code under test, from the project itself, or from a copy with one broken rule (`mutations/`). A run gets
 * all code under test from here, so that two copies are never mixed.
 */
export * from "#store/open.ts";
export * from "#store/kv/bounded.ts";
export * from "#store/kv/read_cache.ts";
export * from "#workers/start.ts";
export * from "#workers/handlers.ts";
export * from "#adapters/permissions/local.ts";
export * from "#domain/ports/payments.ts";
export * from "#domain/ports/payouts.ts";
export * from "#domain/events.ts";
export * from "#domain/orders/commands.ts";
export * from "#domain/payments/commands.ts";
export * from "#domain/tickets/commands.ts";
export * from "#domain/tickets/list_tickets.ts";
export * from "#domain/tickets/edit_listing.ts";
export * from "#domain/tickets/withdraw_listing.ts";
export * from "#domain/moderation/commands.ts";
export * from "#domain/entities.ts";
export * from "#domain/concerts/endings.ts";
export * from "#domain/concerts/corrections.ts";
export * from "#domain/concerts/give_back.ts";
export * from "#domain/payouts/account_commands.ts";
export * from "#domain/payouts/by_operators.ts";
export * from "#domain/payouts/charging.ts";
export * from "#domain/claims/commands.ts";
export * from "#domain/claims/verdict.ts";

export type Tree = typeof import("./tree.ts");

/** `address`: of this file, or of its copy. */
export const loadTree = (address: string = import.meta.url): Promise<Tree> => import(address);
