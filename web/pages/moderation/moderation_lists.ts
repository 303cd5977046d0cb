/** The page of a moderators' list: waiting or reported tickets. */
import type { ModerationView } from "./Moderation.tsx";
import { type Case, countQueue, MAX_COUNTED } from "#domain/moderation/queries.ts";
import type { Page } from "#store/types.ts";
import { caseView } from "./case_view.ts";
import { pathOf } from "./moderation_post.ts";
import { page } from "../../answer/page.ts";
import { pageLinks } from "../../request/paging.ts";
import type { Ctx } from "../../request/state.ts";

export async function queuePage(ctx: Ctx, list: ModerationView["list"], found: Page<Case>) {
  const { system, manner } = ctx.state;
  const view: ModerationView = {
    list,
    counts: { ...await countQueue(system), most: MAX_COUNTED },
    on: system.settings.moderation,
    items: found.items.map((one) => caseView(ctx, one, list)),
    ...pageLinks(pathOf(list), found),
    manner,
  };
  return await page(ctx, view);
}
