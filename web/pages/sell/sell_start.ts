/** What the sell form begins with: nothing, a concert, or the seller's former listing. */
import { findConcert } from "#domain/concerts/queries.ts";
import { toMajor } from "#domain/money.ts";
import { DEFAULT_CODE_TYPE } from "#domain/tickets/code_type.ts";
import { findTicket } from "#domain/tickets/queries.ts";
import { idSchema } from "#domain/stored.ts";
import type { Form } from "../../request/body.ts";
import { queryOf } from "../../request/pairs.ts";
import type { Ctx } from "../../request/state.ts";
import { concertFieldsOf } from "./proposals.ts";
import { startValues } from "./start_time.ts";

/** Fields that the address may fill in; never a seat or a barcode. */
const FIELDS = ["title", "venue", "city", "startsAt", "startsTime", "timeZone", "country"] as const;

/** What the form has before anything is entered. */
export async function sellStart(ctx: Pick<Ctx, "state" | "url">, userId: string): Promise<Form> {
  const { system, manner } = ctx.state;
  const query = queryOf(ctx.url);
  const blank = {
    timeZone: system.settings.timeZone,
    codeType: DEFAULT_CODE_TYPE,
    split: "any",
  };
  const like = idOf(query.like);
  const concert = idOf(query.concert);
  if (like) return { ...blank, ...await formerValues(ctx, userId, like) };
  if (concert) {
    const found = await findConcert(system, userId, concert);
    return { ...blank, ...(found.ok && concertFieldsOf(found.value, manner)) };
  }
  const said = FIELDS.filter((name) => query[name] !== undefined);
  return { ...blank, ...Object.fromEntries(said.map((name) => [name, query[name]])) };
}

const idOf = (text: string | undefined): string | null => idSchema.safeParse(text).data ?? null;

/** Concert, section and price of the seller's own listing. */
async function formerValues(
  { state: { system } }: Pick<Ctx, "state">,
  userId: string,
  ticketId: string,
): Promise<Form> {
  const found = await findTicket(system, userId, ticketId);
  if (!found.ok || found.value.sellerId !== userId) return {};
  const { title, venue, city, section, codeType, timeZone } = found.value;
  const { faceValue, paidFees, price } = found.value;
  return {
    ...{ title, venue, city, timeZone, codeType },
    ...startValues(found.value),
    section: section ?? "",
    faceValue: toMajor(faceValue),
    paidFees: paidFees ? toMajor(paidFees) : "",
    price: toMajor(price),
  };
}
