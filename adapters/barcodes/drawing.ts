/** Barcodes as SVG. `checked.ts` reads each one back before it is shown. */
import { toSVG } from "bwip-js/generic";
import type { CodeType } from "#domain/tickets/code_type.ts";

interface Drawing {
  /** The library's name of the symbology. */
  bcid: string;
  /** Width of a module, the finest bar or dot, in units of the drawing. */
  module: number;
  /** The width available on the page, and the minimum width of a module. CSS pixels. */
  width: number;
  finest: number;
  /** Options of the library: quiet zone, error correction, height. */
  options: Record<string, string | number>;
}

const drawings: Record<CodeType, Drawing> = {
  // M: readable with 15 % of it damaged. A quiet zone of four modules.
  qr: square("qrcode", { eclevel: "M", paddingwidth: 8, paddingheight: 8 }),
  // Aztec needs no quiet zone; two modules separate it from its surroundings.
  aztec: square("azteccode", { paddingwidth: 4, paddingheight: 4 }),
  pdf417: wide("pdf417", { paddingwidth: 4, paddingheight: 4 }),
  // A quiet zone of ten modules at both ends. Height in mm: enough for a scanner held at an angle.
  code128: wide("code128", { height: 30, paddingwidth: 10, paddingheight: 4 }),
};

function square(bcid: string, options: Drawing["options"]): Drawing {
  return { bcid, module: 2, width: 352, finest: 3, options };
}

function wide(bcid: string, options: Drawing["options"]): Drawing {
  return { bcid, module: 1, width: 640, finest: 2, options };
}

/** Declares the text as UTF-8; without it scanners guess the encoding. */
const UTF8 = "^ECI000026";
const ASCII = /^[\x20-\x7e]*$/;

/**
 * An SVG of the text: black on its own white background in any colour scheme, without styles and
 * scripts. Each module is a whole number of pixels wide, so edges are sharp if the page has room.
 * Throws for a text that this symbology cannot encode; `codeProblem` rejects those earlier.
 */
export function barcodeSvg(type: CodeType, text: string): string {
  const drawing = drawings[type];
  const encoding = ASCII.test(text)
    ? { text }
    : { text: UTF8 + text.replaceAll("^", "^^"), parsefnc: true };
  // The library's types lack the options of each symbology.
  const options = { bcid: drawing.bcid, ...drawing.options, ...encoding };
  const svg = toSVG({ ...options, scale: 1, barcolor: "000000", backgroundcolor: "ffffff" });
  return svg.replace(/(?<=^<svg )viewBox="0 0 ([\d.]+)/, (found, units) => {
    return `width="${widthOf(Number(units), drawing)}" ${found}`;
  });
}

/** CSS pixels. */
function widthOf(units: number, { module, width, finest }: Drawing): number {
  const modules = units / module;
  return modules * Math.max(finest, Math.floor(width / modules));
}
