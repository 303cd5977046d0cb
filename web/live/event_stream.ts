/** One client's stream of server-sent events. It sends the current state, never a history. */

export interface Frame {
  event: string;
  /** The same for the same state: a client that has it need not reload. */
  id: string;
  data: unknown;
}

/** A client that has not read for this long is asleep or offline. Milliseconds. */
export const STALLED_MS = 30_000;

/**
 * For a client that reads slowly only the newest frame of each topic is kept, so memory is bounded by
 * the number of topics. `closed` is called once, however the stream ends.
 */
export class EventStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly openedAt: number;
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  readonly #waiting = new Map<string, string>();
  /** The client is ready for more. */
  #wanted = false;
  /** Since when a frame has been waiting; null: none is. */
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

  /** Replaces the frame of this topic that is still waiting. */
  put(topic: string, { event, id, data }: Frame): void {
    this.#put(topic, `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Keeps proxies from closing an idle connection, and shows us whether the client still reads. */
  beat(): void {
    this.#put("beat", "event: beat\ndata: 1\n\n");
  }

  /** How long the client should wait before it reconnects. */
  hint(retryMs: number): void {
    this.#put("retry", retry(retryMs));
  }

  isStalled(): boolean {
    return this.#waitingSince !== null && this.now() - this.#waitingSince > STALLED_MS;
  }

  /** Sends the waiting frames and ends the stream; the client reconnects after `retryMs`. */
  end(retryMs: number): void {
    if (!this.#open) return;
    const rest = [...this.#waiting.values(), retry(retryMs)].join("");
    this.#controller.enqueue(utf8.encode(rest));
    this.#controller.close();
    this.#close();
  }

  /** Ends the stream at once: the client does not read. */
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
