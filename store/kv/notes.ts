/** Notes what a piece of work reads, so that whoever keeps its result learns when a commit changes that. */
import { AsyncLocalStorage } from "node:async_hooks";
import { Ranges } from "./ranges.ts";
import type { Between } from "./reads.ts";

export interface Noting {
  /** False from the moment when a commit begins to write something that was read. */
  readonly isCurrent: boolean;
  /** Notes what is read while this runs. */
  during<A>(run: () => Promise<A>): Promise<A>;
  /** Forgets what was noted; the result is not kept any more. */
  end(): void;
}

interface NotedRange extends Between {
  readonly folder: string;
  readonly note: Note;
}

interface Note {
  isCurrent: boolean;
  readonly names: Set<string>;
  readonly ranges: Map<string, NotedRange>;
}

export class Notes {
  readonly #here = new AsyncLocalStorage<Note>();
  readonly #readers = new Map<string, Set<Note>>();
  readonly #ranges = new Ranges<NotedRange>();

  begin(): Noting {
    const note: Note = { isCurrent: true, names: new Set(), ranges: new Map() };
    return {
      get isCurrent() {
        return note.isCurrent;
      },
      during: (run) => this.#here.run(note, run),
      end: () => this.#end(note),
    };
  }

  /** The running work reads the key with this `keyName`. */
  read(name: string): void {
    const note = this.#here.getStore();
    if (!note?.isCurrent || note.names.has(name)) return;
    note.names.add(name);
    const readers = this.#readers.get(name) ?? new Set();
    this.#readers.set(name, readers.add(note));
  }

  /** The running work reads rows of this index; `name` tells ranges apart. */
  readRange({ start, end }: Between, folder: string, name: string): void {
    const note = this.#here.getStore();
    if (!note?.isCurrent || note.ranges.has(name)) return;
    const range = { start, end, folder, note };
    note.ranges.set(name, range);
    this.#ranges.add(range, folder);
  }

  /** The running work reads something that is not followed: its result is never current. */
  readElse(): void {
    const note = this.#here.getStore();
    if (note) this.#end(note);
  }

  /** These keys are written. */
  written(keys: readonly Deno.KvKey[], names: readonly string[]): void {
    for (const name of names) for (const note of this.#readers.get(name) ?? []) this.#end(note);
    for (const key of keys) for (const { note } of this.#ranges.around(key)) this.#end(note);
  }

  #end(note: Note): void {
    note.isCurrent = false;
    for (const name of note.names) {
      const readers = this.#readers.get(name);
      readers?.delete(note);
      if (readers?.size === 0) this.#readers.delete(name);
    }
    for (const range of note.ranges.values()) this.#ranges.remove(range, range.folder);
    note.names.clear();
    note.ranges.clear();
  }
}

/** Where nothing is noted: a result is current until this process commits anything. */
export function notingCommits(stats: { readonly commits: number }): Noting {
  const { commits } = stats;
  return {
    get isCurrent() {
      return stats.commits === commits;
    },
    during: (run) => run(),
    end: () => {},
  };
}
