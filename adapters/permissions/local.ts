/** Evaluates permissions on the entities and groups themselves, so there is no copy to keep in sync. */
import { groups } from "#domain/groups/group.ts";
import { grants } from "#domain/permissions/evaluate.ts";
import { model } from "#domain/permissions/model.ts";
import type { Permissions } from "#domain/ports/permissions.ts";
import { nodeOf } from "#domain/permissions/relations.ts";
import type { Store } from "#store/types.ts";

/** Groups of one user that are read. */
const MAX_GROUPS = 100;

export function createLocalPermissions({ store }: { store: Store }): Permissions {
  const isMember = async (group: string, userId: string) =>
    (await store.get(groups, group))?.members.includes(userId) ?? false;
  return {
    allows: (subject, permit, thing) => grants({ model, subject, isMember }, permit, nodeOf(thing)),
    async groupsOf(userId) {
      const page = await store.list(groups, "member", { prefix: [userId], limit: MAX_GROUPS });
      return page.items.map((group) => group.id);
    },
    mirror: null,
  };
}
