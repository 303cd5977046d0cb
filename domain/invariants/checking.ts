/**
 * How rules over the whole database are checked. Each value is looked at as it is read, together with many others and
 * with what they all name, which costs few reads. What seems wrong then is looked at again by itself, in one
 * snapshot, and only that decides: others may write at the same time.
 */
import { isError } from "#store/base/errors.ts";
import type { AnyEntity, Entity, Ref, Stored } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";

/** Values that are looked at together. */
const AT_ONCE = 100;
/** Values that are looked at by themselves at the same time. */
const LOOKS_AT_ONCE = 8;
/** Values that one snapshot reads. */
const SNAPSHOT = 10;

export interface Finding {
  /** The kind of the value with the problem ("verdict": a moderator decision). */
  readonly entity: string;
  readonly id: string;
  readonly rule: string;
  readonly detail: string;
}

type Problem = Pick<Finding, "rule" | "detail">;

/** Checks values of one entity. */
interface Check {
  readonly entity: AnyEntity;
  /** Up to 100 values. */
  among(store: Store, values: readonly Stored[]): AsyncIterable<Finding>;
}

/** Checks that belong together. */
export interface Part {
  readonly name: string;
  readonly checks: readonly Check[];
  /** What is checked after all values. */
  rest?(store: Store): AsyncIterable<Finding>;
}

/** Other values that the checked ones name. */
class Around {
  #values = new Map<string, Stored | null | "unreadable">();

  static async load(store: Store, refs: readonly Ref[]): Promise<Around> {
    const around = new Around();
    const wanted = new Map(refs.flatMap((ref) => ref[1] ? [[nameOf(ref), ref]] : []));
    const all = [...wanted];
    const reads: Promise<void>[] = [];
    for (let at = 0; at < all.length; at += SNAPSHOT) {
      reads.push(around.#read(store, all.slice(at, at + SNAPSHOT)));
    }
    await Promise.all(reads);
    return around;
  }

  async #read(store: Store, named: readonly [string, Ref][]): Promise<void> {
    try {
      const found = await store.snapshot(named.map(([, ref]) => ref));
      named.forEach(([name], place) => this.#values.set(name, found[place] as Stored | null));
    } catch (error) {
      if (!isError(error, "Unreadable")) throw error;
      if (named.length === 1) this.#values.set(named[0][0], "unreadable");
      else for (const one of named) await this.#read(store, [one]);
    }
  }

  /** Null: it is not there, or nothing is named. Throws if it cannot be read, or was not asked for. */
  get<T extends Stored>(entity: Entity<T, string>, id: string | null | undefined): T | null {
    if (!id) return null;
    const value = this.#values.get(nameOf([entity, id]));
    if (value === undefined || value === "unreadable") throw new Error(`${entity.name} ${id}`);
    return value as T | null;
  }
}

const nameOf = ([{ name }, id]: Ref): string => `${name} ${id}`;

/** Compares values of an entity with others. */
export function comparing<T extends Stored>({ entity, kind, names, mayBeWrong, look }: {
  entity: Entity<T, string>;
  /** What findings call them. */
  kind: string;
  /** What `mayBeWrong` asks for. */
  names: (value: T) => readonly Ref[];
  /** Whether the value is looked at by itself. If it throws, it is. */
  mayBeWrong: (value: T, around: Around, store: Store) => boolean;
  look: (store: Store, value: T) => Promise<readonly Problem[]>;
}): Check {
  return {
    entity,
    async *among(store, stored) {
      const values = stored as readonly T[];
      const around = await Around.load(store, values.flatMap(names));
      const suspects = values.filter((value) => seemsWrong(() => mayBeWrong(value, around, store)));
      for (let at = 0; at < suspects.length; at += LOOKS_AT_ONCE) {
        const looks = suspects.slice(at, at + LOOKS_AT_ONCE).map(async (value) => ({
          id: value.id,
          problems: await looked(store, value),
        }));
        for (const { id, problems } of await Promise.all(looks)) {
          for (const { rule, detail } of problems) yield { entity: kind, id, rule, detail };
        }
      }
    },
  };

  /** An unreadable related value is a finding; the check of the other values continues. */
  async function looked(store: Store, value: T): Promise<readonly Problem[]> {
    try {
      return await look(store, value);
    } catch (error) {
      if (!isError(error, "Unreadable")) throw error;
      return [{ rule: "unreadable", detail: error.message }];
    }
  }
}

function seemsWrong(mayBeWrong: () => boolean): boolean {
  try {
    return mayBeWrong();
  } catch {
    return true;
  }
}

/** Reads all values that the part is about, and checks them. */
export async function* findingsOf(store: Store, { checks, rest }: Part): AsyncGenerator<Finding> {
  for (const { entity, among } of checks) {
    let values: Stored[] = [];
    for await (const value of store.scan(entity)) {
      if (values.push(value) < AT_ONCE) continue;
      yield* among(store, values);
      values = [];
    }
    yield* among(store, values);
  }
  if (rest) yield* rest(store);
}
