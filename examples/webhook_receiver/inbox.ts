/** Events that were received, and the orders that they told of, in one SQLite file: a stop loses nothing. */
import { DatabaseSync } from "node:sqlite";

interface Event {
  /** `webhook-id`: the same for every attempt. */
  id: string;
  type: string;
  orderId: string | null;
  /** Version of the order when it happened. */
  version: number;
}

export interface KnownOrder {
  id: string;
  status: string;
  version: number;
}

export class Inbox implements Disposable {
  readonly #db: DatabaseSync;

  /** `path`: a file, or `:memory:`. */
  constructor(path: string) {
    this.#db = new DatabaseSync(path);
    this.#db.exec(`
      CREATE TABLE IF NOT EXISTS events (
        id TEXT PRIMARY KEY, type TEXT, orderId TEXT, version INTEGER, isDone INTEGER DEFAULT 0
      );
      CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, status TEXT, version INTEGER);
    `);
  }

  /** False if it was received before. */
  add({ id, type, orderId, version }: Event): boolean {
    const insert = "INSERT OR IGNORE INTO events (id, type, orderId, version) VALUES (?, ?, ?, ?)";
    return this.#db.prepare(insert).run(id, type, orderId, version).changes > 0;
  }

  /** The oldest event that is not done. */
  next(): Event | undefined {
    const select = "SELECT id, type, orderId, version FROM events WHERE isDone = 0 ORDER BY rowid";
    return this.#db.prepare(`${select} LIMIT 1`).get() as Event | undefined;
  }

  order(id: string): KnownOrder | undefined {
    return this.#db.prepare("SELECT id, status, version FROM orders WHERE id = ?").get(id) as
      | KnownOrder
      | undefined;
  }

  /** The event is done, and `order` is what is known now: both or neither. */
  finish(eventId: string, order?: KnownOrder): void {
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      if (order) {
        this.#db.prepare("INSERT OR REPLACE INTO orders (id, status, version) VALUES (?, ?, ?)")
          .run(order.id, order.status, order.version);
      }
      this.#db.prepare("UPDATE events SET isDone = 1 WHERE id = ?").run(eventId);
      this.#db.exec("COMMIT");
    } catch (error) {
      this.#db.exec("ROLLBACK");
      throw error;
    }
  }

  [Symbol.dispose](): void {
    this.#db.close();
  }
}
