/** The pictures of a claim: sealed, and stored in chunks, because a stored value has 64 KiB at most. */
import { z } from "zod";
import { ending, entity } from "#store/entity/mod.ts";
import { idSchema, instant, stored } from "../stored.ts";

/** Pictures of one claim. */
export const MAX_PICTURES = 3;
/** Bytes of one picture. */
export const MAX_PICTURE_BYTES = 5 * 1024 * 1024;
/**
 * What a picture says of its size, at most: more than any camera takes, and what a browser can show. A small file can
 * say that it is larger than the memory of whoever looks at it.
 */
export const MAX_PICTURE_PIXELS = 200_000_000;
/** Pixels of a picture's longer side. */
export const MAX_PICTURE_SIDE = 30_000;
/** Bytes of a picture in one chunk: as base64, sealed and as base64 again they stay below 60 KiB. */
export const CHUNK_BYTES = 33_000;
/** Chunks that one commit writes. */
export const CHUNKS_PER_COMMIT = 10;
/** A picture that is not complete after this time is removed. */
export const ORPHAN_MS = 3_600_000;
/** How long pictures are kept: banks take up disputes until 540 days after a payment. */
export const PICTURES_KEPT_MS = 600 * 86_400_000;

export const pictureTypes = ["image/jpeg", "image/png", "image/webp"] as const;
export type PictureType = typeof pictureTypes[number];

export const pictureSchema = z.object({
  id: idSchema,
  type: z.enum(pictureTypes),
  bytes: z.int().min(1).max(MAX_PICTURE_BYTES),
  chunks: z.int().min(1).max(Math.ceil(MAX_PICTURE_BYTES / CHUNK_BYTES)),
  at: instant,
  /** All of its chunks are stored. */
  listed: z.boolean(),
});
export type Picture = z.infer<typeof pictureSchema>;

/** Those of a claim that can be looked at: all of their parts are stored, and have not ended. */
export const picturesOf = ({ pictures }: { pictures: readonly Picture[] }, now: number) =>
  pictures.filter(({ listed, at }) => listed && now < at + PICTURES_KEPT_MS);

const chunkSchema = z.object({
  ...stored,
  claimId: idSchema,
  /** Base64 of the chunk's bytes, sealed. */
  data: z.string().max(60 * 1024),
  until: instant,
});
type Chunk = z.infer<typeof chunkSchema>;

/** The id is the picture's, a dash, and the chunk's number from 0. */
export const claimPictures = entity({
  name: "claim_picture",
  about: "A part of a claim's picture, sealed; the id ends with its number.",
  schema: chunkSchema,
  indexes: {
    until: ending<Chunk>("By their end, to remove old ones", (c) => [c.until]),
  },
});

export const chunkId = (pictureId: string, number: number): string => `${pictureId}-${number}`;
/** The context that a chunk is sealed with, so that no chunk can replace another. */
export const chunkContext = (pictureId: string, number: number): string =>
  `claim_picture:${chunkId(pictureId, number)}`;

/** The type, by the first bytes; null: none that we take. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "image/jpeg";
  if (ascii(0, 8) === "\x89PNG\r\n\x1a\n") return "image/png";
  return ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP" ? "image/webp" : null;
}
