/** The story of a run in sentences: things have names, times count from the start. Costs nothing if turned off. */
import { outboxLines } from "./story_rows.ts";
import type { Commit, KvModel } from "./kv/kv_model.ts";

const NAMED = new Set(["ticket", "order", "payment"]);

export class Story {
  readonly lines: string[] = [];
  #names = new Map<string, string>();
  #counts = new Map<string, number>();
  #start: number;

  constructor(readonly on: boolean, readonly now: () => number) {
    this.#start = now();
  }

  tell(text: () => string): void {
    if (!this.on) return;
    this.lines.push(`${this.#time()}  ${this.named(text())}`);
  }

  /** Gives a person or a thing a permanent name. */
  name(id: string, name: string): void {
    this.#names.set(id, name);
  }

  /** The text, with ids replaced by names. */
  named(text: string): string {
    return text.replaceAll(/[0-9A-Z]{26}/g, (id) => this.#names.get(id) ?? `${id.slice(-4)}`)
      .replaceAll(/\b(ticket|order|payment) (?=\1 \d)/g, "");
  }

  /** Describes a commit's changes before they are applied. */
  commit(who: string, commit: Commit, model: KvModel): void {
    if (!this.on) return;
    const parts: string[] = [];
    for (const { type, key, value } of commit.mutations) {
      const [entity, id] = key as [string, string];
      if (key.length === 2 && NAMED.has(entity)) {
        const before = model.get(key).value as Value | null;
        if (!before) this.#introduce(entity, id);
        parts.push(this.#change(id, before, value as Value | undefined));
      } else if (entity === "outbox_dead" && type === "set") {
        parts.push(`${String(key[2])} becomes a dead letter`);
      }
    }
    parts.push(...outboxLines(commit, model));
    if (parts.length > 0) this.tell(() => `${who} commits: ${parts.join("; ")}.`);
  }

  #introduce(entity: string, id: string): void {
    const number = (this.#counts.get(entity) ?? 0) + 1;
    this.#counts.set(entity, number);
    this.#names.set(id, `${entity} ${number}`);
  }

  #change(id: string, before: Value | null, after: Value | undefined): string {
    if (!after) return `${id} is deleted`;
    const state = (value: Value) =>
      value.seats
        ? value.seats.map(({ status }) => status).join(" · ")
        : value.cancelReason
        ? `${value.status}/${value.cancelReason}`
        : value.status;
    if (!before) {
      const whose = after.buyerId ?? after.sellerId;
      const of = after.ticketIds ? ` for ${after.ticketIds.join(" and ")}` : "";
      return `${id}${of} of ${whose} is made, ${state(after)}`;
    }
    if (state(before) !== state(after)) return `${id} is ${state(after)}, was ${state(before)}`;
    const changed = Object.keys(after).filter((field) =>
      !["version", "updatedAt"].includes(field) &&
      JSON.stringify(before[field]) !== JSON.stringify(after[field])
    );
    return `${id} changes its ${changed.join(", ") || "version"}`;
  }

  #time(): string {
    const ms = this.now() - this.#start;
    const part = (n: number, width = 2) => String(Math.floor(n)).padStart(width, "0");
    const days = Math.floor(ms / 86_400_000);
    const clock = `${part(ms / 3_600_000 % 24)}:${part(ms / 60_000 % 60)}:${part(ms / 1000 % 60)}`;
    return `${days > 0 ? `day ${days} ` : ""}${clock}.${part(ms % 1000, 3)}`;
  }
}

interface Value extends Record<string, unknown> {
  status: string;
  cancelReason?: string | null;
  buyerId?: string;
  sellerId?: string;
  /** Of an order. */
  ticketIds?: string[];
  /** Of a listing. */
  seats?: { status: string }[];
}
