/** Damage: verifying the database, rebuilding indexes, and the quarantine. */
import { keyText } from "#store/base/errors.ts";
import type { AnyEntity, Stored } from "#store/entity/mod.ts";
import { booksPart } from "../invariants/books.ts";
import type { Finding } from "../invariants/checking.ts";
import { offeringsPart } from "../invariants/offerings.ts";
import { payoutsPart } from "../invariants/payouts.ts";
import { ordersPart, verifyMoney } from "../invariants/verify.ts";
import { replayDeadOf } from "./dead.ts";
import { done, type Ops, type OpsAnswer, refused } from "./ops.ts";

/** Findings that are listed; all are counted. */
const MAX_SHOWN = 100;

export interface Found {
  /** A key, or an entity with an id. */
  readonly at: string;
  readonly problem: string;
  readonly detail: string;
}
export interface Verified {
  /** The number of findings in each part that was checked. */
  readonly looked: Record<string, number>;
  readonly total: number;
  readonly first: readonly Found[];
}

/**
 * Compares indexes with values, orders, tickets, holds and payments with each other, payments with the books, payouts with
 * both, and offerings with their offers; with `provider` also payments with the provider. Reads only; each value is
 * read once for its indexes and for all rules about it.
 */
export async function verifyAll(
  x: Ops,
  { provider }: { provider: boolean },
): Promise<OpsAnswer> {
  const { store } = x;
  const looked: Record<string, number> = {};
  const first: Found[] = [];
  const note = (where: string, found: Found) => {
    looked[where]++;
    if (first.length < MAX_SHOWN) first.push(found);
  };
  const noteAll = async (where: string, findings: AsyncIterable<Finding>) => {
    for await (const { entity, id, rule, detail } of findings) {
      note(where, { at: `${entity}/${id}`, problem: rule, detail });
    }
  };
  const parts = [
    ordersPart,
    offeringsPart,
    booksPart(store, x.settings.booksYears),
    await payoutsPart(store),
  ];
  for (const { name } of x.entities) looked[`indexes of ${name}`] = 0;
  for (const { name } of parts) looked[name] = 0;
  for (const entity of x.entities) {
    const checks = parts.flatMap(({ name, checks }) =>
      checks.filter((check) => check.entity === entity).map((check) => ({ name, check }))
    );
    const visit = async (values: readonly Stored[]) => {
      for (const { name, check } of checks) await noteAll(name, check.among(store, values));
    };
    for await (const { key, problem, detail } of store.verifyIndexes(entity, undefined, visit)) {
      note(`indexes of ${entity.name}`, { at: keyText(key), problem, detail });
    }
  }
  for (const { name, rest } of parts) if (rest) await noteAll(name, rest(store));
  if (provider) {
    const where = "provider's books";
    looked[where] = 0;
    await noteAll(where, verifyMoney(x));
  }
  const total = Object.values(looked).reduce((sum, count) => sum + count, 0);
  return done({ looked, total, first } satisfies Verified, total > 0);
}

/** `name`: an entity, or one of its indexes: `ticket`, `ticket.date`. */
export async function reindex(x: Ops, { name }: { name: string }): Promise<OpsAnswer> {
  const [entityName, index] = name.split(".");
  const entity = x.entities.find((one) => one.name === entityName);
  if (!entity) return refused("not_found", `No entity is named ${entityName}: ${namesOf(x)}.`);
  if (index !== undefined && !Object.hasOwn(entity.indexes, index)) {
    const known = Object.keys(entity.indexes).join(", ") || "none";
    return refused("not_found", `${entityName} has no index ${index}, but: ${known}.`);
  }
  const { left, ...rebuilt } = await x.store.rebuildIndexes(entity, index);
  const shownLeft = left.map(({ key, problem, detail }) => ({ at: keyText(key), problem, detail }));
  return done({ name, ...rebuilt, left: shownLeft }, left.length > 0);
}

const namesOf = (x: Ops): string => x.entities.map(({ name }) => name).join(", ");
const byName = (x: Ops): ReadonlyMap<string, AnyEntity> =>
  new Map(x.entities.map((entity) => [entity.name, entity]));

export async function listQuarantine(x: Ops): Promise<OpsAnswer> {
  const found = await x.store.quarantine.list();
  return done({ values: found.map(({ name, reason, foundAt }) => ({ name, reason, foundAt })) });
}

/** The value as it is stored. It may contain private data, so only the terminal shows it. */
export async function showQuarantine(x: Ops, { name }: { name: string }): Promise<OpsAnswer> {
  const shown = await x.store.quarantine.show(name);
  if (!shown) return unknown(name);
  const { mark: { reason, foundAt }, value } = shown;
  return done({ name, reason, foundAt, value });
}

/** Reads the values again, and replays the dead letters of those that are readable now. */
export async function retryQuarantine(
  x: Ops,
  { name }: { name: string | "all" },
): Promise<OpsAnswer> {
  const all = await x.store.quarantine.list();
  const wanted = name === "all" ? all : all.filter((one) => one.name === name);
  if (wanted.length === 0 && name !== "all") return unknown(name);
  let readable = 0, replayed = 0;
  for (const one of wanted) {
    if (await x.store.quarantine.retry(one.name, byName(x)) !== "readable") continue;
    readable++;
    replayed += await replayDeadOf(x, one.key);
  }
  const unreadable = wanted.length - readable;
  return done({ readable, unreadable, replayed }, unreadable > 0);
}

/** Deletes the value and its index rows. */
export async function discardQuarantine(x: Ops, { name }: { name: string }): Promise<OpsAnswer> {
  if (!await x.store.quarantine.discard(name)) return unknown(name);
  const entity = byName(x).get(name.split("/")[0]);
  if (entity) await x.store.rebuildIndexes(entity);
  return done({ count: 1 });
}

const unknown = (name: string) => refused("not_found", `${name} is not in quarantine.`);
