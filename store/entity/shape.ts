/**
 * Shapes of stored values. An older value is upgraded when it is read, and stored in the current shape
 * by its next write. `schemaVersion` in a stored value is the number of upgrades applied; absent: none.
 */
import { Unreadable } from "../base/errors.ts";
import type { AnyEntity, Entity, KeyPart, Stored } from "./mod.ts";

/** Maximum number of schema issues in a reason. */
const MAX_ISSUES = 3;
/** Maximum length of a reason in characters. */
const MAX_REASON = 300;

type Raw = Record<string, unknown>;
type Entry = { readonly key: Deno.KvKey; readonly value: unknown };

/** Reads a stored value as `parseStored` does, and puts an unreadable one into quarantine. */
export type ReadStored = <T extends Stored>(entity: Entity<T, string>, entry: Entry) => T;

/** The value of an existing entry, in the current shape; throws `Unreadable`. */
export function parseStored<T extends Stored>(entity: Entity<T, string>, entry: Entry): T {
  const present = upgraded(entity, entry);
  const parsed = entity.schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, MAX_ISSUES);
  // Paths and rules only, never the value, because reasons are logged and shown.
  const reason = issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  throw new Unreadable(entry.key, reason.slice(0, MAX_REASON));
}

/** The form in which a value is stored: with `schemaVersion` if the entity has upgrades. */
export const storedForm = ({ upgrades }: AnyEntity, value: Stored): Stored =>
  upgrades.length === 0 ? value : { ...value, schemaVersion: upgrades.length } as Stored;

/** Whether a stored value has an older shape than the current one. */
export const isOutdated = ({ upgrades }: AnyEntity, raw: unknown): boolean =>
  upgrades.length > 0 && shapeOf(raw) < upgrades.length;

/**
 * The keys of a stored value in an index. For an older shape: the keys under which the version that
 * wrote it listed it. `value` is the same value, parsed.
 */
export function storedKeys<T extends Stored>(
  entity: Entity<T, string>,
  raw: unknown,
  value: T,
  index: string,
): KeyPart[][] {
  let old = raw as Raw;
  for (let shape = shapeOf(raw); shape < entity.upgrades.length; shape++) {
    const { formerKeys, change } = entity.upgrades[shape];
    if (formerKeys && Object.hasOwn(formerKeys, index)) return formerKeys[index](old);
    old = change(old);
  }
  return Object.hasOwn(entity.indexes, index) ? entity.indexes[index].keys(value) : [];
}

/** Indexes that older shapes had rows in, and that are no longer declared. */
export const formerIndexes = ({ indexes, upgrades }: AnyEntity): string[] =>
  [
    ...new Set(upgrades.flatMap(({ formerKeys = {} }) => Object.keys(formerKeys))),
  ].filter((name) => !Object.hasOwn(indexes, name));

function upgraded({ upgrades }: AnyEntity, { key, value }: Entry): unknown {
  const shape = shapeOf(value);
  if (shape === 0 && upgrades.length === 0) return value;
  if (shape > upgrades.length) {
    throw new Unreadable(
      key,
      `written by a newer version (shape ${shape}, not ${upgrades.length})`,
    );
  }
  try {
    const { schemaVersion: _, ...first } = value as Raw;
    return upgrades.slice(shape).reduce((old, { change }) => change(old), first as Raw);
  } catch (error) {
    const what = error instanceof Error ? error.name : typeof error;
    throw new Unreadable(key, `cannot be upgraded from shape ${shape} (${what})`);
  }
}

function shapeOf(raw: unknown): number {
  const shape = (raw as Raw | null | undefined)?.schemaVersion;
  return typeof shape === "number" ? shape : 0;
}
