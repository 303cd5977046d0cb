/**
 * Lists the tickets of a CSV file, and prints what was sold. The README shows how it is run.
 * Running it twice lists nothing twice.
 */
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { type Api, ApiError, createApi, items, value } from "../../clients/typescript/src/mod.ts";

type Row =
  & Record<
    "title" | "venue" | "city" | "startsAt" | "timeZone" | "section" | "row" | "seat" | "code",
    string
  >
  & { faceValue: string; price: string; currency: string };

/** Lists each row; returns one line of text for each. A row that is refused does not stop the others. */
export async function listTickets(api: Api, csv: string): Promise<string[]> {
  const rows: Row[] = parse(csv, { columns: true, skip_empty_lines: true, trim: true });
  const lines: string[] = [];
  for (const row of rows) lines.push(`${row.code}: ${await listTicket(api, row)}`);
  return lines;
}

async function listTicket(api: Api, row: Row): Promise<string> {
  const { faceValue, price, currency, section, row: line, seat, ...rest } = row;
  try {
    const ticket = await value(api.POST("/api/tickets", {
      // The same row has the same key: if this script is stopped and run again, the answer is the first one.
      params: { header: { "Idempotency-Key": await keyOf(row) } },
      body: {
        ...rest,
        section: section || undefined,
        row: line || undefined,
        seat: seat || undefined,
        faceValue: { amount: minorUnits(faceValue, currency), currency },
        price: { amount: minorUnits(price, currency), currency },
      },
    }));
    return `listed as ${ticket.id}`;
  } catch (error) {
    if (error instanceof ApiError && error.code === "code_already_listed") return "listed before";
    if (error instanceof RangeError) return `not listed: ${error.message}`;
    if (!(error instanceof ApiError) || error.problem === null) throw error;
    const { detail, errors = [] } = error.problem;
    const where = errors.map(({ path, message }) => `${path}: ${message}`).join("; ");
    return `refused (${error.code}): ${where || detail}`;
  }
}

/** What was sold, newest first: one line of text for each order. */
export async function sold(api: Api): Promise<string[]> {
  const lines: string[] = [];
  const query = { role: "seller", status: "complete", limit: 100 } as const;
  for await (const order of items(api, "/api/orders", { query })) {
    const { title, startsAt } = order.snapshot;
    const paid = order.payout ?? order.total;
    const sum = paid ? `${majorUnits(paid.amount, paid.currency)} ${paid.currency}` : "";
    lines.push([startsAt.slice(0, 10), title, `${order.ticketIds.length} ×`, sum].join("  "));
  }
  return lines;
}

/** `45.50` of a currency with cents is 4550; reads the digits, so that nothing is rounded. */
function minorUnits(text: string, currency: string): number {
  const decimals = decimalsOf(currency);
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  const fraction = match?.[2] ?? "";
  if (!match || fraction.length > decimals) {
    throw new RangeError(`"${text}" is no price in ${currency}`);
  }
  return Number(match[1] + fraction.padEnd(decimals, "0"));
}

const majorUnits = (amount: number, currency: string): string =>
  (amount / 10 ** decimalsOf(currency)).toFixed(decimalsOf(currency));

const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
    .maximumFractionDigits ?? 2;

async function keyOf(row: Row): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(row));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

if (import.meta.main) {
  const { env, argv, exit } = (await import("node:process")).default;
  const api = createApi({
    origin: env.TICKETING_ORIGIN ?? "http://localhost:8000",
    token: env.TICKETING_TOKEN,
  });
  const [command, file] = argv.slice(2);
  if (command === "list" && file) {
    for (const line of await listTickets(api, await readFile(file, "utf8"))) console.log(line);
  } else if (command === "sold") {
    for (const line of await sold(api)) console.log(line);
  } else {
    console.error("box_office.ts list FILE.csv | sold");
    exit(2);
  }
}
