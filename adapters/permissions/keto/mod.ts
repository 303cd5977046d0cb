/**
 * Permissions with Ory Keto. Facts and ownership are read from the entity itself, so that neither a
 * tuple that is late nor one that is stale decides about them; what then hangs on a group must be said
 * by our own row and by Keto alike. So Keto can take a power away at once, and can give none that
 * nobody gave. It is never asked a negation: Keto grants those of objects that it does not know.
 */
import { groups } from "#domain/groups/group.ts";
import { grants } from "#domain/permissions/evaluate.ts";
import { model } from "#domain/permissions/model.ts";
import type { Mirror, Permissions } from "#domain/permissions/permissions.ts";
import { nodeOf } from "#domain/permissions/relations.ts";
import { differenceOf, type Tuple, tuplesOf, tupleText } from "#domain/permissions/tuples.ts";
import type { Store } from "#store/types.ts";
import { createLocalPermissions } from "../local.ts";
import { type KetoAddress, KetoServer } from "./server.ts";

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
  return {
    async put(thing) {
      const wanted = tuplesOf(thing);
      const { missing, surplus } = differenceOf(
        wanted,
        await read(thing.namespace, thing.value.id),
      );
      // Deleting removes every copy of a tuple, so one that was there twice is written anew.
      const gone = new Set(surplus.map(tupleText));
      const again = wanted.filter((tuple) => gone.has(tupleText(tuple)));
      await remove(surplus);
      await keto.change([...missing, ...again].map((tuple) => ({ action: "insert", tuple })));
      return missing.length + surplus.length;
    },
    read,
    async *all() {
      for (const namespace of Object.keys(model)) yield* keto.list({ namespace });
    },
    remove,
  };
}
