/**
 * A minimal HTTP/1.1 client on one keep-alive connection: on a small machine `fetch` would use as much
 * CPU as the measured server.
 */
export interface Answer {
  status: number;
  headers: Map<string, string>;
  body: string;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export class HttpClient {
  #buffer = new Uint8Array(64 * 1024);
  #filled = 0;

  private constructor(private readonly conn: Deno.Conn, private readonly host: string) {}

  static async connect(port: number): Promise<HttpClient> {
    const conn = await Deno.connect({ hostname: "127.0.0.1", port });
    conn.setNoDelay();
    return new HttpClient(conn, `localhost:${port}`);
  }

  close(): void {
    this.conn.close();
  }

  /** Sends a POST if there is a body (an object as JSON, a string as a form), otherwise a GET. `token` is the session's. */
  async request(
    path: string,
    token?: string,
    body?: object | string,
    { encoding, unread = false }: { encoding?: string; unread?: boolean } = {},
  ): Promise<Answer> {
    let head = `${body === undefined ? "GET" : "POST"} ${path} HTTP/1.1\r\nhost: ${this.host}\r\n`;
    if (token) head += `cookie: session=${token}\r\n`;
    if (encoding) head += `accept-encoding: ${encoding}\r\n`;
    let content = "";
    if (body !== undefined) {
      content = typeof body === "string" ? body : JSON.stringify(body);
      const type = typeof body === "string" ? "x-www-form-urlencoded" : "json";
      head += `origin: http://${this.host}\r\ncontent-type: application/${type}\r\n` +
        `content-length: ${encoder.encode(content).length}\r\n`;
    }
    const bytes = encoder.encode(`${head}\r\n${content}`);
    for (let sent = 0; sent < bytes.length;) sent += await this.conn.write(bytes.subarray(sent));
    return await this.#read(unread);
  }

  /** With `unread`, receives the body without decoding it. */
  async #read(unread: boolean): Promise<Answer> {
    const [statusLine, ...lines] = (await this.#upTo("\r\n\r\n")).split("\r\n");
    const headers = new Map(lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }));
    const status = Number(statusLine.split(" ")[1]);
    let body = "";
    if (headers.get("transfer-encoding") === "chunked") {
      for (;;) {
        const size = parseInt(await this.#upTo("\r\n"), 16);
        body += decoder.decode(await this.#take(size));
        await this.#take(2);
        if (size === 0) break;
      }
    } else if (unread) await this.#skip(Number(headers.get("content-length") ?? 0));
    else body = decoder.decode(await this.#take(Number(headers.get("content-length") ?? 0)));
    return { status, headers, body };
  }

  /** Consumes the text up to and including a mark, and returns it without the mark. */
  async #upTo(mark: string): Promise<string> {
    for (let from = 0;;) {
      const text = decoder.decode(this.#buffer.subarray(0, this.#filled));
      const at = text.indexOf(mark, from);
      if (at >= 0) {
        // Headers and chunk sizes are ASCII, so one character is one byte up to the mark.
        this.#drop(at + mark.length);
        return text.slice(0, at);
      }
      from = Math.max(0, text.length - mark.length);
      await this.#more();
    }
  }

  async #take(size: number): Promise<Uint8Array> {
    while (this.#filled < size) await this.#more();
    const taken = this.#buffer.slice(0, size);
    this.#drop(size);
    return taken;
  }

  async #skip(size: number): Promise<void> {
    for (let left = size; left > 0;) {
      if (this.#filled === 0) await this.#more();
      const piece = Math.min(left, this.#filled);
      this.#drop(piece);
      left -= piece;
    }
  }

  #drop(size: number): void {
    this.#buffer.copyWithin(0, size, this.#filled);
    this.#filled -= size;
  }

  async #more(): Promise<void> {
    if (this.#filled === this.#buffer.length) {
      const larger = new Uint8Array(this.#buffer.length * 2);
      larger.set(this.#buffer);
      this.#buffer = larger;
    }
    const read = await this.conn.read(this.#buffer.subarray(this.#filled));
    if (read === null) throw new Error("the server closed the connection");
    this.#filled += read;
  }
}
