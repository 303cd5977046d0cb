/**
 * Takes out of a picture what says where, when and with which camera it was taken. What a viewer needs to show it
 * stays, also which way up it is. The parts to keep are named, so that an unknown part never gets through. Pure.
 */
import { crc32 } from "node:zlib";
import type { PictureType } from "./picture.ts";

type Bytes = Uint8Array<ArrayBufferLike>;

/** The picture without its metadata; null: it is not built as its type says. */
export function withoutMetadata(type: PictureType, picture: Bytes): Bytes | null {
  const parts = partsOf(type, picture);
  return parts && joined(parts);
}

/** The parts that are kept, in order, each whole; null: it is not built as its type says. */
export function partsOf(type: PictureType, picture: Bytes): Bytes[] | null {
  try {
    return type === "image/jpeg"
      ? partsOfJpeg(picture)
      : type === "image/png"
      ? partsOfPng(picture)
      : partsOfWebp(picture);
  } catch (error) {
    // A length that points past the end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function joined(parts: readonly Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const viewOf = (bytes: Bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const ascii = (bytes: Bytes, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));
/** The bytes, or a RangeError if they are not all there. */
function take(bytes: Bytes, from: number, length: number): Bytes {
  if (from + length > bytes.length) throw new RangeError("the picture ends too early");
  return bytes.subarray(from, from + length);
}

const SOI = 0xd8, EOI = 0xd9, SOS = 0xda, COM = 0xfe, APP0 = 0xe0, APP1 = 0xe1, APP2 = 0xe2;
const APP14 = 0xee, APP15 = 0xef;

/** The segments up to the end of the image: what cameras append after it is left out, too. */
function partsOfJpeg(picture: Bytes): Bytes[] | null {
  const view = viewOf(picture);
  const parts: Bytes[] = [picture.subarray(0, 2)];
  let orientation = 1;
  for (let at = 2;;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++; // a fill byte
      continue;
    }
    if (marker === EOI) {
      if (orientation > 1) parts.splice(1, 0, orientationSegment(orientation));
      return [...parts, take(picture, at, 2)];
    }
    if (marker === SOI || marker === 0) return null;
    const segment = take(picture, at, 2 + view.getUint16(at + 2));
    if (marker === APP1) orientation = orientationIn(segment) ?? orientation;
    if (staysInJpeg(marker, segment)) parts.push(segment);
    at += segment.length;
    if (marker === SOS) {
      const end = endOfScan(picture, at);
      parts.push(take(picture, at, end - at));
      at = end;
    }
  }
}

function staysInJpeg(marker: number, segment: Bytes): boolean {
  if (marker === APP2) return ascii(segment, 4, 15) === "ICC_PROFILE";
  return marker === APP0 || marker === APP14 ||
    marker !== COM && (marker < APP0 || marker > APP15);
}

/** Where the next marker begins. A zero after 0xff, and restart markers, belong to the scan. */
function endOfScan(picture: Bytes, from: number): number {
  for (let at = from; at + 1 < picture.length; at++) {
    const next = picture[at + 1];
    if (picture[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new RangeError("the picture has no end");
}

const ORIENTATION = 0x0112;

/** Which way up the picture is, 1 to 8; null: it does not say. */
function orientationIn(segment: Bytes): number | null {
  if (ascii(segment, 4, 10) !== "Exif\0\0") return null;
  const tiff = viewOf(segment.subarray(10));
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  const entries = tiff.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12;
    if (tiff.getUint16(at, little) !== ORIENTATION) continue;
    const value = tiff.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** A segment that says nothing but which way up the picture is. */
function orientationSegment(value: number): Bytes {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, value];
  const content = [..."Exif\0\0"].map((letter) => letter.charCodeAt(0));
  const body = [...content, ...tiff, 0, 0, 0, 0, 0, 0];
  return new Uint8Array([0xff, APP1, 0, body.length + 2, ...body]);
}

const PNG_CHUNKS = new Set(
  ("IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT pHYs bKGD hIST acTL fcTL fdAT")
    .split(" "),
);

function partsOfPng(picture: Bytes): Bytes[] | null {
  const view = viewOf(picture);
  const parts: Bytes[] = [take(picture, 0, 8)];
  for (let at = 8;;) {
    const name = ascii(picture, at + 4, at + 8);
    // Length, name and checksum.
    const chunk = take(picture, at, view.getUint32(at) + 12);
    // Viewers show nothing of a picture whose header comes late, or whose parts are damaged.
    if (at === 8 && name !== "IHDR") return null;
    if (PNG_CHUNKS.has(name)) {
      if (crc32(chunk.subarray(4, -4)) !== viewOf(chunk).getUint32(chunk.length - 4)) return null;
      parts.push(chunk);
    }
    if (name === "IEND") return parts;
    at += chunk.length;
  }
}

const WEBP_CHUNKS = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);
/** The flags of VP8X that say that there is Exif and XMP. */
const METADATA_FLAGS = 0x08 | 0x04;

function partsOfWebp(picture: Bytes): Bytes[] | null {
  const view = viewOf(picture);
  const end = view.getUint32(4, true) + 8;
  const chunks: Bytes[] = [];
  for (let at = 12; at < end;) {
    const name = ascii(picture, at, at + 4);
    const size = view.getUint32(at + 4, true);
    const chunk = take(picture, at, 8 + size + size % 2).slice();
    if (name === "VP8X") chunk[8] &= ~METADATA_FLAGS;
    if (WEBP_CHUNKS.has(name)) chunks.push(chunk);
    at += chunk.length;
  }
  if (chunks.length === 0) return null;
  const head = picture.slice(0, 12);
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 4);
  viewOf(head).setUint32(4, length, true);
  return [head, ...chunks];
}
