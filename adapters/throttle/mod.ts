/**
 * Throttling: limits how often something is tried. An attempt is counted *before* its outcome is
 * known, so that a thousand simultaneous attempts cannot all pass before the first one fails.
 */
import type { Logger } from "#domain/ports/logger.ts";
import type { Attempt, Limit, Subjects, Throttling } from "#domain/ports/throttling.ts";
import { refuse } from "#domain/result.ts";
import type { Secrets } from "#domain/ports/secrets.ts";
import type { Store } from "#store/types.ts";
import { says, saysWait } from "#words/problems.ts";
import { countedAs, isOfAddress, limits, type Named, namesOf, type Rule } from "./limits.ts";
import { count, lower } from "./rows.ts";
import { Windows } from "./windows.ts";

/** With `enabled: false` nothing is counted and nothing is refused. */
export function createThrottling(
  { store, secrets, enabled, log }: {
    store: Store;
    secrets: Pick<Secrets, "digest">;
    enabled: boolean;
    log?: Pick<Logger, "alarm">;
  },
): Throttling {
  const windows = new Windows();
  const alarmed = new Windows();

  /** Raises a limit's alarm, once per window and subject. */
  function alarm(subjects: Subjects, passed: Attempt): void {
    for (const { limit } of passed) {
      const rule: Rule = limits[limit];
      const given = subjects[limit];
      if (rule.alarm === undefined || given === undefined) continue;
      const subject = countedAs(limit, given);
      const once = { id: `${limit}:${subject}`, max: 1, windowMs: rule.windowMs };
      if (alarmed.take([once], store.now()) > 0) continue;
      log?.alarm(rule.alarm, { limit, [isOfAddress(limit) ? "address" : "user"]: subject });
    }
  }

  const attemptOf = (named: readonly Named[]): Promise<Attempt> =>
    Promise.all(
      named.filter(({ limit }) => limits[limit].kept === "database").map(async (one) => ({
        id: await secrets.digest(one.name, "throttle"),
        limit: one.limit,
      })),
    );

  return {
    async take(subjects) {
      if (!enabled) return { ok: true, value: [] };
      const named = namesOf(subjects);
      const waitMs = windows.take(inMemory(named), store.now());
      if (waitMs > 0) return limited(waitMs);
      const attempt = await attemptOf(named);
      if (attempt.length === 0) return { ok: true, value: [] };
      const { waitMs: wait, passed } = await store.transact((tx) => count(tx, attempt));
      if (wait === 0) return { ok: true, value: attempt };
      alarm(subjects, passed);
      return limited(wait, passed);
    },

    budgets(subjects) {
      if (!enabled) return [];
      const counted = inMemory(namesOf(subjects));
      const left = windows.left(counted, store.now());
      return counted.map(({ limit, max, windowMs }, place) => ({
        limit,
        max,
        windowMs,
        ...left[place],
      }));
    },

    async succeed(tx, attempt) {
      for (const { id, limit } of attempt) {
        await lower(tx, id, RESET_BY_SUCCESS.has(limit) ? Infinity : 1);
      }
    },

    async giveBack(tx, attempt) {
      for (const { id } of attempt) await lower(tx, id, 1);
    },

    async forget(tx, subjects) {
      if (!enabled) return;
      for (const { id } of await attemptOf(namesOf(subjects))) await lower(tx, id, Infinity);
    },
  };
}

/**
 * Success shows that these attempts were the user's own. For an account from all networks it does
 * not: somebody else may be guessing there.
 */
const RESET_BY_SUCCESS: ReadonlySet<Limit> = new Set<Limit>([
  "sign_in_pair",
  "sign_in_browser",
  "proof_account",
]);

const inMemory = (named: readonly Named[]) =>
  named.filter(({ limit }) => limits[limit].kept === "memory")
    .map(({ limit, name }) => ({ limit, id: name, ...limits[limit] }));

/** The refusal. A text beyond "wait" is used only if all the limits that are used up share it. */
function limited(waitMs: number, passed: Attempt = []) {
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  const [said, ...others] = new Set(passed.map(({ limit }) => (limits[limit] as Rule).says));
  const code = others.length > 0 ? "wait" : said ?? "wait";
  return refuse("rate_limited", {
    retryAfterSeconds,
    detail: says(code, { time: saysWait(retryAfterSeconds) }),
  });
}
