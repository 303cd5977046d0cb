/** Reads barcodes from pixels, as a scanner does, with ZXing-C++ compiled to WebAssembly. */
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { fileURLToPath } from "node:url";
import type { CodeType } from "#domain/tickets/code_type.ts";

/** The library's names of our code types. */
export const FORMATS = {
  qr: "QRCode",
  aztec: "Aztec",
  pdf417: "PDF417",
  code128: "Code128",
} as const satisfies Record<CodeType, string>;

const wasm = fileURLToPath(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm"));
// The package's own file; by default the library fetches one from the internet.
await prepareZXingModule({
  overrides: { wasmBinary: (await Deno.readFile(wasm)).buffer },
  fireImmediately: true,
});

interface Read {
  format: string;
  text: string;
}

/** All barcodes in a picture: the bytes of a PNG, or pixels. */
export async function readPicture(picture: Uint8Array<ArrayBuffer> | ImageData): Promise<Read[]> {
  return (await scan(picture)).map(({ format, text }) => ({ format, text }));
}

async function scan(picture: Uint8Array<ArrayBuffer> | ImageData) {
  const found = await readBarcodes(picture, {
    formats: Object.values(FORMATS),
    tryHarder: true,
  });
  return found.filter(({ isValid }) => isValid);
}

/** Pixels per unit of the drawing; few suffice, since all edges lie on whole or half units. */
const PIXELS = 4;

/** Whether a scanner finds exactly one barcode in the SVG, of this type and with this text. */
export async function reads(svg: string, type: CodeType, text: string): Promise<boolean> {
  const found = await readSvg(svg);
  return found.length === 1 && found[0].format === FORMATS[type] && found[0].text === text;
}

/** All barcodes in one of our SVGs, which consist of straight paths on a white background. */
export function readSvg(svg: string): Promise<Read[]> {
  return readPicture(draw(svg));
}

/** Whether the code declares its character encoding. */
export async function namesItsAlphabet(svg: string): Promise<boolean> {
  return (await scan(draw(svg)))[0].hasECI;
}

/** The size of the drawing, in its own units. */
export function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!;
  return { width: Number(width), height: Number(height) };
}

type Point = [x: number, y: number];

function draw(svg: string): ImageData {
  const size = sizeOf(svg);
  const [width, height] = [size.width * PIXELS, size.height * PIXELS];
  const image = new ImageData(width, height);
  // The rest stays transparent black, so a drawing without a white background is not readable.
  if (/<rect width="100%" height="100%" fill="#ffffff"/.test(svg)) image.data.fill(255);
  const black = (x: number, y: number) =>
    image.data.set([0, 0, 0, 255], (Math.floor(y) * width + Math.floor(x)) * 4);
  for (const [, attributes, d] of svg.matchAll(/<path([^>]*?)\sd="([^"]*)"/g)) {
    const lines = d.split("M").filter(Boolean).map(pointsOf);
    const stroke = /stroke-width="([\d.]+)"/.exec(attributes);
    if (stroke) lines.forEach((line) => bar(line, Number(stroke[1]) * PIXELS, black));
    else fill(lines, height, black);
  }
  return image;
}

const pointsOf = (line: string): Point[] =>
  line.replace("Z", "").split("L").map((pair) => {
    const [x, y] = pair.trim().split(/[ ,]/).map(Number);
    return [x * PIXELS, y * PIXELS];
  });

/** A vertical stroke. */
function bar([[x, y1], [, y2]]: Point[], width: number, black: (x: number, y: number) => void) {
  for (let y = Math.min(y1, y2); y < Math.max(y1, y2); y++) {
    for (let i = 0; i < width; i++) black(x - width / 2 + i, y);
  }
}

/** Even-odd rule: a pixel is inside if a line from it crosses an odd number of edges. */
function fill(shapes: Point[][], height: number, black: (x: number, y: number) => void) {
  for (let y = 0; y < height; y++) {
    const crossings = shapes.flatMap((shape) =>
      shape.flatMap(([x, y1], i) => {
        const [, y2] = shape[(i + 1) % shape.length];
        return y1 !== y2 && y >= Math.min(y1, y2) && y < Math.max(y1, y2) ? [x] : [];
      })
    ).sort((a, b) => a - b);
    for (let i = 0; i < crossings.length; i += 2) {
      for (let x = crossings[i]; x < crossings[i + 1]; x++) black(x, y);
    }
  }
}
