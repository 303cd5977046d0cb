/** A database that is only read: whatever would write to it throws `ReadOnly`. */
import { ReadOnly } from "../base/errors.ts";
import type { Kv } from "./mod.ts";

export function readOnlyKv(kv: Kv): Kv {
  const refuse = () => Promise.reject(new ReadOnly("This command only reads the database"));
  function atomic(): Deno.AtomicOperation {
    const operation = kv.atomic();
    operation.commit = refuse;
    return operation;
  }
  return new Proxy(kv, {
    get(target, name) {
      if (name === "atomic") return atomic;
      if (name === "set" || name === "delete" || name === "enqueue") return refuse;
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
