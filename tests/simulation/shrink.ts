/** Makes a failing plan as short and simple as possible: removes steps, then faults and reordering. */
import type { Plan, Step } from "./plan.ts";
import { run } from "./run.ts";
import type { Tree } from "./tree.ts";

/** Maximum number of runs to shrink a plan. */
const MAX_RUNS = 1_500;

export async function shrink(plan: Plan, tree: Tree): Promise<Plan> {
  let runs = 0;
  const goesWrong = async (candidate: Plan): Promise<boolean> => {
    if (++runs > MAX_RUNS) return false;
    return (await run(candidate, tree)).wrongs.length > 0;
  };
  let best = plan;
  const attempt = async (change: Partial<Plan>): Promise<boolean> => {
    const candidate = { ...best, ...change };
    if (!await goesWrong(candidate)) return false;
    best = candidate;
    return true;
  };

  await attempt({ deadEnd: false });
  let before: number;
  do {
    before = best.steps.length;
    // Removes halves first, single steps at the end.
    for (let size = Math.ceil(before / 2); size >= 1; size = Math.floor(size / 2)) {
      for (let at = best.steps.length - size; at >= 0; at -= size) {
        await attempt({ steps: best.steps.toSpliced(at, size) });
      }
    }
    for (let at = 0; at < best.steps.length; at++) {
      for (const plainer of plainerThan(best.steps[at])) {
        if (await attempt({ steps: best.steps.with(at, plainer) })) break;
      }
    }
  } while (best.steps.length < before && runs <= MAX_RUNS);
  if (best.processes > 1) await attempt({ processes: 1 });
  if (best.moderation) await attempt({ moderation: false });
  while (best.listings > 1 && await attempt({ listings: best.listings - 1 }));
  return best;
}

/** Simpler variants of a step, the simplest first. */
function* plainerThan(step: Step): Generator<Step> {
  switch (step.do) {
    case "go":
      if (step.fault !== null) yield { ...step, at: 0, fault: null };
      if (step.fault !== null) yield { ...step, fault: null };
      if (step.at > 0) yield { ...step, at: 0 };
      return;
    case "flow":
      if (step.calls < 1_000) yield { ...step, calls: 1_000 };
      if (step.calls > 1) yield { ...step, calls: Math.ceil(step.calls / 2) };
      return;
    case "act":
      if (step.on > 0) yield { ...step, on: 0 };
      return;
    case "time":
    case "crash":
    case "start":
    case "world":
      return;
  }
}
