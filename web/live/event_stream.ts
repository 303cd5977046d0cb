/** One client's stream of server-sent events: it is told what is so now, never a list of what was. */

export interface Frame {
  event: string;
  /** The same for the same state: a client that has it need not look. */
  id: string;
  data: unknown;
}

/** A write that a client has not taken for so long: it sleeps, or its network does. Milliseconds. */
export const STALLED_MS = 30_000;

/**
 * Of each topic only the newest frame waits for a client that reads slowly, so a stream holds no
 * more than its topics. `closed` is called once, however it ends.
 */
export class EventStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly openedAt: number;
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  readonly #waiting = new Map<string, string>();
  /** The client is ready for more. */
  #wanted = false;
  /** Since when something waits; null: nothing does. */
  #waitingSince: number | null = null;
  #open = true;

  constructor(
    private readonly now: () => number,
    private readonly closed: (stream: EventStream) => void,
  ) {
    this.openedAt = now();
    this.body = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      pull: () => {
        this.#wanted = true;
        this.#send();
      },
      cancel: () => this.#close(),
    }, { highWaterMark: 0 });
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Replaces what still waits for this topic. */
  put(topic: string, { event, id, data }: Frame): void {
    this.#put(topic, `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Shows that the line is in use: to proxies, to the client, and to us whether anybody is there. */
  beat(): void {
    this.#put("beat", "event: beat\ndata: 1\n\n");
  }

  /** For how long the client is to wait when the stream breaks. */
  hint(retryMs: number): void {
    this.#put("retry", retry(retryMs));
  }

  isStalled(): boolean {
    return this.#waitingSince !== null && this.now() - this.#waitingSince > STALLED_MS;
  }

  /** Ends it after what waits; the client comes back after so many milliseconds. */
  end(retryMs: number): void {
    if (!this.#open) return;
    const rest = [...this.#waiting.values(), retry(retryMs)].join("");
    this.#controller.enqueue(utf8.encode(rest));
    this.#controller.close();
    this.#close();
  }

  /** Ends it at once: nobody takes what is written. */
  abort(): void {
    if (!this.#open) return;
    this.#controller.error(new Error("the client does not read"));
    this.#close();
  }

  #put(topic: string, text: string): void {
    if (!this.#open) return;
    this.#waitingSince ??= this.now();
    this.#waiting.set(topic, text);
    if (this.#wanted) this.#send();
  }

  #send(): void {
    if (!this.#open || this.#waiting.size === 0) return;
    const text = [...this.#waiting.values()].join("");
    this.#waiting.clear();
    this.#waitingSince = null;
    this.#wanted = false;
    this.#controller.enqueue(utf8.encode(text));
  }

  #close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#waiting.clear();
    this.closed(this);
  }
}

const utf8 = new TextEncoder();

const retry = (ms: number): string => `retry: ${Math.round(ms)}\n\n`;
