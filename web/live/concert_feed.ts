/** The live state of a concert: its date, and what is on offer. */
import { type Concert, concerts, OFFERING_MARK } from "#domain/concerts/concert.ts";
import { type Offering, offerings } from "#domain/offerings/offering.ts";
import { offeringAt, type OfferingNow } from "#domain/offerings/summary.ts";
import { feeRulesOf } from "#domain/tickets/listing_rules.ts";
import type { FeeRules } from "#domain/trade/fees.ts";
import type { Stored } from "#store/entity/mod.ts";
import { concertOut } from "../api/concert_resources.ts";
import { instantOut } from "../api/resources.ts";
import type { Ctx } from "../request/state.ts";
import { events, spreadMs, stateId } from "./feeds.ts";
import type { Frame } from "./event_stream.ts";

/**
 * `offering`: as it is stored. What lists show of a concert may be a second behind; an `offers` event tells at once
 * that this process has changed an offer, for pages that read the offers themselves.
 */
export function concertEvents(
  ctx: Pick<Ctx, "req" | "state">,
  concert: Concert,
  offering: Offering | null,
): Response {
  const { store } = ctx.state.system;
  const rules = feeRulesOf(ctx.state.system);
  return events(ctx, (stream) => {
    let known = { concert, offering };
    let sent = "";
    const send = (change: Partial<typeof known>) => {
      // A watch may still deliver a state from before the read.
      if (isOlder(change.concert, known.concert) || isOlder(change.offering, known.offering)) {
        return;
      }
      known = { ...known, ...change };
      const viewers = store.watches.watchersOf(concerts, concert.id);
      const frame = concertFrame(known.concert, known.offering, {
        rules,
        now: store.now(),
        viewers,
      });
      if (frame.id === sent) return;
      sent = frame.id;
      stream.put(concert.id, frame);
    };
    let changes = 0;
    const tellChange = () => {
      const viewers = store.watches.watchersOf(concerts, concert.id);
      const data = {
        id: concert.id,
        now: instantOut(store.now()),
        spreadMs: spreadMs(viewers),
      };
      stream.put(`${concert.id} offers`, { event: "offers", id: `offers-${++changes}`, data });
    };
    const ends = [
      store.marks.subscribe(OFFERING_MARK, (ids) => ids.includes(concert.id) && tellChange()),
      store.watches.watch(concerts, concert.id, (value) => value && send({ concert: value })),
      store.watches.watch(offerings, concert.id, (value) => send({ offering: value })),
    ];
    send({});
    return ends;
  });
}

const isOlder = (one: Stored | null | undefined, than: Stored | null): boolean =>
  !!one && !!than && one.updatedAt < than.updatedAt;

function concertFrame(
  concert: Concert,
  stored: Offering | null,
  { rules, now, viewers }: { rules: FeeRules; now: number; viewers: number },
): Frame {
  const offering = stored && concert.status === "scheduled" ? offeringAt(stored, now, rules) : null;
  const { id, status, startsAt, from, tickets, freeAt, version } = concertOut(concert, offering);
  return {
    event: "concert",
    id: concertState(concert, offering),
    data: {
      id,
      status,
      startsAt,
      from,
      tickets,
      freeAt,
      mergedInto: concert.mergedInto ?? undefined,
      version,
      now: instantOut(now),
      spreadMs: spreadMs(viewers),
    },
  };
}

/** Names the state that a page or an event shows. `offering`: as it is now. */
export const concertState = (
  { version, status }: Concert,
  offering: OfferingNow | null,
): string => {
  const { version: made = 0, tickets = 0, freeAt = 0 } = offering ?? {};
  return stateId(version, [status, made, tickets, freeAt ?? 0].join("-"));
};
