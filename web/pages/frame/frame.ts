/** What the frame around every page shows of the signed-in user: their groups, their work, their hold. */
import { countQueue, type QueueCounts } from "#domain/moderation/queries.ts";
import { MODERATORS } from "#domain/permissions/model.ts";
import type { RequestContext } from "../../request/context.ts";
import type { HoldView } from "./HoldBar.tsx";
import { holdView } from "./hold_view.ts";

export interface Frame {
  readonly groups: readonly string[];
  /** What waits for moderators; absent for everybody else. */
  readonly queue?: QueueCounts;
  /** The hold that the bar under the header shows. */
  readonly hold: HoldView | null;
}

const frames = new WeakMap<RequestContext, Frame>();
const forVisitors: Frame = { groups: [], hold: null };

/** Reads the frame's data for the page that is about to be rendered. */
export async function loadFrame(context: RequestContext, userId: string): Promise<void> {
  const { system } = context;
  const [groups, hold] = await Promise.all([context.groupsShown(), holdView(system, userId)]);
  const queue = groups.includes(MODERATORS) ? await countQueue(system) : undefined;
  frames.set(context, { groups, hold, queue });
}

/** The data that was read for this request; that of a visitor where there is none. */
export const frameOf = (context: RequestContext): Frame => frames.get(context) ?? forVisitors;
