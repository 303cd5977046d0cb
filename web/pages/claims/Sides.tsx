/** What both sides of a claim say, the pictures, and the moderator's reason. */
import { fill } from "#words/fill.ts";
import { dayAndTime } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";

export interface SidesView {
  id: string;
  kind: "not_let_in" | "never_came" | "not_as_described";
  text: string;
  /** When it was made, epoch ms. */
  at: number;
  answer: string | null;
  undecided: boolean;
  reason: string | null;
  /** Ids. */
  pictures: string[];
}

export function Sides(
  { view, role, manner }: {
    view: SidesView;
    /** Of the reader. */
    role: "buyer" | "seller" | "moderator";
    manner: Manner;
  },
) {
  const { claims } = manner.words;
  const { sides } = claims;
  // The form for it follows.
  const asked = role === "seller" && view.undecided && view.answer === null;
  return (
    <div class="sides">
      <section aria-labelledby="side-buyer">
        <h2 id="side-buyer">{sides.buyer[role]}</h2>
        <p>
          <strong>{(role === "buyer" ? claims.kinds : claims.kindsOf)[view.kind]}</strong>{" "}
          <span class="quiet small">{dayAndTime(view.at, manner)}</span>
        </p>
        <p class="pre break" dir="auto">{view.text}</p>
        {view.pictures.length > 0 && (
          <ul class="claim-pictures">
            {view.pictures.map((id, place) => {
              const src = `/api/claims/${view.id}/pictures/${id}`;
              return (
                <li key={id}>
                  <a href={src}>
                    <img src={src} alt={fill(claims.picture, { n: place + 1 })} loading="lazy" />
                  </a>
                </li>
              );
            })}
          </ul>
        )}
      </section>
      {!asked && (
        <section aria-labelledby="side-seller">
          <h2 id="side-seller">{sides.seller[role]}</h2>
          {view.answer !== null
            ? <p class="pre break" dir="auto">{view.answer}</p>
            : <p class="quiet">{(view.undecided ? sides.none : sides.silent)[role]}</p>}
        </section>
      )}
      {view.reason !== null && (
        <section aria-labelledby="side-reason">
          <h2 id="side-reason">{sides.reason}</h2>
          <p class="pre break" dir="auto">{view.reason}</p>
        </section>
      )}
    </div>
  );
}
