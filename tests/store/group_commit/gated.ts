/** A store whose commits wait at a gate, and what ran in them. */
import { open } from "../help.ts";
import { type Commit, gate, wrapped } from "../wrapped_kv.ts";

/** A store whose commits are recorded, and wait while the gate is closed. */
export async function openGated(options: { enqueueWakes?: boolean } = {}) {
  const commits: Commit[] = [];
  const door = gate();
  const opened = await open({
    ...options,
    subscribers: (event) => event === "due" ? ["handler"] : [],
    over: (kv) =>
      wrapped(kv, {
        commit: async (commit, run) => {
          commits.push(commit);
          await door.passed();
          return await run();
        },
      }),
  });
  return Object.assign(opened, { commits, door });
}
