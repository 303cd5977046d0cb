/** Storing a claim's picture: a place in the claim, then its chunks, and with the last of them it is listed. */
import { says, saysLimit } from "#words/problems.ts";
import { emit } from "../events.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { type Claim, claims, isUndecided } from "./claim.ts";
import {
  CHUNK_BYTES,
  chunkContext,
  chunkId,
  CHUNKS_PER_COMMIT,
  claimPictures,
  MAX_PICTURE_BYTES,
  MAX_PICTURE_PIXELS,
  MAX_PICTURE_SIDE,
  MAX_PICTURES,
  ORPHAN_MS,
  type Picture,
  PICTURES_KEPT_MS,
  type PictureType,
  pictureType,
} from "./picture.ts";
import { withoutMetadata } from "./picture_metadata.ts";
import { type PictureSize, sizesIn } from "./picture_size.ts";
import { findParty } from "./queries.ts";
import { whyClosed } from "../trade/claims/why_closed.ts";

/** Chunks that one commit deletes: each is read first, beside the claim. */
const DELETED_PER_COMMIT = 8;

/**
 * Adds a picture to the buyer's own claim. Refusals: `not_found`, `forbidden`, `too_large`,
 * `unsupported_media_type`, `claim_closed` (decided already), `invalid` (there are three).
 */
export async function addPicture(
  x: Services,
  buyerId: string,
  claimId: string,
  given: Uint8Array,
): Promise<Result<Claim>> {
  const party = await findParty(x, buyerId, claimId);
  if (!party.ok) return party;
  if (party.value.order.buyerId !== buyerId) return refuse("forbidden");
  const checked = checkPicture(given);
  if (!checked.ok) return checked;
  const { type, bytes } = checked.value;
  const chunks = Math.ceil(bytes.length / CHUNK_BYTES);
  const picture = { id: x.store.newId(), type, bytes: bytes.length, chunks, listed: false };
  const place = await takePlace(x, claimId, picture);
  if (!place.ok) return place;
  return await writeChunks(x, claimId, picture, bytes);
}

/** The picture as it would be stored. Refusals: `too_large`, `unsupported_media_type`. */
export function checkPicture(given: Uint8Array): Result<{ type: PictureType; bytes: Uint8Array }> {
  if (given.length > MAX_PICTURE_BYTES) {
    return refuse("too_large", { detail: saysLimit(MAX_PICTURE_BYTES) });
  }
  const type = pictureType(given);
  const bytes = type && withoutMetadata(type, given);
  if (!bytes || bytes.length === 0 || bytes.length > MAX_PICTURE_BYTES) {
    return refuse("unsupported_media_type", { detail: says("not_a_picture") });
  }
  const sizes = sizesIn(type, bytes);
  if (sizes.length === 0 || sizes.some(({ width, height }) => width === 0 || height === 0)) {
    return refuse("unsupported_media_type", { detail: says("not_a_picture") });
  }
  return sizes.every(canBeShown)
    ? ok({ type, bytes })
    : refuse("unsupported_media_type", { detail: says("picture_too_wide", BOUNDS) });
}

const BOUNDS = { side: MAX_PICTURE_SIDE, millions: MAX_PICTURE_PIXELS / 1e6 };

const canBeShown = ({ width, height }: PictureSize): boolean =>
  Math.max(width, height) <= MAX_PICTURE_SIDE && width * height <= MAX_PICTURE_PIXELS;

/** Takes one of the claim's three places for an hour. */
async function takePlace(
  x: Services,
  claimId: string,
  picture: Omit<Picture, "at">,
): Promise<Result<null>> {
  return await x.store.transact(async (tx): Promise<Result<null>> => {
    const claim = (await tx.get(claims, claimId))!;
    if (!isUndecided(claim)) return refuse("claim_closed", { detail: whyClosed(claim) });
    if (claim.pictures.length >= MAX_PICTURES) {
      const errors = [{ path: "picture", message: says("pictures_enough", { max: MAX_PICTURES }) }];
      return refuse("invalid", { errors });
    }
    tx.put(claims, { ...claim, pictures: [...claim.pictures, { ...picture, at: tx.now }] });
    const { id: pictureId, chunks } = picture;
    emit(tx, {
      name: "claim_picture:due",
      payload: { claimId, pictureId, chunks },
      dueAt: tx.now + ORPHAN_MS,
    });
    return ok(null);
  });
}

/** The chunks, some in each commit. The last commit lists the picture. */
async function writeChunks(
  x: Services,
  claimId: string,
  { id, chunks }: Pick<Picture, "id" | "chunks">,
  bytes: Uint8Array,
): Promise<Result<Claim>> {
  for (let from = 0; from < chunks; from += CHUNKS_PER_COMMIT) {
    const numbers = Array.from(
      { length: Math.min(CHUNKS_PER_COMMIT, chunks - from) },
      (_, n) => from + n,
    );
    const sealed = await Promise.all(numbers.map(async (number) => ({
      id: chunkId(id, number),
      data: await x.secrets.seal(
        bytes.subarray(number * CHUNK_BYTES, (number + 1) * CHUNK_BYTES).toBase64(),
        chunkContext(id, number),
      ),
    })));
    const isLast = from + CHUNKS_PER_COMMIT >= chunks;
    const written = await x.store.transact(async (tx): Promise<Result<Claim>> => {
      const claim = await tx.get(claims, claimId);
      const place = claim?.pictures.find((one) => one.id === id);
      // The claim was decided meanwhile, or it took longer than an hour: the rest is an orphan.
      if (!claim || !isUndecided(claim)) {
        return refuse("claim_closed", claim ? { detail: whyClosed(claim) } : {});
      }
      if (!place) return refuse("claim_closed", { detail: says("picture_late") });
      for (const one of sealed) {
        tx.append(claimPictures, { ...one, claimId, until: tx.now + PICTURES_KEPT_MS });
      }
      const pictures = claim.pictures.map((one) => one.id === id ? { ...one, listed: true } : one);
      return ok(isLast ? tx.put(claims, { ...claim, pictures }) : claim);
    });
    if (!written.ok || isLast) return written;
  }
  throw new Error("a picture without chunks");
}

/** Removes what is there of a picture that was not completed, and gives its place back. */
export async function removeOrphan(
  x: Pick<Services, "store">,
  claimId: string,
  pictureId: string,
  chunks: number,
): Promise<void> {
  const orphaned = await x.store.transact(async (tx) => {
    const claim = await tx.get(claims, claimId);
    const place = claim?.pictures.find(({ id }) => id === pictureId);
    if (place?.listed) return false;
    // From here on no chunk is added.
    if (claim && place) {
      tx.put(claims, { ...claim, pictures: claim.pictures.filter((one) => one !== place) });
    }
    return true;
  });
  if (!orphaned) return;
  for (let from = 0; from < chunks; from += DELETED_PER_COMMIT) {
    const length = Math.min(DELETED_PER_COMMIT, chunks - from);
    const ids = Array.from({ length }, (_, n) => chunkId(pictureId, from + n));
    await x.store.transact(async (tx) => {
      for (const id of ids) if (await tx.get(claimPictures, id)) tx.delete(claimPictures, id);
    });
  }
}

/** The bytes of a picture, for those who may see the claim. Refusal: `not_found`, also for one that has ended. */
export async function readPicture(
  x: Services,
  viewerId: string,
  claimId: string,
  pictureId: string,
): Promise<Result<{ picture: Picture; bytes: Uint8Array<ArrayBuffer> }>> {
  const party = await findParty(x, viewerId, claimId);
  if (!party.ok) return party;
  const picture = party.value.claim.pictures.find(({ id, listed }) => id === pictureId && listed);
  if (!picture) return refuse("not_found");
  const ids = Array.from({ length: picture.chunks }, (_, n) => chunkId(pictureId, n));
  const chunks = await x.store.getMany(claimPictures, ids);
  const bytes = new Uint8Array(picture.bytes);
  for (const [number, chunk] of chunks.entries()) {
    if (!chunk) return refuse("not_found");
    const text = await x.secrets.open(chunk.data, chunkContext(pictureId, number));
    bytes.set(Uint8Array.fromBase64(text), number * CHUNK_BYTES);
  }
  return ok({ picture, bytes });
}
