/** Small pictures as cameras write them, with the parts that tell where they were taken. */
import { crc32 } from "node:zlib";

/** What a camera could say; found in the bytes as it stands. */
export const LYON = "45.7640 N 4.8357 E";

/** Width and height that a header states, in pixels. */
type Stated = [width: number, height: number];

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const u16 = (value: number) => [value >> 8, value & 255];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];

function concat(...parts: (Uint8Array | readonly number[])[]): Uint8Array {
  const all = parts.map((part) => Uint8Array.from(part));
  const bytes = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const segment = (marker: number, content: Uint8Array) =>
  concat([0xff, marker, ...u16(content.length + 2)], content);

/** `scan`: its length in bytes; `secrets`: texts in Exif, XMP and a comment; `trailer`: after the end. */
export function jpegWith(
  { scan = 64, orientation, secrets = [], trailer = "", size: [width, height] = [1, 1] }: {
    scan?: number;
    size?: Stated;
    orientation?: number;
    secrets?: string[];
    trailer?: string;
  },
): Uint8Array {
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0];
  const exif = orientation === undefined && secrets.length === 0 ? [] : [
    segment(
      0xe1,
      concat(bytesOf("Exif\0\0"), tiff, [orientation ?? 1, 0, 0, 0], bytesOf(secrets.join())),
    ),
  ];
  return concat(
    [0xff, 0xd8],
    segment(0xe0, concat(bytesOf("JFIF\0"), [1, 1, 0, 0, 1, 0, 1, 0, 0])),
    ...exif,
    ...secrets.flatMap((text) => [
      segment(0xe1, bytesOf(`http://ns.adobe.com/xap/1.0/\0${text}`)),
      segment(0xe2, bytesOf(`MPF\0${text}`)),
      segment(0xfe, bytesOf(text)),
    ]),
    segment(0xc0, Uint8Array.from([8, ...u16(height), ...u16(width), 1, 1, 0x11, 0])),
    segment(0xda, Uint8Array.from([1, 1, 0, 0, 63, 0])),
    // With a zero after 0xff and a restart marker, which do not end the scan.
    concat([0xff, 0, 0xff, 0xd0], new Uint8Array(scan).fill(0x55)),
    [0xff, 0xd9],
    bytesOf(trailer),
  );
}

export function pngWith(
  { secrets = [], size: [width, height] = [1, 1], damaged = false }: {
    secrets?: string[];
    size?: Stated;
    /** The header has a wrong checksum. */
    damaged?: boolean;
  },
): Uint8Array {
  const chunk = (name: string, content: Uint8Array, more = 0) => {
    const named = concat(bytesOf(name), content);
    return concat(u32(content.length), named, u32((crc32(named) + more) >>> 0));
  };
  return concat(
    bytesOf("\x89PNG\r\n\x1a\n"),
    chunk(
      "IHDR",
      Uint8Array.from([...u32(width), ...u32(height), 8, 2, 0, 0, 0]),
      damaged ? 1 : 0,
    ),
    ...secrets.flatMap((text) =>
      ["tEXt", "iTXt", "zTXt", "eXIf", "tIME", "prVt"].map((name) => chunk(name, bytesOf(text)))
    ),
    chunk("IDAT", new Uint8Array(20).fill(7)),
    chunk("IEND", new Uint8Array()),
    bytesOf(secrets.join()),
  );
}

/** `canvas`: of the whole; `size`: of the picture in it. */
export function webpWith(
  { secrets = [], canvas = [1, 1], size = [1, 1], lossless = false }: {
    secrets?: string[];
    canvas?: Stated;
    size?: Stated;
    lossless?: boolean;
  },
): Uint8Array {
  const le = (value: number) => u32(value).reverse();
  const chunk = (name: string, content: Uint8Array) =>
    concat(bytesOf(name), le(content.length), content, content.length % 2 ? [0] : []);
  const [width, height] = size;
  const rest = new Array(21).fill(7);
  const picture = lossless
    ? chunk("VP8L", Uint8Array.from([0x2f, ...le((width - 1) | (height - 1) << 14), ...rest]))
    : chunk(
      "VP8 ",
      Uint8Array.from([0, 0, 0, 0x9d, 1, 0x2a, ...le(width | height << 16), ...rest]),
    );
  const flags = secrets.length > 0 ? 0x0c : 0;
  const chunks = concat(
    chunk(
      "VP8X",
      Uint8Array.from([flags, 0, 0, 0, ...canvas.flatMap((side) => le(side - 1).slice(0, 3))]),
    ),
    picture,
    ...secrets.flatMap((text) => [chunk("EXIF", bytesOf(text)), chunk("XMP ", bytesOf(text))]),
  );
  return concat(bytesOf("RIFF"), le(chunks.length + 4), bytesOf("WEBP"), chunks);
}

/** A picture of one black pixel, which browsers show. */
export const blackPng = (): Uint8Array =>
  Uint8Array.fromBase64(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
  );
