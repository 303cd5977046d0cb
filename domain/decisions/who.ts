/** Who makes a decision about somebody else. */

export interface Who {
  /** `user:01K…` for a user, `terminal:name` for the command line, `setup` for the initial setup. */
  readonly by: string;
  /** The request's id in the log; none on the command line. */
  readonly requestId?: string | null;
}

export const person = (userId: string, requestId: string | null = null): Who => ({
  by: `user:${userId}`,
  requestId,
});

/** The user's id in `by`; null if it is not a user. */
export const personIn = (by: string): string | null =>
  by.startsWith("user:") ? by.slice("user:".length) : null;

/** A moderator's reason, and the id of the request. */
export interface Because {
  /** Null if an API client gave none. */
  reason: string | null;
  requestId: string | null;
}
