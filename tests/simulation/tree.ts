/**
 * The code under test, loaded from a folder: the project's own, or a copy in which one rule is broken
 * (`mutations.ts`). What a run needs of it comes from here alone, so that no two copies are mixed.
 */

const HERE = new URL("../../", import.meta.url);

export type Tree = Awaited<ReturnType<typeof loadTree>>;

export async function loadTree(root: URL = HERE) {
  const at = <M>(path: string): Promise<M> => import(new URL(path, root).href);
  const [
    open,
    bounded,
    start,
    handlers,
    permissions,
    ports,
    events,
    orders,
    payments,
    tickets,
    review,
    entities,
  ] = await Promise.all([
    at<typeof import("#store/open.ts")>("store/open.ts"),
    at<typeof import("#store/kv/bounded.ts")>("store/kv/bounded.ts"),
    at<typeof import("#workers/start.ts")>("workers/start.ts"),
    at<typeof import("#workers/handlers.ts")>("workers/handlers.ts"),
    at<typeof import("#adapters/permissions/local.ts")>("adapters/permissions/local.ts"),
    at<typeof import("#domain/ports/mod.ts")>("domain/ports/mod.ts"),
    at<typeof import("#domain/events.ts")>("domain/events.ts"),
    at<typeof import("#domain/orders/commands.ts")>("domain/orders/commands.ts"),
    at<typeof import("#domain/payments/commands.ts")>("domain/payments/commands.ts"),
    at<typeof import("#domain/tickets/commands.ts")>("domain/tickets/commands.ts"),
    at<typeof import("#domain/moderation/commands.ts")>("domain/moderation/commands.ts"),
    at<typeof import("#domain/entities.ts")>("domain/entities.ts"),
  ]);
  return {
    ...open,
    ...bounded,
    ...start,
    ...permissions,
    ...ports,
    ...orders,
    ...payments,
    ...tickets,
    ...review,
    ...entities,
    emit: events.emit,
    subscribersOf: handlers.subscribersOf,
  };
}
