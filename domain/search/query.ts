/** The query of the browse page and the API, parsed from strings. Values out of range are refused, not clamped. */
import { says, saysExample } from "#words/problems.ts";
import { z } from "zod";
import { countryInput } from "../country.ts";
import { highestAmount, MAX_AMOUNT, parseMajor } from "../money.ts";
import { MAX_QUANTITY } from "../offerings/offering.ts";
import { idSchema } from "../stored.ts";
import { line, text } from "../text.ts";

const browseSorts = ["date", "price", "newest"] as const;
export type BrowseSort = typeof browseSorts[number];

/** Tickets on a page: the maximum and the default. */
const MAX_PAGE = 100;
const DEFAULT_PAGE = 24;

export interface BrowseQuery {
  /** Tickets of this concert alone. */
  concertId?: string;
  /** All words must be in title, venue or city; the last one may be a prefix. */
  q?: string;
  /** The whole name; case and accents do not matter. */
  city?: string;
  /** Calendar dates "YYYY-MM-DD" in the concert's time zone, inclusive. */
  from?: string;
  to?: string;
  /** Totals of one ticket in minor units, inclusive. */
  min?: number;
  max?: number;
  /** Default: both. A held ticket stays visible because its hold may lapse. Other tickets are never listed. */
  status?: "available" | "reserved";
  /** Of concerts: by date, or by newest offer. In each of them by price, which alone is for one concert. */
  sort: BrowseSort;
  /** 1 to 100. */
  limit: number;
  /** From an earlier page of the same query. */
  cursor?: string;
}

/** What a list of concerts is asked for. */
export interface ConcertQuery {
  /** All words must be in name, venue or city; the last one may be a prefix. */
  q?: string;
  /** The whole name; case and accents do not matter. */
  city?: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
  /** Calendar dates "YYYY-MM-DD" in the concert's time zone, inclusive. */
  from?: string;
  to?: string;
  /** Totals for one ticket in minor units, inclusive: of a ticket that can be reserved now. */
  min?: number;
  max?: number;
  /** Only concerts where this many tickets, 1 to 6, can be reserved together now. */
  quantity?: number;
  /** The words as they are written: typing mistakes are not forgiven. */
  exact?: boolean;
  sort: BrowseSort;
  /** 1 to 100. */
  limit: number;
  /** From an earlier page of the same query. */
  cursor?: string;
}

/** Longest cursor, in characters; ours are shorter. */
export const MAX_SEARCH_CURSOR = 300;

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
  concertId: unlessBlank(idSchema.optional()),
  q: unlessBlank(text(200).optional()),
  city: unlessBlank(line(1, 80).optional()),
  from: unlessBlank(date(says("not_date")).optional()),
  to: unlessBlank(date(says("not_date")).optional()),
  min: unlessBlank<number | undefined>(whole(0, MAX_AMOUNT).optional()),
  max: unlessBlank<number | undefined>(whole(0, MAX_AMOUNT).optional()),
  status: unlessBlank(
    z.enum(["available", "reserved"]).optional(),
  ),
  sort: unlessBlank(
    z.enum(browseSorts, says("one_of", { choices: browseSorts.join(", ") })).default("date"),
  ),
  limit: unlessBlank<number>(
    whole(1, MAX_PAGE).default(DEFAULT_PAGE),
  ),
  cursor: unlessBlank(text(MAX_SEARCH_CURSOR).optional()),
};

/** The whole query; other URL parameters are ignored. */
export const browseSchema = (): z.ZodType<BrowseQuery> =>
  z.object(browseFields).superRefine(inOrder).superRefine(({ sort, concertId }, context) => {
    if (sort !== "price" || concertId !== undefined) return;
    const message = "Sorting by price needs a concertId: tickets of several concerts are by date";
    context.addIssue({ code: "custom", path: ["sort"], message });
  });

const { status: _, concertId: __, ...sharedFields } = browseFields;

/** The fields of a list of concerts as the API parses them: prices in minor units. */
export const concertFilters = {
  ...sharedFields,
  country: unlessBlank(countryInput.optional()),
  quantity: unlessBlank<number | undefined>(whole(1, MAX_QUANTITY).optional()),
  exact: unlessBlank<boolean | undefined>(
    z.literal("1", "Must be 1").transform(() => true).optional(),
  ),
};

/** The fields as the page parses them: prices as people write them, "12.50". */
export function concertPageFilters(currency: string): typeof concertFilters {
  const price = unlessBlank<number | undefined>(
    z.string().transform((text, context) => {
      const amount = parseMajor(text, currency);
      if (amount !== null && amount <= highestAmount(currency)) return amount;
      context.addIssue({
        code: "custom",
        message: says("not_amount", { example: saysExample(currency) }),
      });
      return z.NEVER;
    }).optional(),
  );
  const day = unlessBlank(date(says("not_day")).optional());
  return { ...concertFilters, from: day, to: day, min: price, max: price };
}

/** The whole query; other URL parameters are ignored. */
export const concertQuerySchema = (
  fields: typeof concertFilters = concertFilters,
): z.ZodType<ConcertQuery> => z.object(fields).superRefine(inOrder);

/** The ends of a range may be equal. */
function inOrder(
  { from, to, min, max }: Pick<ConcertQuery, "from" | "to" | "min" | "max">,
  context: z.RefinementCtx,
): void {
  const problem = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  if (from && to && from > to) problem("to", says("before_first_date"));
  if (min !== undefined && max !== undefined && min > max) {
    problem("max", says("below_lowest_price"));
  }
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
