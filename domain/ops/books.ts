/** The books for operators and accountants: balances, a seller's statement, and all postings as CSV. */
import { z } from "zod";
import { isError } from "#store/base/errors.ts";
import { listPostings, sellerStatement, trialBalance } from "../books/queries.ts";
import { csvHead, csvOf } from "../books/csv.ts";
import { text } from "../text.ts";
import { done, type Ops, type OpsAnswer, refused } from "./ops.ts";
import { resolveAccount } from "./people.ts";

/** A day, such as 2027-01-31. */
const day = z.iso.date();

export const balanceQuestion = z.strictObject({ at: day.optional() });
export const statementQuestion = z.strictObject({
  person: text(300).min(1),
  cursor: text(1_000).optional(),
});
export const postingsQuestion = balanceQuestion.extend({ cursor: text(1_000).optional() });

/** Entries of a statement. */
const PER_PAGE = 50;

/** The end of the day, in UTC; null: no day is given. */
const endOf = (at: string | undefined): number | null =>
  at === undefined ? null : Date.parse(`${at}T00:00:00Z`) + 86_400_000;

/** The balances of all accounts, at the end of a day or now: `{currency, at, accounts: {NAME: amount}}`. */
export async function showBooks(
  x: Ops,
  { at }: z.infer<typeof balanceQuestion>,
): Promise<OpsAnswer> {
  const { complete, ...balance } = await trialBalance(x.store, x.settings.currency, endOf(at));
  if (!complete) {
    return refused("invalid", "There are too many accounts to list: use --csv or --seller.");
  }
  return done({ ...balance, at: at ?? null });
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
  const page = await known(listPostings(x.store, { before: endOf(at), cursor }));
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
