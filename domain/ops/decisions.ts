/** Lists decisions for operators: by whom, about what, when. */
import { says } from "#words/problems.ts";
import { z } from "zod";
import { isError } from "#store/base/errors.ts";
import type { Store } from "#store/types.ts";
import { listDecisions } from "../decisions/queries.ts";
import type { DecisionAction, ModeratorDecision } from "../decisions/decision.ts";
import type { Money } from "../money.ts";
import { personIn } from "../decisions/who.ts";
import { idSchema } from "../stored.ts";
import { text } from "../text.ts";
import { users } from "../users/user.ts";
import { dayArgument, limitArgument } from "./arguments.ts";
import { done, type Ops, type OpsAnswer, refused, refusedAs } from "./ops.ts";
import { ambiguous, isEmail, type Resolved, usersAt } from "./people.ts";

/** Decisions on one page. */
const MAX_PER_PAGE = 100;
const PER_PAGE = 50;

export const decisionQuestion = z.strictObject({
  /** An e-mail address, an id, or `terminal:name`. */
  person: text(300).min(1).optional(),
  /** The id of a ticket, an order, a concert or a user; a user's e-mail address; or a group. */
  thing: text(300).min(1).optional(),
  /** Days in the installation's time zone, inclusive. */
  from: dayArgument.optional(),
  to: dayArgument.optional(),
  limit: limitArgument(MAX_PER_PAGE).default(PER_PAGE),
  cursor: text(3_000).optional(),
}).refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
  path: ["to"],
  message: "Is before the first day",
});
type Question = z.infer<typeof decisionQuestion>;

/** A decision with the names of the people in it. */
export interface DecisionEntry {
  id: string;
  at: number;
  action: DecisionAction;
  by: string;
  /** Null: not a user, or the account no longer exists. */
  name: string | null;
  reason: string | null;
  ticketId: string | null;
  orderId: string | null;
  group: string | null;
  concertId: string | null;
  /** Of a decision about money. */
  amount: Money | null;
  people: { id: string; name: string | null }[];
  requestId: string | null;
}

export interface DecisionPage {
  entries: DecisionEntry[];
  next?: string;
  previous?: string;
}

/**
 * Newest first. Refusals: `not_found` for an unknown e-mail address, `invalid` for one that ambiguous users
 * have, `malformed` for a cursor of another query.
 */
export async function showDecisions(x: Ops, asked: Question): Promise<OpsAnswer> {
  const { timeZone } = x.settings;
  const [byWhom, about] = await Promise.all([named(x, asked.person), named(x, asked.thing)]);
  if (!byWhom.ok) return byWhom;
  if (!about.ok) return about;
  const [person, thing] = [byWhom.value, about.value];
  if (thing !== undefined && !idSchema.safeParse(thing).success) {
    return refused("invalid", "thing: Is not an id");
  }
  const by = person === undefined || person.includes(":") ? person : `user:${person}`;
  try {
    const { limit, cursor } = asked;
    const from = midnight(asked.from, 0, timeZone);
    const until = midnight(asked.to, 1, timeZone);
    const page = await listDecisions(x.store, { by, thing, from, until, limit, cursor });
    const { items, next, previous } = page;
    return done(
      { entries: await withNames(x.store, items), next, previous } satisfies DecisionPage,
    );
  } catch (error) {
    if (!isError(error, "BadCursor")) throw error;
    return refused("malformed", "The cursor does not belong to this question.");
  }
}

/** The user's id for an e-mail address. Any other text is returned unchanged. */
async function named(x: Ops, text: string | undefined): Promise<Resolved<string | undefined>> {
  if (text === undefined || !isEmail(text)) return { ok: true, value: text };
  const found = await usersAt(x, text);
  if (found.length > 1) return ambiguous(text, found);
  if (found.length === 1) return { ok: true, value: found[0].id };
  return refusedAs("not_found", says("nobody_with_email"));
}

function midnight(date: string | undefined, plusDays: number, timeZone: string) {
  if (date === undefined) return undefined;
  const start = Temporal.PlainDate.from(date).add({ days: plusDays }).toZonedDateTime(timeZone);
  return Math.max(0, start.epochMilliseconds);
}

async function withNames(
  store: Pick<Store, "getMany">,
  found: readonly ModeratorDecision[],
): Promise<DecisionEntry[]> {
  const ids = [...new Set(found.flatMap(({ by, people }) => [personIn(by) ?? [], people].flat()))];
  const known = await store.getMany(users, ids);
  const nameOf = (id: string | null) => known.find((user) => user?.id === id)?.name ?? null;
  return found.map((one) => ({
    id: one.id,
    at: one.createdAt,
    action: one.action,
    by: one.by,
    name: nameOf(personIn(one.by)),
    reason: one.reason,
    ticketId: one.ticketId,
    orderId: one.orderId,
    group: one.group,
    concertId: one.concertId,
    amount: one.amount,
    people: one.people.map((id) => ({ id, name: nameOf(id) })),
    requestId: one.requestId,
  }));
}
