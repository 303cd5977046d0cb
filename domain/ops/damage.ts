/** Damage: looking for it everywhere, rebuilding indexes, and values that cannot be read. */
import { keyText } from "#store/base/errors.ts";
import type { AnyEntity } from "#store/entity/mod.ts";
import { verifyMoney, verifyOrders } from "../invariants/verify.ts";
import { replayDeadOf } from "./dead.ts";
import { done, type Ops, type OpsAnswer, refused } from "./ops.ts";

/** Findings told one by one; all of them are counted. */
const MAX_TOLD = 100;

export interface Found {
  /** What it was found at: a key, or an entity with an id. */
  readonly at: string;
  readonly problem: string;
  readonly detail: string;
}
export interface Verified {
  /** What was gone through, and how many findings each had. */
  readonly looked: Record<string, number>;
  readonly total: number;
  readonly first: readonly Found[];
}

/** Index ↔ values, orders ↔ tickets ↔ holds ↔ money; with `provider` also the provider's books. Reads only. */
export async function verifyAll(
  x: Ops,
  { provider }: { provider: boolean },
): Promise<OpsAnswer> {
  const looked: Record<string, number> = {};
  const first: Found[] = [];
  const note = (where: string, found: Found) => {
    looked[where]++;
    if (first.length < MAX_TOLD) first.push(found);
  };
  for (const entity of x.entities) {
    const where = `indexes of ${entity.name}`;
    looked[where] = 0;
    for await (const { key, problem, detail } of x.store.verifyIndexes(entity)) {
      note(where, { at: keyText(key), problem, detail });
    }
  }
  const books = provider ? [["provider's books", verifyMoney(x)] as const] : [];
  for (
    const [where, findings] of [["orders and money", verifyOrders(x.store)], ...books] as const
  ) {
    looked[where] = 0;
    for await (const { entity, id, rule, detail } of findings) {
      note(where, { at: `${entity}/${id}`, problem: rule, detail });
    }
  }
  const total = Object.values(looked).reduce((sum, count) => sum + count, 0);
  return done({ looked, total, first } satisfies Verified, total > 0);
}

/** `name`: an entity, or an entity and one of its indexes: `ticket`, `ticket.date`. */
export async function reindex(x: Ops, { name }: { name: string }): Promise<OpsAnswer> {
  const [entityName, index] = name.split(".");
  const entity = x.entities.find((one) => one.name === entityName);
  if (!entity) return refused("not_found", `No entity is named ${entityName}: ${namesOf(x)}.`);
  if (index !== undefined && !Object.hasOwn(entity.indexes, index)) {
    const known = Object.keys(entity.indexes).join(", ") || "none";
    return refused("not_found", `${entityName} has no index ${index}, but: ${known}.`);
  }
  const { left, ...rebuilt } = await x.store.rebuildIndexes(entity, index);
  const told = left.map(({ key, problem, detail }) => ({ at: keyText(key), problem, detail }));
  return done({ name, ...rebuilt, left: told }, left.length > 0);
}

const namesOf = (x: Ops): string => x.entities.map(({ name }) => name).join(", ");
const byName = (x: Ops): ReadonlyMap<string, AnyEntity> =>
  new Map(x.entities.map((entity) => [entity.name, entity]));

export async function listQuarantine(x: Ops): Promise<OpsAnswer> {
  const found = await x.store.quarantine.list();
  return done({ values: found.map(({ name, reason, foundAt }) => ({ name, reason, foundAt })) });
}

/** The value as it is stored. It may hold what is nobody's business: for the terminal alone. */
export async function showQuarantine(x: Ops, { name }: { name: string }): Promise<OpsAnswer> {
  const shown = await x.store.quarantine.show(name);
  if (!shown) return unknown(name);
  const { mark: { reason, foundAt }, value } = shown;
  return done({ name, reason, foundAt, value });
}

/** Reads it again, and replays the events that died of it. */
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

/** Deletes the value, and the index rows that led to it. */
export async function discardQuarantine(x: Ops, { name }: { name: string }): Promise<OpsAnswer> {
  if (!await x.store.quarantine.discard(name)) return unknown(name);
  const entity = byName(x).get(name.split("/")[0]);
  if (entity) await x.store.rebuildIndexes(entity);
  return done({ count: 1 });
}

const unknown = (name: string) => refused("not_found", `${name} is not in quarantine.`);
