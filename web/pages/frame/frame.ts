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

/** Read once for a request. */
const loading = new WeakMap<RequestContext, Promise<Frame>>();
const frames = new WeakMap<RequestContext, Frame>();
const forVisitors: Frame = { groups: [], hold: null };

async function load(context: RequestContext, userId: string): Promise<Frame> {
  const { system } = context;
  const [groups, hold] = await Promise.all([context.groupsShown(), holdView(system, userId)]);
  const queue = groups.includes(MODERATORS) ? await countQueue(system) : undefined;
  return { groups, hold, queue };
}

/** Reads the frame's data for the page that is about to be rendered. */
export async function loadFrame(context: RequestContext, userId: string): Promise<Frame> {
  const known = loading.get(context) ?? load(context, userId);
  loading.set(context, known);
  const frame = await known;
  frames.set(context, frame);
  return frame;
}

/** Whether there is nothing in it but what everybody sees who is signed in. */
export async function isPlain(context: RequestContext, userId: string): Promise<boolean> {
  const { groups, hold } = await loadFrame(context, userId);
  return groups.length === 0 && hold === null;
}

/** The data that was read for this request; that of a visitor where there is none. */
export const frameOf = (context: RequestContext): Frame => frames.get(context) ?? forVisitors;
