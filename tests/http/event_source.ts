/** A minimal EventSource: reads the frames of one stream in order. */
import { assertEquals } from "@std/assert";

interface Frame {
  event: string;
  id: string;
  // deno-lint-ignore no-explicit-any
  data: any;
}

export class EventSource {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #text = new TextDecoder();
  #rest = "";
  /** The last `retry:` in milliseconds. */
  retryMs: number | null = null;
  /** Heartbeats so far. */
  beats = 0;

  private constructor(readonly res: Response) {
    this.#reader = res.body!.getReader();
  }

  /** Expects a stream. */
  static async open(answer: Promise<Response>): Promise<EventSource> {
    const res = await answer;
    assertEquals([res.status, res.headers.get("content-type")], [200, "text/event-stream"]);
    return new EventSource(res);
  }

  /** The next frame; null at the end of the stream. */
  async next(): Promise<Frame | null> {
    for (;;) {
      const end = this.#rest.indexOf("\n\n");
      if (end < 0) {
        const { value, done } = await this.#reader.read();
        if (done) return null;
        this.#rest += this.#text.decode(value, { stream: true });
        continue;
      }
      const frame = this.#parse(this.#rest.slice(0, end).split("\n"));
      this.#rest = this.#rest.slice(end + 2);
      if (frame) return frame;
    }
  }

  close(): Promise<void> {
    return this.#reader.cancel();
  }

  #parse(lines: string[]): Frame | null {
    const fields = new Map(lines.map((line) => {
      const [, name, value] = /^([^:]*): ?(.*)$/.exec(line)!;
      return [name, value];
    }));
    if (fields.has("retry")) this.retryMs = Number(fields.get("retry"));
    if (fields.get("event") === "beat") this.beats++;
    if (!fields.has("data") || fields.get("event") === "beat") return null;
    return {
      event: fields.get("event")!,
      id: fields.get("id")!,
      data: JSON.parse(fields.get("data")!),
    };
  }
}
