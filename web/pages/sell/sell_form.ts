/** Parses the sell form into a listing's input, and fills it from a listing. */
import { type FieldError, says, saysExample } from "#words/problems.ts";
import { countriesOf } from "#domain/country.ts";
import { type Money, parseMajor, toMajor } from "#domain/money.ts";
import type { Settings } from "#domain/ports/settings.ts";
import { DEFAULT_CODE_TYPE } from "#domain/tickets/code_type.ts";
import { type ListingInput, listingInput } from "#domain/tickets/input.ts";
import { timeZoneOf } from "#domain/time_zone.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import type { Form } from "../../request/body.ts";
import { onePerField } from "../../answer/form_page.ts";
import { fieldErrors } from "../../answer/json.ts";
import { fieldAt, rowsIn, rowValues } from "./seat_rows.ts";
import { readStart, startValues } from "./start_time.ts";

type SellResult = { ok: true; input: ListingInput } | { ok: false; errors: FieldError[] };

/**
 * Parses the form's fields; `locale` is the page's. `former` is a ticket of the listing being edited, or the concert
 * that was chosen: an unchanged start keeps its instant, even within the hour that the clocks repeat.
 */
export function parseSellForm(
  form: Form,
  settings: Settings,
  locale: string,
  former?: Pick<Ticket, "startsAt" | "timeZone"> & Partial<Pick<Ticket, "codeType">>,
): SellResult {
  const errors: FieldError[] = [];
  const start = readStart(form, locale, former);
  if (typeof start !== "number") errors.push(...start);
  const given = {
    title: form.title ?? "",
    description: form.description ?? "",
    venue: form.venue ?? "",
    city: form.city ?? "",
    startsAt: new Date(typeof start === "number" ? start : 0).toISOString(),
    timeZone: form.timeZone ?? "",
    ...saidCountry(form),
    section: blank(form.section),
    row: blank(form.row),
    faceValue: readMoney(form, "faceValue", settings.currency, errors),
    paidFees: isNothing(form.paidFees, settings.currency)
      ? null
      : readMoney(form, "paidFees", settings.currency, errors),
    price: readMoney(form, "price", settings.currency, errors),
    split: form.split ?? "any",
    tickets: rowsIn(form).map(({ seat, code }) => ({
      seat: blank(seat),
      code,
      codeType: form.codeType ?? former?.codeType ?? DEFAULT_CODE_TYPE,
    })),
  };
  const parsed = listingInput(settings).safeParse(given);
  if (!parsed.success) errors.push(...fieldErrors(parsed.error).map(atItsField));
  if (errors.length > 0 || !parsed.success) return { ok: false, errors: onePerField(errors) };
  return { ok: true, input: parsed.data };
}

/** A path of the input as the form's field: `tickets.1.code` is the barcode of the second row. */
const atItsField = ({ path, message }: FieldError): FieldError => ({
  path: path.endsWith(".codeType") ? "codeType" : fieldAt(path),
  message,
});

/** The refusal with its problems at the form's fields. */
export const atTheirFields = (refusal: Refusal): Refusal => ({
  ...refusal,
  errors: refusal.errors?.map(atItsField),
});

/** What the form shows for stored tickets of one listing; `codes`: their barcodes, in the same order. */
export function sellValues(tickets: Ticket[], codes: string[]): Form {
  const [ticket] = tickets;
  return {
    title: ticket.title,
    description: ticket.description,
    venue: ticket.venue,
    city: ticket.city,
    ...startValues(ticket),
    timeZone: ticket.timeZone,
    section: ticket.section ?? "",
    row: ticket.row ?? "",
    faceValue: toMajor(ticket.faceValue),
    paidFees: ticket.paidFees ? toMajor(ticket.paidFees) : "",
    price: toMajor(ticket.price),
    codeType: ticket.codeType,
    split: ticket.split,
    ...rowValues(tickets.map(({ seat }, i) => ({ seat: seat ?? "", code: codes[i] }))),
  };
}

/** Only where the time zone does not tell it: the field may be left over from another zone. */
function saidCountry(form: Form): { country?: string } {
  const isKnown = countriesOf(timeZoneOf(form.timeZone ?? "") ?? "").length > 0;
  return isKnown || !form.country ? {} : { country: form.country };
}

const blank = (text: string | undefined): string | null => text?.trim() ? text : null;

/** Nothing was entered, or 0. */
const isNothing = (text: string | undefined, currency: string): boolean =>
  !text?.trim() || parseMajor(text, currency) === 0;

/** Exact: "12.50" is 1250 minor units, "12.505" is a problem and not rounded. */
function readMoney(form: Form, path: string, currency: string, errors: FieldError[]): Money {
  const text = (form[path] ?? "").trim();
  const amount = parseMajor(text, currency);
  if (amount === null) {
    errors.push({
      path,
      message: text === ""
        ? says("required")
        : says("not_amount", { example: saysExample(currency) }),
    });
  }
  return { amount: amount ?? 1, currency };
}
