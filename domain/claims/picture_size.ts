/** How large a picture says that it is, read from its header: nothing is decoded. Pure. */
import type { PictureType } from "./picture.ts";
import { partsOf } from "./picture_metadata.ts";

/** In pixels. */
export interface PictureSize {
  width: number;
  height: number;
}

/** Each size that the picture names: viewers follow one or the other. Empty: none, or a header is damaged. */
export function sizesIn(type: PictureType, picture: Uint8Array): PictureSize[] {
  const parts = partsOf(type, picture) ?? [];
  try {
    return parts.flatMap((part) => sizeIn(part, type) ?? []);
  } catch (error) {
    // A part that is too short for its header.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** Null: the part says nothing of it. */
function sizeIn(part: Uint8Array, type: PictureType): PictureSize | null {
  const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
  if (type === "image/jpeg") {
    return isFrame(part) ? { height: view.getUint16(5), width: view.getUint16(7) } : null;
  }
  const name = String.fromCharCode(...part.subarray(...type === "image/png" ? [4, 8] : [0, 4]));
  switch (name) {
    case "IHDR":
      return { width: view.getUint32(8), height: view.getUint32(12) };
    case "VP8X": // the canvas
      return { width: 1 + u24(view, 12), height: 1 + u24(view, 15) };
    case "ANMF": // a picture of an animation
      return { width: 1 + u24(view, 14), height: 1 + u24(view, 17) };
    case "VP8 ": // after the frame's tag and its mark
      if (u24(view, 11) !== VP8_MARK) throw new RangeError("no key frame");
      return {
        width: view.getUint16(14, true) & 0x3fff,
        height: view.getUint16(16, true) & 0x3fff,
      };
    case "VP8L": {
      const bits = view.getUint32(9, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + (bits >>> 14 & 0x3fff) };
    }
    default:
      return null;
  }
}

/** Start of frame 0 to 15, without the three markers in between that begin something else. */
const isFrame = ([first, marker]: Uint8Array): boolean =>
  first === 0xff && marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const VP8_MARK = 0x2a019d;

const u24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) | view.getUint8(at + 2) << 16;
