/**
 * Rows that several handlers of an event share, under the names of all of them. Each handler runs on its own; one
 * that fails goes on with a row of its own, so it neither delays nor repeats the others.
 */
const BETWEEN = "+";

export const sharedName = (handlers: readonly string[]): string => handlers.join(BETWEEN);

/** The names of a row's handlers: one, unless it is shared. */
export const handlersOf = ({ handler }: { handler: string }): string[] => handler.split(BETWEEN);
