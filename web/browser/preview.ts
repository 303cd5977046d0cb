/** Fills in the preview of a ticket (`data-preview`) from the sell form. */
import { readClock, readDay } from "../parts/date_text.ts";
import { writtenDate } from "#words/written_date.ts";
import { posterPath } from "../parts/poster.ts";
import { saysItself } from "#words/place.ts";
import { rowCount } from "./rows.ts";

/** Texts with gaps, `{name}`, in the page's language. */
export interface PreviewTexts {
  where: string;
  section: string;
  row: string;
  seat: string;
  seats: string;
  /** `{total}` for `{n}` tickets, by plural form. */
  total: { one: string; other: string };
  /** `{total}` of one ticket with the buyer's fee; the seller's `{share}` and `{fee}`. */
  buyerPays: string;
  share: string;
  /** `{percent}` of what a ticket cost at first; the limit of a `{country}`. */
  cap: string;
  capIn: string;
  /** `{amount}`: the highest price. */
  most: string;
  mostIn: string;
  tooMuch: string;
}

/** The highest prices, in percent of what a ticket cost at first. */
export interface Caps {
  /** Where a country has no cap of its own; 0: none. */
  usual: number;
  /** The country of each time zone whose country has one. */
  zones: Record<string, string>;
  /** By code. */
  countries: Record<string, { percent: number; name: string }>;
}

interface Manner {
  locale: string;
  currency: string;
  caps: Caps;
  /** Percent of the price, and the amount in minor units of which fees are multiples. */
  fees: { buyer: number; seller: number; step: number };
  texts: PreviewTexts;
}

/** A poster is loaded this long after the title last changed. Milliseconds. */
const POSTER_PAUSE_MS = 400;
let posterTimer: ReturnType<typeof setTimeout> | undefined;

export function showPreview(form: HTMLFormElement, manner: Manner): void {
  const { locale, currency, texts } = manner;
  const value = (name: string) =>
    ((form.elements.namedItem(name) as HTMLInputElement | null)?.value ?? "").trim();
  const filled = (text: string, name: string) =>
    saysItself(value(name))
      ? value(name)
      : value(name) && text.replace(`{${name}}`, () => value(name));

  const [title, venue, city] = ["title", "venue", "city"].map(value);
  put("title", title);
  put(
    "where",
    venue && city
      ? texts.where.replace("{venue}", () => venue).replace("{city}", () => city)
      : venue || city,
  );
  put(
    "seat",
    [filled(texts.section, "section"), filled(texts.row, "row"), seatsText(form, texts)]
      .filter(Boolean).join(" · "),
  );
  showDate(readDay(value("startsAt"), locale), readClock(value("startsTime")), locale);
  showPrice(
    value,
    rowCount(form),
    manner,
    new Intl.NumberFormat(locale, { style: "currency", currency }),
  );
  clearTimeout(posterTimer);
  posterTimer = setTimeout(() => {
    const poster = document.querySelector<HTMLImageElement>("[data-preview=poster]");
    if (poster && title) poster.src = posterPath(title);
  }, POSTER_PAUSE_MS);
}

/** "Seat 12", or "Seats 12, 13" for several tickets. */
function seatsText(form: HTMLFormElement, { seat, seats }: PreviewTexts): string {
  const typed = [...form.querySelectorAll<HTMLInputElement>("[data-row]:enabled input[name^=seat]")]
    .map(({ value }) => value.trim()).filter(Boolean);
  if (typed.length > 1) return seats.replace("{seats}", () => typed.join(", "));
  const [only = ""] = typed;
  return saysItself(only) ? only : only && seat.replace("{seat}", () => only);
}

/** An empty text restores the placeholder. */
function put(name: string, text: string): void {
  for (const place of document.querySelectorAll<HTMLElement>(`[data-preview=${name}]`)) {
    place.dataset.blank ??= place.textContent ?? "";
    place.textContent = text || place.dataset.blank;
  }
}

/** Local time at the venue, as typed: no time zone is applied. */
function showDate(day: string | null, clock: string | null, locale: string): void {
  const at = Date.parse(`${day}T${clock ?? "00:00"}Z`);
  const part = (options: Intl.DateTimeFormatOptions) =>
    Number.isNaN(at)
      ? ""
      : writtenDate(new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }), at, locale);
  put("month", part({ month: "short" }));
  put("day", part({ day: "numeric" }));
  put("weekday", part({ weekday: "short" }));
  put(
    "when",
    part({
      weekday: "short",
      year: "numeric",
      month: "short",
      day: "numeric",
      ...(clock && { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    }),
  );
}

function showPrice(
  value: (name: string) => string,
  count: number,
  { caps, fees, texts, locale }: Manner,
  money: Intl.NumberFormat,
): void {
  const digits = money.resolvedOptions().maximumFractionDigits ?? 2;
  const minor = (name: string) =>
    /^\d+([.,]\d+)?$/.test(value(name))
      ? Math.round(+value(name).replace(",", ".") * 10 ** digits)
      : NaN;
  const [price, face] = [minor("price"), minor("faceValue")];
  const shown = (amount: number) => money.format(amount / 10 ** digits);
  const known = price > 0;
  const buyerFee = known ? feeOf(price, fees.buyer, fees.step) : 0;
  const sellerFee = known ? feeOf(price, fees.seller, fees.step) : 0;
  put("price", Number.isNaN(price) ? "" : shown(price + buyerFee));
  put(
    "buyerPays",
    buyerFee > 0 ? texts.buyerPays.replace("{total}", () => shown(price + buyerFee)) : "",
  );
  put(
    "share",
    sellerFee > 0
      ? texts.share.replace("{share}", () => shown(price - sellerFee))
        .replace("{fee}", () => shown(sellerFee))
      : "",
  );
  const total = texts.total[new Intl.PluralRules(locale).select(count) as "one"] ??
    texts.total.other;
  put(
    "total",
    count === 1 || Number.isNaN(price) ? "" : total.replace("{n}", String(count))
      .replace("{total}", () => money.format(count * price / 10 ** digits)),
  );
  const paid = minor("paidFees");
  // Where the time zone tells no country, the form asks for it.
  const own = caps.countries[caps.zones[value("timeZone")] ?? value("country")];
  const percent = own?.percent ?? caps.usual;
  const most = Math.floor((face + (Number.isNaN(paid) ? 0 : paid)) * percent / 100);
  const isKnown = face > 0;
  for (const place of document.querySelectorAll("[data-preview=cap]")) {
    place.classList.toggle("error", percent > 0 && price > most);
  }
  const text = !isKnown
    ? own ? texts.capIn : texts.cap
    : price > most
    ? texts.tooMuch
    : own
    ? texts.mostIn
    : texts.most;
  put(
    "cap",
    percent === 0 ? "" : text.replace("{percent}", String(percent))
      .replace("{amount}", () => shown(most)).replace("{country}", () => own?.name ?? ""),
  );
}

/** As `domain/trade/fees.ts` computes it: rounded half up to a multiple of `step`. A test compares them. */
export function feeOf(amount: number, percent: number, step: number): number {
  const unit = 10_000 * step;
  const product = amount * Math.round(percent * 100) + unit / 2;
  return (product - product % unit) / unit * step;
}
