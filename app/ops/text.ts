/** Formats the answers of operations for the terminal. */
import { toMajor } from "#domain/money.ts";
import type { Found, Verified } from "#domain/ops/damage.ts";
import type { Letter } from "#domain/ops/dead.ts";
import type { Reconciliation } from "#domain/payments/reconcile.ts";
import type { Comparison } from "#domain/permissions/repair.ts";
import { balanceText, openingText, statementText } from "./books_text.ts";
import type { OperationName } from "#domain/ops/operations.ts";
import type { DecisionPage } from "#domain/ops/decisions.ts";
import type { Status } from "#domain/ops/status.ts";

/** Differences listed one by one. */
const MAX_TOLD = 100;

// deno-lint-ignore no-explicit-any
type Data = any;

export function textOf(operation: OperationName, data: Data): string {
  switch (operation) {
    case "status":
      return statusText(data);
    case "dead.list":
    case "dead.show":
      return deadText(data);
    case "dead.replay":
      return `${data.count} replayed: due now.`;
    case "dead.discard":
    case "quarantine.discard":
      return `${data.count} discarded.`;
    case "quarantine.list":
      return data.values.length === 0 ? "All values can be read." : data.values.map(quarantined)
        .join("\n");
    case "quarantine.show":
      return `${quarantined(data)}\n${JSON.stringify(data.value, null, 2)}`;
    case "quarantine.retry":
      return `${data.readable} can be read now, ${data.unreadable} still cannot; ` +
        `${data.replayed} events replayed.`;
    case "verify":
      return verifiedText(data);
    case "reconcile":
      return reconciledText(data);
    case "books":
      return balanceText(data);
    case "books.opening":
      return openingText(data);
    case "books.seller":
      return statementText(data);
    case "books.postings":
      return data.lines.join("\n");
    case "reindex":
      return [
        `${data.name}: ${data.rowsAdded} rows added, ${data.rowsRemoved} removed, ` +
        `${data.countsCorrected} counts and ${data.sumsCorrected} totals corrected, ${data.upgraded} values brought up to date, ` +
        `${data.marksSet} marks set.`,
        ...data.left.map((found: Found) => `left: ${foundText(found)}`),
      ].join("\n");
    case "payouts.list":
      return payoutsText(data);
    case "payouts.release":
    case "payouts.block":
    case "payouts.settled":
      return data.amount
        ? `${data.count} done.\n${amountText(data.amount)}  seller ${data.sellerId}`
        : `${data.count} done.`;
    case "payouts.repaid":
    case "payouts.writeoff":
    case "payouts.recover":
      return `Done. ${amountText(data.left)} are still owed by seller ${data.sellerId}.`;
    case "payouts.charge":
      return `Done. ${
        amountText(data.amount)
      } are charged to seller ${data.sellerId}; the payout is ${data.status}.`;
    case "permissions.check":
    case "permissions.repair":
      return comparedText(data);
    case "audit":
      return trailText(data);
    case "group.list":
      return data.members.length === 0
        ? `Nobody is in ${data.group}.`
        : data.members.map(({ id, name, email }: Data) => `${id}  ${email ?? "–"}  ${name ?? "–"}`)
          .join("\n");
    case "group.add":
      return `${personText(data)} belongs to ${data.group}.`;
    case "group.remove":
      return `${personText(data)} does not belong to ${data.group}.`;
  }
}

const amountText = (money: Data): string => `${toMajor(money)} ${money.currency}`;

function payoutsText({ payouts, more }: Data): string {
  if (payouts.length === 0) return "No payout waits for an operator.";
  const lines = payouts.map(({ orderId, sellerId, amount, releaseAt, old }: Data) =>
    `${orderId}  ${amountText(amount)}  seller ${sellerId}  due ${
      new Date(releaseAt).toISOString()
    }  ${old ? "from before there were payouts" : "blocked by an operator"}`
  );
  return [...lines, ...(more ? ["There are more."] : [])].join("\n");
}

/** With e-mail address and id, since names are not unique. */
const personText = ({ id, name, email }: Data): string =>
  `${name ?? "Somebody"} <${email ?? "–"}> (${id})`;

function statusText(status: Status): string {
  const { process, outbox, quarantine, disputes, moneyStuck, at } = status;
  const megabytes = Math.round(process.residentBytes / 1e6);
  const up = ago((at - process.startedAt) / 1000);
  const most = outbox.capped ? " or more" : "";
  const next = outbox.nextDueAt === null
    ? ""
    : `, the next in ${ago((outbox.nextDueAt - at) / 1000)}`;
  const oldest = outbox.oldestSeconds === null
    ? ""
    : `, the oldest for ${ago(outbox.oldestSeconds)}`;
  return [
    process.serving
      ? `app         process ${process.pid}, up ${up}, ${megabytes} MB, Deno ${process.deno}`
      : "app         not running",
    `database    ${process.database}`,
    ...salesText(status),
    `waiting     ${outbox.depth}${most}${oldest} (due ${outbox.due}, claimed ${outbox.claimed})`,
    `scheduled   ${outbox.scheduled}${most}${next}`,
    `dead        ${outbox.dead}${outbox.dead > 0 ? "   → ops dead list" : ""}`,
    `quarantine  ${quarantine}${quarantine > 0 ? "   → ops quarantine list" : ""}`,
    `disputes    ${disputes.open} open, ${disputes.lost} lost`,
    `money stuck ${moneyStuck.count}`,
    ...moneyStuck.first.map((m) =>
      `            ${m.handler} ${m.eventId}, ${m.attempts} attempts in ${ago(m.ageSeconds)}: ` +
      `${m.lastError ?? "no error"}`
    ),
  ].join("\n");
}

/** A process that only runs this command has not looked at the account. */
function salesText({ process, sales: { stoppedBy, stoppedSince }, at }: Status): string[] {
  if (!process.serving) return ["sales       not running"];
  if (stoppedBy.length === 0) return ["sales       go on"];
  return [
    `sales       STOPPED for ${ago((at - stoppedSince!) / 1000)}: nothing can be bought`,
    ...stoppedBy.map((problem) => `            ${problem}`),
    "            → correct that: sales go on within a minute",
  ];
}

function deadText({ letters, more }: { letters: Letter[]; more: boolean }): string {
  if (letters.length === 0) return "No dead letters.";
  return [
    ...letters.map((letter) =>
      [
        `${letter.eventId}  ${letter.event} → ${letter.handler}${letter.money ? "  (money)" : ""}`,
        `  since ${time(letter.since)}, ${letter.attempt} attempts`,
        `  ${JSON.stringify(letter.payload)}`,
        `  ${letter.lastError ?? "no error"}`,
      ].join("\n")
    ),
    ...(more ? ["… and more"] : []),
  ].join("\n");
}

function trailText({ entries, next }: DecisionPage): string {
  if (entries.length === 0) return "No decisions found.";
  return [
    ...entries.map((one) =>
      [
        `${time(one.at)}  ${one.action}  by ${one.name ? `${one.name} (${one.by})` : one.by}`,
        `  ${aboutText(one)}`,
        ...(one.reason ? [`  why: ${one.reason}`] : []),
        ...(one.requestId ? [`  request ${one.requestId}`] : []),
      ].join("\n")
    ),
    ...(next ? [`… and more: --cursor ${next}`] : []),
  ].join("\n");
}

const aboutText = (
  { ticketId, orderId, group, concertId, amount, people }: DecisionPage["entries"][number],
): string =>
  [
    ticketId && `ticket ${ticketId}`,
    orderId && `order ${orderId}`,
    concertId && `concert ${concertId}`,
    group && `group ${group}`,
    amount && amountText(amount),
    ...people.map(({ id, name }) => `${name ?? "somebody"} (${id})`),
  ].filter(Boolean).join(", ");

function verifiedText({ looked, total, first }: Verified): string {
  const width = Math.max(...Object.keys(looked).map((name) => name.length));
  const counts = Object.entries(looked).map(([name, count]) =>
    `${name.padEnd(width)}  ${count === 0 ? "right" : `${count} wrong`}`
  );
  const rest = total > first.length ? [`… and ${total - first.length} more`] : [];
  return [...counts, ...first.map(foundText), ...rest].join("\n");
}

function reconciledText(data: Reconciliation): string {
  const { looked, differences, unknown, failed, complete } = data;
  return [
    `${looked} payments looked at, ${differences.length} mended, ${unknown} unknown here, ${failed} failed.`,
    ...differences.slice(0, MAX_TOLD).map(({ paymentId, was, is }) =>
      `${paymentId}: ${was} → ${is}`
    ),
    ...(differences.length > MAX_TOLD ? [`… and ${differences.length - MAX_TOLD} more`] : []),
    ...(complete ? [] : ["It was cut off: run it again."]),
  ].join("\n");
}

function comparedText({ objects, missing, surplus, mended, complete, named }: Comparison): string {
  const rest = missing + surplus - named.length;
  return [
    `${objects} objects compared: ${missing} relations missing, ${surplus} too many` +
    (mended ? ", mended." : "."),
    ...named,
    ...(rest > 0 ? [`… and ${rest} more`] : []),
    ...(complete ? [] : ["It was cut off: run it again."]),
  ].join("\n");
}

const foundText = ({ at, problem, detail }: Found): string => `${at}: ${problem}, ${detail}`;

const quarantined = (one: { name: string; reason: string; foundAt: number }): string =>
  `${one.name}  since ${time(one.foundAt)}: ${one.reason}`;

const time = (at: number): string => new Date(at).toISOString();

function ago(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < 120) return `${s} s`;
  if (s < 7_200) return `${Math.round(s / 60)} min`;
  return s < 172_800 ? `${Math.round(s / 3_600)} h` : `${Math.round(s / 86_400)} d`;
}
