/** How marks are stored: `["mark", name, id] → when it was set, epoch ms`. */
export const MARK = "mark";

/** What is made of the value with this id is to be made again. */
export interface Mark {
  readonly name: string;
  readonly id: string;
  /** When it was last set; epoch ms. */
  readonly setAt: number;
  /** Differs after each commit that sets the mark. */
  readonly versionstamp: string;
}

/** A mark to be set. */
export type NewMark = Omit<Mark, "versionstamp">;

export const markKey = ({ name, id }: Pick<Mark, "name" | "id">): Deno.KvKey => [MARK, name, id];
