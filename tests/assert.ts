/** The names of `@std/assert` that we use, over `node:assert/strict`. */
import assert from "node:assert/strict";

export function assertEquals<T>(actual: T, expected: T, message?: string): void {
  assert.deepEqual(actual, expected, message);
}
export function assertNotEquals<T>(actual: T, expected: T, message?: string): void {
  assert.notDeepEqual(actual, expected, message);
}
export function assertMatch(actual: string, expected: RegExp, message?: string): void {
  assert.match(actual, expected, message);
}
export function assertStringIncludes(actual: string, expected: string, message?: string): void {
  assert.ok(
    actual.includes(expected),
    message ?? `${JSON.stringify(actual.slice(0, 500))} lacks ${expected}`,
  );
}
/** Truthy, and known to be so afterwards. */
export function assertExists<T>(actual: T, message?: string): asserts actual is NonNullable<T> {
  assert.ok(actual !== null && actual !== undefined, message ?? "is missing");
}
export function assert_(condition: unknown, message?: string): asserts condition {
  assert.ok(condition, message);
}
export { assert_ as assert };
export async function assertRejects(
  run: () => Promise<unknown>,
  // deno-lint-ignore no-explicit-any
  kind?: new (...args: any[]) => Error,
): Promise<void> {
  if (kind) await assert.rejects(run, kind);
  else await assert.rejects(run);
}
export function assertThrows(
  run: () => unknown,
  // deno-lint-ignore no-explicit-any
  kind?: new (...args: any[]) => Error,
): void {
  if (kind) assert.throws(run, kind);
  else assert.throws(run);
}
