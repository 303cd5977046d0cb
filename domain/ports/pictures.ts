/** Turns the SVG of a social card into a PNG, which is what other sites show beside a link. */
export interface Pictures {
  /** Null when too many pictures are waiting already. Throws when the SVG cannot be drawn. */
  png(svg: string): Promise<Uint8Array<ArrayBuffer> | null>;
}
