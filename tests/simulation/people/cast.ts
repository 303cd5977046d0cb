/** Who takes part, and how answers are told. */
import type { Result } from "#domain/result.ts";

export const SELLERS = ["alice", "sam"];
export const BUYERS = ["bob", "carol", "dave"];
export const MODERATOR = "mona";

/** Numbers from 0 to 1: what an action is about. */
export type At = readonly [number, number, number];

/** An answer in words: of the value, or the code of the refusal. */
export const told = <T>(answer: Result<T>, words: (value: T) => string): string =>
  answer.ok ? words(answer.value) : answer.refusal.code;
