/** The props of the layout. */
import type { LayoutView } from "./Layout.tsx";
import { MAX_COUNTED } from "#domain/moderation/queries.ts";
import { MODERATORS, OPERATORS } from "#domain/permissions/model.ts";
import { placeOf } from "../../answer/redirect.ts";
import type { Frame } from "./frame.ts";
import type { State } from "../../request/state.ts";

type Shown = Pick<State, "signedIn" | "unknown" | "context"> & { frame: Frame };

export function layoutView(
  { signedIn, unknown, frame: { groups, queue, hold }, context }: Shown,
  req: Request,
  url: URL,
): LayoutView {
  const path = url.pathname;
  return {
    path,
    name: signedIn?.user.name ?? null,
    moderator: groups.includes(MODERATORS),
    toDo: queue
      ? {
        count: queue.waiting + queue.reported + queue.claims,
        more: Math.max(queue.waiting, queue.reported, queue.claims) >= MAX_COUNTED,
      }
      : null,
    operator: groups.includes(OPERATORS),
    notice: unknown ? "identity_down" : context.notice,
    bare: path.startsWith("/sandbox/"),
    place: placeOf(req, url, context.system.config.origin),
    // The order's own page shows its hold in more detail.
    hold: path === `/orders/${hold?.orderId}` ? null : hold,
    now: context.now,
    manner: context.manner,
  };
}
