/** The seller's choice after a former time of a concert was entered (`concert_moved`). */
import { findConcert, getConcerts } from "#domain/concerts/queries.ts";
import type { Concert } from "#domain/concerts/concert.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Refusal } from "#domain/refusals.ts";
import { idSchema } from "#domain/stored.ts";
import type { Manner } from "#words/manner.ts";
import type { Form } from "../../request/body.ts";
import type { Ctx } from "../../request/state.ts";
import type { MovedConcertView } from "./MovedConcert.tsx";
import { concertFieldsOf } from "./proposals.ts";

interface Chosen {
  /** The form; with the words of the concert that was chosen. */
  values: Form;
  /** That concert: its start is the exact one. */
  joined?: Concert;
  /** The tickets are for another concert. */
  anotherConcert: boolean;
}

export async function chosenConcert(
  { state: { system, manner } }: Pick<Ctx, "state">,
  { join, anotherConcert, ...values }: Form,
  userId: string,
): Promise<Chosen> {
  const id = idSchema.safeParse(join).data;
  const found = id === undefined ? null : await findConcert(system, userId, id);
  if (!found?.ok) return { values, anotherConcert: anotherConcert !== undefined };
  const joined = found.value;
  return {
    values: { ...values, ...concertFieldsOf(joined, manner) },
    joined,
    anotherConcert: false,
  };
}

/** What is asked; null: the refusal is another one, or there is none. */
export async function movedConcertView(
  x: Pick<Services, "store">,
  refusal: Refusal | null,
  manner: Manner,
): Promise<MovedConcertView | null> {
  if (refusal?.code !== "concert_moved") return null;
  const [concert] = await getConcerts(x, [refusal.concertId!]);
  return concert &&
    { id: concert.id, startsAt: concert.startsAt, timeZone: concert.timeZone, manner };
}
