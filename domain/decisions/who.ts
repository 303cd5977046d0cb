/** Who decides something about others. */

export interface Who {
  /** `user:01K…` for a person, `terminal:name` on the machine, `setup` for what made the exchange. */
  readonly by: string;
  /** The request that it came with, as the log names it; none on the machine itself. */
  readonly requestId?: string | null;
}

export const person = (userId: string, requestId: string | null = null): Who => ({
  by: `user:${userId}`,
  requestId,
});

/** The person behind `by`; null for what is none. */
export const personIn = (by: string): string | null =>
  by.startsWith("user:") ? by.slice("user:".length) : null;

/** What a moderator says of their decision, and the request that it came with. */
export interface Because {
  /** Null where a program gave none. */
  reason: string | null;
  requestId: string | null;
}
