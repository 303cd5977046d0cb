/** Random numbers from a seed; the same on every machine. */

export interface Random {
  /** From 0 (inclusive) to 1 (exclusive). */
  (): number;
}

/** `name` selects an independent stream of the seed. */
export function randomFrom(seed: number, name = ""): Random {
  let a = seed >>> 0;
  for (let place = 0; place < name.length; place++) {
    a = Math.imul(a ^ name.charCodeAt(place), 0x01000193) >>> 0;
  }
  // A few rounds, so that neighbouring seeds do not start with similar numbers.
  const next = () => {
    a = (a + 0x9e3779b9) >>> 0;
    let t = a ^ (a >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    t ^= t >>> 15;
    return (t >>> 0) / 2 ** 32;
  };
  next();
  next();
  return next;
}

/** An element of a list, selected by a number from 0 to 1. */
export const pick = <T>(from: readonly T[], at: number): T => from[Math.floor(at * from.length)];

/** An element, selected by weight. */
export function weighted<T>(choices: readonly (readonly [T, number])[], at: number): T {
  let left = at * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [choice, weight] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  return choices[choices.length - 1][0];
}
