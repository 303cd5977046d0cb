/** Barcodes as SVG. What is shown has been read again first (`checked.ts`). */
import { toSVG } from "bwip-js/generic";
import type { CodeType } from "#domain/tickets/code_type.ts";

interface Drawing {
  /** The library's name of the kind. */
  bcid: string;
  /** Units of the drawing that a module, the finest bar or dot, is wide. */
  module: number;
  /** What the page has room for, and what a module must have at the least. CSS pixels. */
  width: number;
  finest: number;
  /** The quiet that scanners ask for, and what else the library is told of this kind. */
  options: Record<string, string | number>;
}

const drawings: Record<CodeType, Drawing> = {
  // M: readable with 15% of it smudged. Four modules of quiet.
  qr: square("qrcode", { eclevel: "M", paddingwidth: 8, paddingheight: 8 }),
  // It asks for no quiet; two modules keep it off what stands beside it.
  aztec: square("azteccode", { paddingwidth: 4, paddingheight: 4 }),
  pdf417: wide("pdf417", { paddingwidth: 4, paddingheight: 4 }),
  // Ten modules at both ends; bars high enough to be met by a beam that is held askew. Millimetres.
  code128: wide("code128", { height: 30, paddingwidth: 10, paddingheight: 4 }),
};

function square(bcid: string, options: Drawing["options"]): Drawing {
  return { bcid, module: 2, width: 352, finest: 3, options };
}

function wide(bcid: string, options: Drawing["options"]): Drawing {
  return { bcid, module: 1, width: 640, finest: 2, options };
}

/** Says "what follows is UTF-8" to the scanner, which may else guess another alphabet. */
const UTF8 = "^ECI000026";
const ASCII = /^[\x20-\x7e]*$/;

/**
 * An SVG of the text: black on a white ground of its own in any scheme, without styles and scripts.
 * Its width is whole pixels for each module, so that edges are sharp where the page has room for it.
 * Throws for a text that this kind cannot hold, which `codeProblem` has seen to.
 */
export function barcodeSvg(type: CodeType, text: string): string {
  const drawing = drawings[type];
  const told = ASCII.test(text)
    ? { text }
    : { text: UTF8 + text.replaceAll("^", "^^"), parsefnc: true };
  // The library's types do not list each code's own options.
  const options = { bcid: drawing.bcid, ...drawing.options, ...told };
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
