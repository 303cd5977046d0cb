/**
 * A plan is what a seed stands for: how the exchange is set up, and a list of steps. Each step stands for
 * itself and draws nothing, so that steps can be left out (`shrink.ts`); one that makes no sense where it
 * comes is skipped. Numbers from 0 to 1 pick from what there is at that moment.
 */
import { type Random, randomFrom, weighted } from "./random.ts";

export type Step =
  /** Somebody asks for something. `at`: what it is about. */
  | { do: "act"; who: number; what: number; on: number; at: readonly [number, number, number] }
  /** One call gets through its gate: 0 the oldest. `fault`: what goes wrong with it, if anything. */
  | { do: "go"; at: number; fault: number | null }
  /** The oldest calls get through, and those that they lead to, without any fault. */
  | { do: "flow"; calls: number }
  | { do: "time"; how: number; by: number }
  /** A process dies; `applied`: how many of its calls in flight take effect all the same. */
  | { do: "crash"; which: number; applied: number }
  /** Dead processes are started again. */
  | { do: "start" }
  /** The provider, or a bank, does something by itself, or tells of it. */
  | { do: "world"; what: number; at: number };

export interface Plan {
  readonly seed: number;
  readonly backend: "local" | "remote";
  /** More than one on a remote database only. */
  readonly processes: number;
  readonly tickets: number;
  readonly maxHolds: number;
  readonly moderation: boolean;
  /** Before everything settles, all processes are dead for a while: does a lapsed hold block? */
  readonly deadEnd: boolean;
  readonly steps: readonly Step[];
}

export function planOf(seed: number, length: number): Plan {
  const random = randomFrom(seed, "plan");
  const backend = random() < 0.5 ? "local" : "remote";
  const processes = backend === "remote" && random() < 0.8 ? 2 : 1;
  // Some schedules are calm, so that what needs many steps in a row comes up as well.
  const faults = random() < 0.25 ? 0 : random() * 0.4;
  const crashes = random() < 0.4 ? 0 : random() * 5;
  return {
    seed,
    backend,
    processes,
    tickets: 1 + Math.floor(random() ** 2 * 3),
    maxHolds: random() < 0.5 ? 1 : 3,
    moderation: random() < 0.15,
    deadEnd: random() < 0.5,
    steps: Array.from({ length }, () => stepOf(random, faults, crashes)),
  };
}

function stepOf(random: Random, faults: number, crashes: number): Step {
  const kind = weighted<Step["do"]>([
    ["act", 30],
    ["go", 32],
    ["flow", 24],
    ["time", 9],
    ["crash", crashes],
    ["start", crashes * 1.5],
    ["world", 9],
  ], random());
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
