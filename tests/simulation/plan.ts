/**
 * A plan is generated from a seed: the exchange's settings and a list of steps. Steps are independent and
 * draw no random numbers, so that steps can be left out (`shrink.ts`). A step that is impossible at its time
 * is skipped. Numbers from 0 to 1 select from what exists at that moment.
 */
import { type Focus, focused, focuses, type FocusName } from "./focus.ts";
import type { Scene } from "./scenes/stage.ts";
import { type Random, randomFrom, weighted } from "./random.ts";

export type Step =
  /** Somebody sends a request; `at` selects what it is about. */
  | { do: "act"; who: number; what: number; on: number; at: readonly [number, number, number] }
  /** One call passes its gate, the oldest if `at` is 0; `fault` selects its fault, if any. */
  | { do: "go"; at: number; fault: number | null }
  /** The oldest calls, and those that follow from them, pass without faults. */
  | { do: "flow"; calls: number }
  | { do: "time"; how: number; by: number }
  /** A process dies; `applied` selects which of its calls in flight still take effect. */
  | { do: "crash"; which: number; applied: number }
  /** Dead processes are restarted. */
  | { do: "start" }
  /** The provider or a bank does something on its own, or sends a notice. */
  | { do: "world"; what: number; at: number };

export interface Plan {
  readonly seed: number;
  readonly backend: "local" | "remote";
  /** More than one only with a remote database. */
  readonly processes: number;
  /** Listings at the beginning, each of 1 to 6 tickets. */
  readonly listings: number;
  readonly maxHolds: number;
  readonly moderation: boolean;
  /** Before everything settles, no worker runs for a while, to check that a lapsed hold does not block. */
  readonly deadEnd: boolean;
  /** Moderators also decide about concerts. */
  readonly concerts?: boolean;
  readonly focus?: FocusName;
  readonly steps: readonly Step[];
  /** Something that is acted out by hand before the steps. */
  readonly scene?: Scene;
}

export function planOf(seed: number, length: number, focus?: FocusName): Plan {
  const more: Focus = focus ? focuses[focus] : {};
  const random = randomFrom(seed, "plan");
  const backend = random() < 0.5 ? "local" : "remote";
  const processes = backend === "remote" && random() < 0.8 ? 2 : 1;
  // Some schedules have few faults, so that long sequences of steps succeed too.
  const faults = random() < 0.25 ? 0 : more.faults ?? random() * 0.4;
  const crashes = more.crashes ?? (random() < 0.4 ? 0 : random() * 5);
  return {
    seed,
    backend,
    processes,
    listings: 1 + Math.floor(random() ** 2 * 3),
    maxHolds: random() < 0.5 ? 1 : 3,
    moderation: random() < 0.15,
    deadEnd: random() < 0.5,
    ...focus && { focus },
    steps: Array.from({ length }, () => stepOf(random, faults, crashes, more)),
  };
}

function stepOf(random: Random, faults: number, crashes: number, more: Focus): Step {
  const kind = weighted(
    focused<Step["do"]>([
      ["act", 30],
      ["go", 32],
      ["flow", 24],
      ["time", 9],
      ["crash", crashes],
      ["start", crashes * 1.5],
      ["world", 9],
    ], more.steps),
    random(),
  );
  switch (kind) {
    case "act":
      return {
        do: kind,
        who: random(),
        what: random(),
        on: random(),
        at: [random(), random(), random()],
      };
    case "go":
      return {
        do: kind,
        at: random() < 0.4 ? 0 : random(),
        fault: random() < faults ? random() : null,
      };
    case "flow":
      return { do: kind, calls: 1 + Math.floor(random() ** 2 * 30) };
    case "time":
      return { do: kind, how: random(), by: random() };
    case "crash":
      return { do: kind, which: random(), applied: random() };
    case "start":
      return { do: kind };
    case "world":
      return { do: kind, what: random(), at: random() };
  }
}
