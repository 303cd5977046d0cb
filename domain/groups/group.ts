/** A named set of users with a duty: `moderators`, `operators`. The id is the name. */
import { z } from "zod";
import { entity, many } from "#store/entity/mod.ts";
import { idSchema, stored } from "../stored.ts";

/** Most members of a group, because a group is stored as one value. */
export const MAX_MEMBERS = 500;

const groupSchema = z.object({ ...stored, members: z.array(idSchema).max(MAX_MEMBERS) });
export type Group = z.infer<typeof groupSchema>;

export const groups = entity({
  name: "group",
  about: "A named set of users with a duty; the id is the name.",
  schema: groupSchema,
  indexes: { member: many<Group>("The groups of a user", (g) => g.members.map((id) => [id])) },
});
