/** Parses Stripe's request bodies and queries: URL-encoded, nested by brackets. */

export interface Params {
  [name: string]: string | Params | (string | Params)[];
}

/** "a[b][0][c]=d" → {a: {b: [{c: "d"}]}}. */
export function parseForm(text: string): Params {
  const root: Params = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.replaceAll("]", "").split("[");
    let at = root;
    for (const part of path.slice(0, -1)) {
      const next = at[part];
      at = (typeof next === "object" ? next : at[part] = {}) as Params;
    }
    const last = path.at(-1)!;
    at[last === "" ? String(Object.keys(at).length) : last] = value;
  }
  return withLists(root) as Params;
}

/** Turns objects whose names are 0, 1, 2 … into lists. */
function withLists(value: Params | string): string | Params | (string | Params)[] {
  if (typeof value === "string") return value;
  const entries = Object.entries(value).map(([name, inner]) =>
    [name, withLists(inner as Params | string)] as const
  );
  const isList = entries.length > 0 && entries.every(([name], index) => name === String(index));
  return isList
    ? entries.map(([, inner]) => inner as string | Params)
    : Object.fromEntries(entries) as Params;
}
