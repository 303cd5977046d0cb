/** The props of a concert's page for moderators. */
import type { Concert } from "#domain/concerts/concert.ts";
import { proposeConcerts, sellsThere } from "#domain/concerts/queries.ts";
import { salesLeft } from "#domain/concerts/progress.ts";
import { type ConcertWalk, concertWalks } from "#domain/concerts/walk.ts";
import type { Services } from "#domain/ports/services.ts";
import type { FormProps } from "../../parts/form.ts";
import { dayInWords } from "../../parts/date_text.ts";
import { blankForm } from "../../answer/form_page.ts";
import type { Ctx } from "../../request/state.ts";
import { localOf } from "../sell/local_time.ts";
import type { ConcertCaseView, ConcertFactsView, ConcertStep } from "./ConcertCase.tsx";

/** `refused`: the form that is shown again with its problems; `into`: the concert to merge into instead. */
export async function concertCaseView(
  { state: { system, manner } }: Pick<Ctx, "state">,
  concert: Concert,
  moderatorId: string,
  refused?: { step: ConcertStep; form: FormProps; into?: string },
): Promise<ConcertCaseView> {
  const walk = await system.store.get(concertWalks, concert.id);
  const { name, venue, city, country, timeZone } = concert;
  const [day, startsTime] = localOf(concert.startsAt, timeZone).split("T");
  const similar = [
    ...await proposeConcerts(system, { name }),
    ...await proposeConcerts(system, { venue, day }),
  ].filter(({ id }, i, all) =>
    id !== concert.id && all.findIndex((other) => other.id === id) === i
  );
  const start = { startsAt: dayInWords(day, manner.locale), startsTime };
  return {
    concert: factsOf(concert),
    version: concert.version,
    cancelled: concert.status === "cancelled",
    movedFrom: concert.movedFrom,
    progress: walk && {
      done: walk.finishedAt !== null,
      sales: await salesOf(system, concert, walk),
      listings: walk.listings,
      ended: walk.ended,
      refunded: walk.refunded,
      waiting: walk.waiting,
      startedAt: walk.startedAt,
    },
    isOwn: await sellsThere(system, moderatorId, concert.id),
    similar: similar.map(factsOf),
    forms: {
      correction: blankForm({ name, venue, city, country: country ?? "", timeZone, ...start }),
      move: blankForm(start),
      merge: blankForm({ into: refused?.into ?? "" }),
      cancellation: blankForm(),
      ...(refused && { [refused.step]: refused.form }),
    },
    manner,
  };
}

/** How many orders a cancellation that is under way refunds in all. */
async function salesOf(
  x: Services,
  { id, status }: Concert,
  { refunded, finishedAt }: ConcertWalk,
): Promise<NonNullable<ConcertCaseView["progress"]>["sales"]> {
  if (status !== "cancelled" || finishedAt !== null) return null;
  const left = await salesLeft(x, id);
  return { total: refunded + left.orders, more: left.more };
}

export const factsOf = (
  { id, name, venue, city, startsAt, timeZone }: Concert,
): ConcertFactsView => ({ id, name, venue, city, startsAt, timeZone });
