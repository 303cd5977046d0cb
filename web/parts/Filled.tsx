/** A text of the catalogue whose gaps are filled with elements: a time, a link, an amount. */
import type { ComponentChildren } from "preact";
import { piecesOf, type Text } from "#words/fill.ts";

export function Filled<Gap extends string>(
  { text, gaps }: { text: Text<Gap>; gaps: Readonly<Record<Gap, ComponentChildren>> },
) {
  return <>{piecesOf(text).map((piece, i) => i % 2 === 0 ? piece : gaps[piece as Gap])}</>;
}
