/**
 * Permissions with Ory Keto. Facts and ownership are read from the entity itself, so late or stale tuples
 * do not matter there. Membership in a group must be confirmed by both our own row and Keto: Keto can
 * revoke a power at once, and cannot grant one that nobody gave. It is never asked a negation, since Keto
 * would grant those for objects it does not know.
 */
import { groups } from "#domain/groups/group.ts";
import { grants } from "#domain/permissions/evaluate.ts";
import { model } from "#domain/permissions/model.ts";
import {
  type Mirror,
  type Mirrored,
  type Permissions,
  PermissionsUnavailable,
  type Tuple,
} from "#domain/ports/permissions.ts";
import { nodeOf } from "#domain/permissions/relations.ts";
import { differenceOf, tuplesOf, tupleText } from "#domain/permissions/tuples.ts";
import type { Store } from "#store/types.ts";
import { createLocalPermissions } from "../local.ts";
import { type KetoAddress, KetoServer } from "./server.ts";

/** Rounds of writing and checking; after that the handler is retried later. */
const MAX_ROUNDS = 4;

export function createKetoPermissions(
  { store, ...address }: { store: Store } & KetoAddress,
): Permissions {
  const keto = new KetoServer(address);
  const local = createLocalPermissions({ store });

  const agrees = (group: string, userId: string) =>
    keto.check({ namespace: "Group", object: group, relation: "members" }, userId);
  const isMember = async (group: string, userId: string) =>
    ((await store.get(groups, group))?.members.includes(userId) ?? false) &&
    await agrees(group, userId);

  return {
    allows: (subject, permit, thing) => grants({ model, subject, isMember }, permit, nodeOf(thing)),
    async groupsOf(userId) {
      const names = await local.groupsOf(userId);
      const sure = await Promise.all(names.map((name) => agrees(name, userId)));
      return names.filter((_, i) => sure[i]);
    },
    mirror: createMirror(keto),
  };
}

function createMirror(keto: KetoServer): Mirror {
  const read = (namespace: string, object: string) =>
    Array.fromAsync(keto.list({ namespace, object }));
  const remove = (tuples: readonly Tuple[]) =>
    keto.change(tuples.map((tuple) => ({ action: "delete", tuple })));
  /** Writes the differences and checks again, since another process may have written the same tuples. */
  async function write(thing: Mirrored): Promise<number> {
    const wanted = tuplesOf(thing);
    let changed = 0;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const there = await read(thing.namespace, thing.value.id);
      const { missing, surplus } = differenceOf(wanted, there);
      if (missing.length + surplus.length === 0) return changed;
      changed += missing.length + surplus.length;
      // Deleting removes every copy of a tuple, so a duplicated one must be inserted again.
      const gone = new Set(surplus.map(tupleText));
      const again = wanted.filter((tuple) => gone.has(tupleText(tuple)));
      await remove(surplus);
      await keto.change([...missing, ...again].map((tuple) => ({ action: "insert", tuple })));
    }
    throw new PermissionsUnavailable(
      `${thing.namespace}:${thing.value.id} is being written by other processes too`,
    );
  }

  const underWay = new Map<string, Promise<number>>();
  return {
    /** Serialised per object. */
    put(thing) {
      const name = `${thing.namespace}:${thing.value.id}`;
      const before = underWay.get(name) ?? Promise.resolve(0);
      const mine = before.catch(() => 0).then(() => write(thing)).finally(() => {
        if (underWay.get(name) === mine) underWay.delete(name);
      });
      underWay.set(name, mine);
      return mine;
    },
    read,
    async *all() {
      for (const namespace of Object.keys(model)) yield* keto.list({ namespace });
    },
    remove,
  };
}
