/** Renders the icons for browsers, phones and the manifest from `static/favicon.svg`. */
import { argumentsOf } from "../app/arguments.ts";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

argumentsOf("deno task icons", {});
const folder = new URL("../static/", import.meta.url);
await initWasm(
  await Deno.readFile(new URL(import.meta.resolve("@resvg/resvg-wasm/index_bg.wasm"))),
);

const PAPER = "#f8f0e2";
const svg = await Deno.readTextFile(new URL("favicon.svg", folder));
const sign = svg.slice(svg.indexOf(">") + 1, svg.lastIndexOf("</svg>"));

/**
 * The logo on a square of 32 units; with `margin`, inset by that many units on a paper-coloured background.
 */
function icon(size: number, margin: number | null): Uint8Array {
  const scale = 1 - 2 * (margin ?? 0) / 32;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${
    margin === null ? "" : `<rect width="32" height="32" fill="${PAPER}"/>`
  }<g transform="translate(${margin ?? 0} ${margin ?? 0}) scale(${scale})">${sign}</g></svg>`;
  return new Resvg(drawing, { fitTo: { mode: "width", value: size } }).render().asPng();
}

/** An ICO file: a table, followed by PNG files. */
function ico(png: Uint8Array, size: number): Uint8Array {
  const table = new DataView(new ArrayBuffer(22));
  table.setUint16(2, 1, true); // type: icon
  table.setUint16(4, 1, true); // number of images
  table.setUint8(6, size);
  table.setUint8(7, size);
  table.setUint16(10, 1, true);
  table.setUint16(12, 32, true); // bits per pixel
  table.setUint32(14, png.length, true);
  table.setUint32(18, 22, true); // offset of the image
  return new Uint8Array([...new Uint8Array(table.buffer), ...png]);
}

const files: Record<string, Uint8Array> = {
  "favicon.ico": ico(icon(32, null), 32),
  "apple-touch-icon.png": icon(180, 4),
  "icon-192.png": icon(192, null),
  "icon-512.png": icon(512, null),
  // Maskable: phones crop it, so the logo stays within the central 80 %.
  "icon-maskable-512.png": icon(512, 5),
};
for (const [name, bytes] of Object.entries(files)) {
  await Deno.writeFile(new URL(name, folder), bytes);
}
