/** The buyer's posts: the claim with its pictures, or the form again with what was entered. */
import { isUndecided } from "#domain/claims/claim.ts";
import { openClaim } from "#domain/claims/commands.ts";
import { claimWords } from "#domain/claims/input.ts";
import { addPicture, checkPicture } from "#domain/claims/picture_commands.ts";
import { MAX_PICTURE_BYTES, MAX_PICTURES } from "#domain/claims/picture.ts";
import { type Refusal, wordsOf } from "#domain/refusals.ts";
import { says } from "#words/problems.ts";
import { refusedForm } from "../../answer/form_page.ts";
import { fieldErrors } from "../../answer/json.ts";
import { page } from "../../answer/page.ts";
import { redirectWithNotice } from "../../answer/redirect_with_notice.ts";
import { unwrap } from "../../answer/refused.ts";
import { parseId, requireSession } from "../../request/guards.ts";
import type { Ctx } from "../../request/state.ts";
import { readMultipart } from "../../request/uploads.ts";
import { guardedClaim, guardedPicture } from "./claim_guard.ts";
import { claimPageView } from "./claim_view.ts";

/** Refusals that the form shows, with what was entered. */
const SHOWN: ReadonlySet<string> = new Set(["claim_closed", "rate_limited"]);
const MAX_UPLOAD_BYTES = MAX_PICTURES * MAX_PICTURE_BYTES;

/** The claim, then its pictures. A picture that is refused is named before anything is stored. */
export async function postClaim(ctx: Ctx<"id">) {
  const { system } = ctx.state;
  const { user } = requireSession(ctx);
  const orderId = parseId(ctx.params.id);
  const { texts, files } = await readMultipart(ctx.req, MAX_UPLOAD_BYTES);
  const pictures = files.picture ?? [];
  const words = claimWords.safeParse(texts);
  const wrong = await picturesRefused(ctx, user.id, pictures);
  if (wrong && wrong.code !== "invalid") return await again(ctx, user.id, orderId, texts, wrong);
  const errors = [...words.success ? [] : fieldErrors(words.error), ...wrong?.errors ?? []];
  if (!words.success || errors.length > 0) {
    return await again(ctx, user.id, orderId, texts, { code: "invalid", errors });
  }
  const open = () => openClaim(system, user.id, orderId, words.data);
  const opened = await guardedClaim(ctx, user.id, open);
  if (!opened.ok && SHOWN.has(opened.refusal.code)) {
    return await again(ctx, user.id, orderId, texts, opened.refusal);
  }
  const { claim, existing } = unwrap(opened, { href: `/orders/${orderId}`, label: "order" });
  // Sent twice, it is what we have; other words, or words about a claim that has ended, are not kept.
  const { kind, text } = words.data;
  const kept = !existing || isUndecided(claim) && claim.kind === kind && claim.text === text;
  if (existing && !isUndecided(claim)) {
    return redirectWithNotice(ctx, `/orders/${orderId}/claim`, "claim_already");
  }
  return await add(ctx, user.id, orderId, pictures, kept ? "claim_sent" : "claim_already");
}

/** More pictures for a claim. */
export async function postPictures(ctx: Ctx<"id">) {
  const { user } = requireSession(ctx);
  const orderId = parseId(ctx.params.id);
  const { files } = await readMultipart(ctx.req, MAX_UPLOAD_BYTES);
  const pictures = files.picture ?? [];
  const wrong = pictures.length === 0
    ? ofPictures(says("required"))
    : await picturesRefused(ctx, user.id, pictures);
  if (wrong) return await again(ctx, user.id, orderId, {}, wrong);
  return await add(ctx, user.id, orderId, pictures, "pictures_added");
}

const ofPictures = (message: string): Refusal => ({
  code: "invalid",
  errors: [{ path: "picture", message }],
});

/** Looks at each picture once it is counted. Null: all of them can be stored. */
async function picturesRefused(
  ctx: Ctx<"id">,
  userId: string,
  pictures: readonly Uint8Array[],
): Promise<Refusal | null> {
  if (pictures.length > MAX_PICTURES) {
    return ofPictures(says("pictures_enough", { max: MAX_PICTURES }));
  }
  for (const picture of pictures) {
    const look = () => Promise.resolve(checkPicture(picture));
    const looked = await guardedPicture(ctx, userId, look);
    if (looked.ok) continue;
    const { refusal } = looked;
    return refusal.code === "rate_limited"
      ? refusal
      : ofPictures(refusal.detail ?? wordsOf(refusal).title);
  }
  return null;
}

async function add(
  ctx: Ctx<"id">,
  userId: string,
  orderId: string,
  pictures: readonly Uint8Array[],
  notice: "claim_sent" | "claim_already" | "pictures_added",
) {
  for (const picture of pictures) {
    const added = await addPicture(ctx.state.system, userId, orderId, picture);
    if (!added.ok) return await again(ctx, userId, orderId, {}, added.refusal);
  }
  return redirectWithNotice(ctx, `/orders/${orderId}/claim`, notice);
}

async function again(
  ctx: Ctx<"id">,
  userId: string,
  orderId: string,
  values: Record<string, string>,
  refusal: Refusal,
) {
  const { view: form, status, headers } = refusedForm(values, refusal, ctx.state.manner.words);
  const view = await claimPageView(ctx, orderId, userId, "claim", form);
  return await page(ctx, view, { status, headers, secret: true });
}
