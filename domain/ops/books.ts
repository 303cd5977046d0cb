/** The books for operators and accountants: balances, a seller's statement, and all postings as CSV. */
import { z } from "zod";
import { isError } from "#store/base/errors.ts";
import { listPostings, sellerStatement, trialBalance } from "../books/queries.ts";
import { csvHead, csvOf } from "../books/csv.ts";
import { text } from "../text.ts";
import { dayArgument } from "./arguments.ts";
import { done, type Ops, type OpsAnswer, refused } from "./ops.ts";
import { resolveAccount, type Resolved } from "./people.ts";

/** The day is one in UTC. */
export const balanceQuestion = z.strictObject({ at: dayArgument.optional() });
export const statementQuestion = z.strictObject({
  person: text(300).min(1),
  cursor: text(1_000).optional(),
});
export const postingsQuestion = balanceQuestion.extend({ cursor: text(1_000).optional() });

/** Entries of a statement. */
const PER_PAGE = 50;

const DAY_MS = 86_400_000;

/** The end of the day, in UTC; null: it is now, since no day is given or it is today. Refused if it has not begun. */
function endOf({ store }: Ops, at: string | undefined): Resolved<number | null> {
  if (at === undefined) return { ok: true, value: null };
  const [begins, now] = [Date.parse(`${at}T00:00:00Z`), store.now()];
  if (begins > now) {
    const today = new Date(now).toISOString().slice(0, 10);
    return refused("invalid", `at: ${at} is in the future. Today is ${today} (UTC).`);
  }
  return { ok: true, value: begins + DAY_MS > now ? null : begins + DAY_MS };
}

/** The balances of all accounts, at the end of a day or now (`at: null`): `{currency, at, accounts: {NAME: amount}}`. */
export async function showBooks(
  x: Ops,
  { at }: z.infer<typeof balanceQuestion>,
): Promise<OpsAnswer> {
  const end = endOf(x, at);
  if (!end.ok) return end;
  const { complete, ...balance } = await trialBalance(x.store, x.settings.currency, end.value);
  if (!complete) {
    return refused("invalid", "There are too many accounts to list: use --csv or --seller.");
  }
  return done({ ...balance, at: end.value === null ? null : at });
}

/** What a seller gets and owes, newest first. */
export async function showStatement(
  x: Ops,
  { person, cursor }: z.infer<typeof statementQuestion>,
): Promise<OpsAnswer> {
  const account = await resolveAccount(x, person);
  if (!account.ok) return account;
  const { id } = account.value.user;
  const page = { limit: PER_PAGE, cursor };
  const statement = await known(sellerStatement(x.store, id, x.settings.currency, page));
  if (!statement) return noSuchPage;
  const { entries, ...balance } = statement;
  return done({
    ...balance,
    entries: entries.map(({ posting, amount, keptBack }) => ({
      at: posting.at,
      cause: posting.cause,
      orderId: posting.orderId,
      amount,
      ...(keptBack > 0 ? { keptBack } : {}),
    })),
  });
}

/** A page of all postings, oldest first, as lines of CSV. */
export async function exportPostings(
  x: Ops,
  { at, cursor }: z.infer<typeof postingsQuestion>,
): Promise<OpsAnswer> {
  const end = endOf(x, at);
  if (!end.ok) return end;
  const page = await known(listPostings(x.store, { before: end.value, cursor }));
  if (!page) return noSuchPage;
  const lines = [...(cursor === undefined ? [csvHead] : []), ...page.items.flatMap(csvOf)];
  return done({ lines, next: page.next ?? null });
}

const noSuchPage = refused("malformed", "That is no cursor of this list.");

/** Null: the cursor is none. */
async function known<T>(page: Promise<T>): Promise<T | null> {
  try {
    return await page;
  } catch (error) {
    if (isError(error, "BadCursor")) return null;
    throw error;
  }
}
