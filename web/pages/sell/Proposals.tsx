/**
 * Concerts that others have written and that the seller may mean: choosing one fills in the form. A script
 * looks for them while the concert is typed; without scripts, a button does.
 */
import { When } from "../../parts/Bits.tsx";
import { Icon } from "../../parts/Icon.tsx";
import { fill, formFor } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import type { Words } from "#words/languages.ts";

/** The fields that choosing a concert fills in. */
export type ConcertFields = Record<
  "title" | "venue" | "city" | "startsAt" | "startsTime" | "timeZone" | "country",
  string
>;

interface ProposalView {
  id: string;
  title: string;
  venue: string;
  city: string;
  /** Epoch ms. */
  startsAt: number;
  timeZone: string;
  fills: ConcertFields;
  /** The form has it already. */
  chosen: boolean;
}

export interface ProposalsView {
  /** Null: too little is known to look for concerts. */
  found: ProposalView[] | null;
  /** The seller has asked for them, so that finding none is said too. */
  asked: boolean;
  manner: Manner;
}

export function Proposals({ view, words }: { view: ProposalsView; words: Words }) {
  const { proposals } = words.sell;
  return (
    <>
      <div class="actions without-script">
        <button type="submit" name="step" value="find" class="button">{proposals.find}</button>
      </div>
      <div class="proposals" data-live="proposals" data-said={saidOf(view)} tabIndex={-1}>
        <Found view={view} words={words} />
      </div>
    </>
  );
}

function Found({ view: { found, asked, manner }, words }: { view: ProposalsView; words: Words }) {
  const { proposals } = words.sell;
  if (found === null || found.length === 0) {
    return asked ? <p class="quiet">{found === null ? proposals.more : proposals.none}</p> : null;
  }
  if (found.some(({ chosen }) => chosen)) {
    return (
      <p class="proposals-chosen">
        <Icon name="check" /> {proposals.chosen}
      </p>
    );
  }
  return (
    <>
      <p>
        <strong>{proposals.title}</strong> {proposals.text}
      </p>
      <ul class="rows">
        {found.map((concert) => (
          <li key={concert.id}>
            <button
              type="submit"
              name="concert"
              value={concert.id}
              class="proposal"
              data-fills={JSON.stringify(concert.fills)}
            >
              <span class="proposal-title">{concert.title}</span>
              <span>{fill(words.ticket.where, concert)}</span>
              <span class="quiet small">
                <When at={concert.startsAt} timeZone={concert.timeZone} manner={manner} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Announced when the list changes while the form is typed. */
function saidOf({ found, manner }: ProposalsView): string | undefined {
  if (found === null || found.length === 0) return undefined;
  const { sell: { proposals } } = manner.words;
  if (found.some(({ chosen }) => chosen)) return proposals.chosen;
  return fill(formFor(proposals.found, found.length, manner.locale), { n: found.length });
}
