/**
 * The code under test, loaded from a folder: the project itself, or a copy with one broken rule
 * (`mutations.ts`). A run gets all code under test from here, so that two copies are never mixed.
 */

const HERE = new URL("../../", import.meta.url);

export type Tree = Awaited<ReturnType<typeof loadTree>>;

export async function loadTree(root: URL = HERE) {
  const at = <M>(path: string): Promise<M> => import(new URL(path, root).href);
  const [
    open,
    bounded,
    cache,
    start,
    handlers,
    permissions,
    ports,
    events,
    orders,
    payments,
    tickets,
    listTickets,
    editListing,
    withdrawListing,
    review,
    entities,
    endings,
    corrections,
    giveBack,
    payoutPorts,
    accounts,
    operators,
    claims,
    verdicts,
  ] = await Promise.all([
    at<typeof import("#store/open.ts")>("store/open.ts"),
    at<typeof import("#store/kv/bounded.ts")>("store/kv/bounded.ts"),
    at<typeof import("#store/kv/read_cache.ts")>("store/kv/read_cache.ts"),
    at<typeof import("#workers/start.ts")>("workers/start.ts"),
    at<typeof import("#workers/handlers.ts")>("workers/handlers.ts"),
    at<typeof import("#adapters/permissions/local.ts")>("adapters/permissions/local.ts"),
    at<typeof import("#domain/ports/payments.ts")>("domain/ports/payments.ts"),
    at<typeof import("#domain/events.ts")>("domain/events.ts"),
    at<typeof import("#domain/orders/commands.ts")>("domain/orders/commands.ts"),
    at<typeof import("#domain/payments/commands.ts")>("domain/payments/commands.ts"),
    at<typeof import("#domain/tickets/commands.ts")>("domain/tickets/commands.ts"),
    at<typeof import("#domain/tickets/list_tickets.ts")>("domain/tickets/list_tickets.ts"),
    at<typeof import("#domain/tickets/edit_listing.ts")>("domain/tickets/edit_listing.ts"),
    at<typeof import("#domain/tickets/withdraw_listing.ts")>("domain/tickets/withdraw_listing.ts"),
    at<typeof import("#domain/moderation/commands.ts")>("domain/moderation/commands.ts"),
    at<typeof import("#domain/entities.ts")>("domain/entities.ts"),
    at<typeof import("#domain/concerts/endings.ts")>("domain/concerts/endings.ts"),
    at<typeof import("#domain/concerts/corrections.ts")>("domain/concerts/corrections.ts"),
    at<typeof import("#domain/concerts/give_back.ts")>("domain/concerts/give_back.ts"),
    at<typeof import("#domain/ports/payouts.ts")>("domain/ports/payouts.ts"),
    at<typeof import("#domain/payouts/account_commands.ts")>("domain/payouts/account_commands.ts"),
    at<typeof import("#domain/payouts/by_operators.ts")>("domain/payouts/by_operators.ts"),
    at<typeof import("#domain/claims/commands.ts")>("domain/claims/commands.ts"),
    at<typeof import("#domain/claims/verdict.ts")>("domain/claims/verdict.ts"),
  ]);
  return {
    ...open,
    ...bounded,
    ...cache,
    ...start,
    ...permissions,
    ...ports,
    ...orders,
    ...payments,
    ...tickets,
    ...listTickets,
    ...editListing,
    ...withdrawListing,
    ...review,
    ...entities,
    ...endings,
    ...corrections,
    ...giveBack,
    ...payoutPorts,
    ...accounts,
    ...operators,
    ...claims,
    ...verdicts,
    emit: events.emit,
    subscribersOf: handlers.subscribersOf,
  };
}
