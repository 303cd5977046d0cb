/** Describes the outbox rows of a commit. */
import type { Commit, KvModel } from "./kv/kv_model.ts";

interface Row {
  event: string;
  payload: Record<string, unknown>;
  attempt: number;
  claimant: string | null;
  lastError?: string;
}

const about = ({ event, payload }: Row): string =>
  `${event} of ${payload.orderId ?? payload.paymentId ?? payload.ticketId ?? "nothing"}`;

/** Rows that are added, deleted or rescheduled. */
export function outboxLines({ mutations }: Commit, model: KvModel): string[] {
  const rows = mutations.filter(({ key }) => key[0] === "outbox");
  const nameOf = (key: Deno.KvKey) => `${String(key[2])} ${String(key[3])}`;
  const written = new Set(rows.filter(({ type }) => type === "set").map(({ key }) => nameOf(key)));
  const taken = new Set(rows.filter(({ type }) => type === "delete").map(({ key }) => nameOf(key)));
  return rows.flatMap(({ type, key, value }) => {
    const handler = String(key[3]);
    if (type === "set") return [comes(handler, value as Row, taken.has(nameOf(key)))];
    if (written.has(nameOf(key))) return [];
    const entry = model.get(key);
    return entry.versionstamp === null
      ? [`${handler} deletes a row that does not exist`]
      : [`${handler} is done with ${about(entry.value as Row)}`];
  });
}

function comes(handler: string, row: Row, moves: boolean): string {
  if (!moves) return `${about(row)} waits for ${handler}`;
  if (row.claimant !== null) return `${handler} is leased, for ${about(row)}`;
  return row.lastError
    ? `${handler} failed (${row.lastError}) and will be retried`
    : `${handler} is released`;
}
