/** Draws a barcode and reads it back: a drawing that does not contain exactly its text is never shown. */
import type { CodeType } from "#domain/tickets/code_type.ts";
import { barcodeSvg } from "./drawing.ts";
import { reads } from "./reader.ts";

export interface Wanted {
  type: CodeType;
  text: string;
}

/** The SVG; null if the text cannot be drawn or is not read back. */
export async function checkedSvg(
  { type, text }: Wanted,
  draw: typeof barcodeSvg = barcodeSvg,
): Promise<string | null> {
  const svg = drawn(() => draw(type, text));
  return svg !== null && await reads(svg, type, text) ? svg : null;
}

/** The library throws for texts that it cannot draw. */
function drawn(draw: () => string): string | null {
  try {
    return draw();
  } catch {
    return null;
  }
}
