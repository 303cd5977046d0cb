/** The people, and the wording of answers in the story. */
import type { Result } from "#domain/result.ts";

export const SELLERS = ["alice", "sam"];
export const BUYERS = ["bob", "carol", "dave"];
export const MODERATOR = "mona";

/** Numbers from 0 to 1 that select what an action is about. */
export type At = readonly [number, number, number];

/** An answer as text: of the value, or the refusal's code. */
export const told = <T>(answer: Result<T>, words: (value: T) => string): string =>
  answer.ok ? words(answer.value) : answer.refusal.code;

/** A further number from 0 to 1 out of one of them, so that one number can decide several things. */
export const part = (number: number, which: number): number => number * (which * 10 + 1) % 1;
