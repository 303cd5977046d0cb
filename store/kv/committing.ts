import type { Kv } from "./mod.ts";

type Commit = Deno.AtomicOperation["commit"];

/** The same database, whose commits go through `by`. */
export function committingBy(kv: Kv, by: (commit: Commit) => ReturnType<Commit>): Kv {
  function atomic(): Deno.AtomicOperation {
    const operation = kv.atomic();
    const commit = operation.commit.bind(operation);
    operation.commit = () => by(commit);
    return operation;
  }
  return new Proxy(kv, {
    get(target, name) {
      if (name === "atomic") return atomic;
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
