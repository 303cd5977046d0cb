/** A text of the catalogue with elements in its gaps: a time, a link, an amount. */
import type { ComponentChildren } from "preact";
import { piecesOf, type Text } from "#words/fill.ts";

export function Filled<Gap extends string>(
  { text, gaps }: { text: Text<Gap>; gaps: Readonly<Record<Gap, ComponentChildren>> },
) {
  return <>{piecesOf(text).map((piece, i) => i % 2 === 0 ? piece : gaps[piece as Gap])}</>;
}
