/** A drawing that was read again: what a scanner would find in it is the very text, or it is not shown. */
import type { CodeType } from "#domain/tickets/code_type.ts";
import { barcodeSvg } from "./drawing.ts";
import { reads } from "./reader.ts";

export interface Wanted {
  type: CodeType;
  text: string;
}

/** The SVG; null when it cannot be drawn, or no scanner would read this text from it. */
export async function checkedSvg(
  { type, text }: Wanted,
  draw: typeof barcodeSvg = barcodeSvg,
): Promise<string | null> {
  const svg = drawn(() => draw(type, text));
  return svg !== null && await reads(svg, type, text) ? svg : null;
}

/** The library throws for what it does not draw. */
function drawn(draw: () => string): string | null {
  try {
    return draw();
  } catch {
    return null;
  }
}
