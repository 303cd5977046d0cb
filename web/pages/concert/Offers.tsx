/** Every offer of a concert, the lowest total first, with its filters. */
import { Empty, Notice, Pager } from "../../parts/Bits.tsx";
import { Select } from "../../parts/Field.tsx";
import { Until } from "../../parts/Times.tsx";
import { counted, fill, formFor } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import type { ConcertPageView } from "./ConcertPage.tsx";
import { OfferList, type OfferView } from "./OfferList.tsx";

export interface OffersView {
  items: OfferView[];
  /** Whether a filter is set. */
  filtered: boolean;
  /** The query parameters of the address. */
  values: Record<string, string>;
  /** What the filters can be set to. */
  quantities: number[];
  sections: string[];
  previous?: string;
  next?: string;
}

/** The id of the form, for the script that applies it at once. */
export const OFFERS_FORM = "offers-form";

export function Offers({ view }: { view: ConcertPageView }) {
  const { offers, manner } = view;
  const { words } = manner;
  const { title, pages } = words.concert.offers;
  return (
    <section aria-labelledby="offers" class="offers-part">
      <h2 id="offers" tabIndex={-1}>{title}</h2>
      <Filters view={view} />
      <div class="offers-list" data-live="offers" data-said={offersSay(view)} tabIndex={-1}>
        <Waiting view={view} />
        <AllHeld view={view} />
        {offers.items.length === 0
          ? <Nothing view={view} />
          : <OfferList offers={offers.items} manner={manner} />}
        <Pager previous={offers.previous} next={offers.next} label={pages} words={words} />
      </div>
    </section>
  );
}

/** Works without scripts too, by its button. */
function Filters({ view: { concert: { id }, offers, manner } }: { view: ConcertPageView }) {
  const { browse, concert: { offers: words } } = manner.words;
  const { values } = offers;
  const common = { values, errors: [], optional: "" };
  const numbers = withChosen(offers.quantities.map(String), values.quantity);
  const sections = withChosen(offers.sections, values.section);
  if (numbers.length < 2 && sections.length < 2 && !offers.filtered) return null;
  return (
    <form
      method="get"
      action={`/concerts/${id}#offers`}
      id={OFFERS_FORM}
      class="offers-filters"
      data-live-keep="filters"
    >
      {(numbers.length > 1 || values.quantity) && (
        <Select
          {...common}
          name="quantity"
          label={words.quantity}
          choices={[
            ["", browse.anyNumber],
            ...numbers.map((number) => [number, togetherText(number, manner)] as const),
          ]}
        />
      )}
      {(sections.length > 1 || values.section) && (
        <Select
          {...common}
          name="section"
          label={words.section}
          choices={[["", words.anySection], ...sections.map((name) => [name, name] as const)]}
        />
      )}
      <button type="submit" class="button at-once">{words.show}</button>
    </form>
  );
}

/** What was chosen stays in the list, even if nothing of it is left. */
const withChosen = (choices: string[], chosen: string | undefined): string[] =>
  !chosen || choices.includes(chosen) ? choices : [...choices, chosen];

function togetherText(number: string, { locale, words }: Manner): string {
  const count = Number(number);
  return fill(formFor(words.browse.together, count, locale), { count });
}

/** What to do when the list is empty. */
function Nothing({ view }: { view: ConcertPageView }) {
  const { concert, offers, onOffer, waiting, manner } = view;
  const { noneFits, noneLeft } = manner.words.concert;
  if (waiting && !onOffer) return null;
  if (offers.previous || !onOffer) {
    return (
      <Empty title={noneLeft.title}>
        <p>{noneLeft.text}</p>
      </Empty>
    );
  }
  return (
    <Empty title={noneFits.title}>
      <p>{noneFits.text}</p>
      <p>
        <a class="button" href={`/concerts/${concert.id}#offers`}>{noneFits.action}</a>
      </p>
    </Empty>
  );
}

/** To a seller whose tickets for this concert nobody else can see yet. */
function Waiting({ view: { waiting, manner } }: { view: ConcertPageView }) {
  if (waiting === null) return null;
  const { notices, stub } = manner.words;
  const { count, href } = waiting;
  const { title, detail } = count === 1 ? notices.waiting : notices.waiting_several;
  return (
    <Notice title={title} detail={detail} tone="neutral">
      <p>
        <a class="tap" href={href}>{counted(stub.own.yours.action, count, manner.locale)}</a>
      </p>
    </Notice>
  );
}

/** When held ones may come back, while nothing else is left. */
function AllHeld({ view: { from, freeAt, onOffer, manner } }: { view: ConcertPageView }) {
  if (from !== null || !onOffer) return null;
  const { noneLeft } = manner.words.concert;
  return (
    <Notice
      title={noneLeft.heldTitle}
      tone="neutral"
    >
      <p>
        {freeAt === null
          ? noneLeft.heldOpen
          : <Until text={noneLeft.held} until={freeAt} manner={manner} />}
      </p>
    </Notice>
  );
}

/** Announced when the list changes. */
function offersSay({ offers, manner }: ConcertPageView): string {
  const { found } = manner.words.concert.offers;
  const count = offers.items.length;
  return fill(formFor(found, count, manner.locale), { count });
}
