/**
 * Throttles: how often something was tried lately. What guards a password is counted in the database,
 * so that a restart or a second process forgets nothing; what only spares this process work is counted
 * in its memory, for a row that every write of a crowd would change is a worse jam than the crowd. An
 * attempt is counted *before* its outcome is known: a thousand at once cannot all pass before the first
 * has failed.
 */
import { z } from "zod";
import type { Logger } from "#domain/ports/mod.ts";
import type { Attempt, Limit, Subjects, Throttling } from "#domain/ports/throttling.ts";
import { refuse } from "#domain/result.ts";
import type { Secrets } from "#domain/ports/secrets.ts";
import { instant, stored } from "#domain/stored.ts";
import { ending, entity } from "#store/entity/mod.ts";
import type { Store, Tx } from "#store/types.ts";
import { networkOf } from "#domain/network.ts";
import { says, saysWait } from "#words/problems.ts";
import { Windows } from "./windows.ts";

const MINUTE_MS = 60_000;

/** Attempts per window, and where they are counted. An address may be a whole office, hence its larger numbers. */
export const limits = {
  /** One account from one network: who guesses elsewhere keeps nobody from signing in here. */
  sign_in_pair: { max: 10, windowMs: 15 * MINUTE_MS, kept: "database", says: "wait_or_recover" },
  /** One account from wherever, so that a thousand networks guess slowly too; browsers it knows are exempt. */
  sign_in_account: {
    max: 100,
    windowMs: 180 * MINUTE_MS,
    kept: "database",
    says: "wait_or_recover",
  },
  /** A browser that was signed in to the account before, in place of the two above. */
  sign_in_browser: {
    max: 10,
    windowMs: 15 * MINUTE_MS,
    kept: "database",
    says: "wait_or_recover",
  },
  sign_in_address: { max: 100, windowMs: 15 * MINUTE_MS, kept: "database" },
  /** Proofs that only who is signed in, at least by half, can try: a password once more, a second factor. */
  proof_account: { max: 10, windowMs: 15 * MINUTE_MS, kept: "database" },
  /** Letters that anybody can have sent to one address. */
  mail_account: { max: 10, windowMs: 15 * MINUTE_MS, kept: "database" },
  /**
   * Letters to who has forgotten a password. As long as their links live: at the bound, one still works. A
   * new password ends the links, and this count.
   */
  recovery_account: { max: 5, windowMs: 30 * MINUTE_MS, kept: "database" },
  recovery_address: { max: 30, windowMs: 30 * MINUTE_MS, kept: "database" },
  /** Letters to addresses that somebody says are their new one. */
  email_change_account: { max: 5, windowMs: 60 * MINUTE_MS, kept: "database" },
  /** Changes at a server that keeps the accounts. */
  settings_account: { max: 30, windowMs: 15 * MINUTE_MS, kept: "database" },
  settings_address: { max: 100, windowMs: 15 * MINUTE_MS, kept: "database" },
  sign_up_address: { max: 60, windowMs: 60 * MINUTE_MS, kept: "database" },
  /** Answers about whether a barcode is listed: who asks for many is guessing other people's. */
  code_account: {
    max: 10,
    windowMs: 60 * MINUTE_MS,
    kept: "database",
    alarm: "barcodes_guessed",
    says: "wait_codes",
  },
  code_address: {
    max: 40,
    windowMs: 60 * MINUTE_MS,
    kept: "database",
    alarm: "barcodes_guessed",
    says: "wait_codes",
  },
  /** New listings: each says of one barcode that it was not listed. */
  listing_account: { max: 100, windowMs: 60 * MINUTE_MS, kept: "database" },
  listing_address: { max: 1_000, windowMs: 60 * MINUTE_MS, kept: "database" },
  /** Reports of tickets: each is work for a moderator. */
  report_account: { max: 10, windowMs: 60 * MINUTE_MS, kept: "database" },
  /** Everything that is not only read. */
  write_account: { max: 120, windowMs: MINUTE_MS, kept: "memory" },
  write_address: { max: 1_200, windowMs: MINUTE_MS, kept: "memory" },
  /** Every call of the API. */
  api_token: { max: 1_200, windowMs: MINUTE_MS, kept: "memory" },
  api_address: { max: 6_000, windowMs: MINUTE_MS, kept: "memory" },
} as const satisfies Record<Limit, Rule>;

interface Rule {
  max: number;
  windowMs: number;
  kept: "database" | "memory";
  /** The name of the alarm that tells operators of it. */
  alarm?: string;
  /** What people are told, when it is more than the time to wait. */
  says?: "wait_or_recover" | "wait_codes";
}

export const throttleSchema = z.object({
  ...stored,
  count: z.int().min(0),
  /** The end of the window; then it counts anew. */
  until: instant,
});
export type Throttle = z.infer<typeof throttleSchema>;

/** The id is an HMAC: the database tells neither addresses nor accounts. */
export const throttles = entity({
  name: "throttle",
  about: "Attempts counted in a window of time; the id is a digest of what is throttled.",
  schema: throttleSchema,
  indexes: {
    until: ending<Throttle>("By the end of the window, to remove old ones", (t) => [t.until]),
  },
});

/** Without limits (`enabled: false`) nothing is counted. */
export function createThrottling(
  { store, secrets, enabled, log }: {
    store: Store;
    secrets: Pick<Secrets, "digest">;
    enabled: boolean;
    log?: Pick<Logger, "alarm">;
  },
): Throttling {
  const windows = new Windows();
  const told = new Windows();

  /** Operators hear of a limit once in its window, however often somebody runs into it. */
  function tell(subjects: Subjects, passed: Attempt): void {
    for (const { limit } of passed) {
      const rule: Rule = limits[limit];
      const given = subjects[limit];
      if (rule.alarm === undefined || given === undefined) continue;
      const subject = countedAs(limit, given);
      const once = { id: `${limit}:${subject}`, max: 1, windowMs: rule.windowMs };
      if (told.take([once], store.now()) > 0) continue;
      log?.alarm(rule.alarm, { limit, [isOfAddress(limit) ? "address" : "user"]: subject });
    }
  }

  const attemptOf = (named: Named): Promise<Attempt> =>
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
      tell(subjects, passed);
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
        await lower(tx, id, ANEW.has(limit) ? Infinity : 1);
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

/** Success says that these were the person's own. Of an account from wherever it does not: others go on guessing. */
const ANEW: ReadonlySet<Limit> = new Set<Limit>([
  "sign_in_pair",
  "sign_in_browser",
  "proof_account",
]);

/**
 * Each subject with a name that no other limit's has. An account that is signed in to from an address
 * counts for both together as well: nobody has to think of it.
 */
function namesOf(subjects: Subjects) {
  const { sign_in_account: account, sign_in_address: address } = subjects;
  const paired = account !== undefined && address !== undefined
    ? { sign_in_pair: pairOf(account, address), ...subjects }
    : subjects;
  return (Object.entries(paired) as [Limit, string][]).map(([limit, subject]) => ({
    limit,
    name: `${limit}:${countedAs(limit, subject)}`,
  }));
}

/** One account from one network. */
export const pairOf = (account: string, address: string): string =>
  `${networkOf(address)} ${account}`;

const isOfAddress = (limit: Limit): boolean => limit.endsWith("_address");

const countedAs = (limit: Limit, subject: string): string =>
  isOfAddress(limit) ? networkOf(subject) : subject;

type Named = ReturnType<typeof namesOf>;

const inMemory = (named: Named) =>
  named.filter(({ limit }) => limits[limit].kept === "memory")
    .map(({ limit, name }) => ({ limit, id: name, ...limits[limit] }));

async function lower(tx: Tx, id: string, by: number): Promise<void> {
  const row = await tx.get(throttles, id);
  if (!row) return;
  if (row.count <= by) tx.delete(throttles, id);
  else tx.put(throttles, { ...row, count: row.count - by });
}

interface Wait {
  waitMs: number;
  /** What is used up. */
  passed: Attempt;
}

function waitOf(attempt: Attempt, rows: readonly (Throttle | null)[], now: number): Wait {
  const waits = attempt.map(({ limit }, place) => {
    const row = rows[place];
    return row && now < row.until && row.count >= limits[limit].max ? row.until - now : 0;
  });
  return { waitMs: Math.max(0, ...waits), passed: attempt.filter((_, place) => waits[place] > 0) };
}

/** Counts one more for each, or for none of them when there is to wait. */
async function count(tx: Tx, attempt: Attempt): Promise<Wait> {
  const rows = await tx.getMany(attempt.map(({ id }) => [throttles, id] as const));
  const wait = waitOf(attempt, rows, tx.now);
  if (wait.waitMs > 0) return wait;
  const running = rows.map((row) => row !== null && tx.now < row.until ? row : null);
  attempt.forEach(({ id, limit }, place) => {
    const begun = { count: 1, until: tx.now + limits[limit].windowMs };
    const [row, former] = [running[place], rows[place]];
    if (row) tx.put(throttles, { ...row, count: row.count + 1 });
    else if (former) tx.put(throttles, { ...former, ...begun });
    else tx.create(throttles, { id, ...begun });
  });
  return wait;
}

/** Words that go beyond the time hold only when they do for everything that is used up. */
function limited(waitMs: number, passed: Attempt = []) {
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  const [said, ...others] = new Set(passed.map(({ limit }) => (limits[limit] as Rule).says));
  const code = others.length > 0 ? "wait" : said ?? "wait";
  return refuse("rate_limited", {
    retryAfterSeconds,
    detail: says(code, { time: saysWait(retryAfterSeconds) }),
  });
}
