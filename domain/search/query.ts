/** The query of the browse page and the API, parsed from strings. Values out of range are refused, not clamped. */
import { says } from "#words/problems.ts";
import { z } from "zod";
import { highestAmount, MAX_AMOUNT, parseMajor } from "../money.ts";
import { line, text } from "../text.ts";

const browseSorts = ["date", "price", "newest"] as const;
export type BrowseSort = typeof browseSorts[number];

/** Tickets on a page: the maximum and the default. */
const MAX_PAGE = 100;
const DEFAULT_PAGE = 24;

export interface BrowseQuery {
  /** All words must be in title, venue or city; the last one may be a prefix. */
  q?: string;
  /** The whole name; case and accents do not matter. */
  city?: string;
  /** Calendar dates "YYYY-MM-DD" in the concert's time zone, inclusive. */
  from?: string;
  to?: string;
  /** Prices in minor units, inclusive. */
  min?: number;
  max?: number;
  /** Default: both. A held ticket stays visible because its hold may lapse. Other tickets are never listed. */
  status?: "available" | "reserved";
  sort: BrowseSort;
  /** 1 to 100. */
  limit: number;
  /** From an earlier page of the same query. */
  cursor?: string;
}

/** Forms also send empty fields; they count as absent. */
const unlessBlank = <T>(schema: z.ZodType<T>) =>
  z.preprocess((value) => value === "" ? undefined : value, schema);

const whole = (least: number, most: number) =>
  z.string().regex(/^\d{1,12}$/, says("whole_number")).transform(Number).pipe(
    z.int().min(least, says("at_least", { min: least })).max(most, says("at_most", { max: most })),
  );

const date = (problem: string) =>
  z.string().refine(isCalendarDate, problem).meta({ format: "date" });

/** The fields as the API parses them: prices in minor units. */
export const browseFields = {
  q: unlessBlank(text(200).optional()),
  city: unlessBlank(line(1, 80).optional()),
  from: unlessBlank(date(says("not_date")).optional()),
  to: unlessBlank(date(says("not_date")).optional()),
  min: unlessBlank<number | undefined>(whole(0, MAX_AMOUNT).optional()),
  max: unlessBlank<number | undefined>(whole(0, MAX_AMOUNT).optional()),
  status: unlessBlank(
    z.enum(["available", "reserved"], "Must be available or reserved").optional(),
  ),
  sort: unlessBlank(
    z.enum(browseSorts, says("one_of", { choices: browseSorts.join(", ") })).default("date"),
  ),
  limit: unlessBlank<number>(
    whole(1, MAX_PAGE).default(DEFAULT_PAGE),
  ),
  cursor: unlessBlank(text(300).optional()),
};

/** The fields as the page parses them: prices as people write them, "12.50". */
export function browsePageFields(currency: string): typeof browseFields {
  const price = unlessBlank<number | undefined>(
    z.string().transform((text, context) => {
      const amount = parseMajor(text, currency);
      if (amount !== null && amount <= highestAmount(currency)) return amount;
      context.addIssue({ code: "custom", message: says("not_amount") });
      return z.NEVER;
    }).optional(),
  );
  const day = unlessBlank(date(says("not_day")).optional());
  return { ...browseFields, from: day, to: day, min: price, max: price };
}

/** The whole query; other URL parameters are ignored. */
export function browseSchema(
  fields: typeof browseFields = browseFields,
): z.ZodType<BrowseQuery> {
  return z.object(fields).superRefine((query, context) => {
    const problem = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (query.from && query.to && query.from > query.to) {
      problem("to", says("before_first_date"));
    }
    if (query.min !== undefined && query.max !== undefined && query.min > query.max) {
      problem("max", says("below_lowest_price"));
    }
  });
}

function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}
