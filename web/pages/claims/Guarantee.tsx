/** What is covered if a buyer is not let in, and until when. */
import { formFor } from "#words/fill.ts";
import { moneyText } from "#words/format.ts";
import { Filled } from "../../parts/Filled.tsx";
import { Moment } from "../../parts/Times.tsx";
import type { ClaimPageView } from "./ClaimPage.tsx";

type View = Pick<ClaimPageView, "window" | "count" | "total" | "keeps" | "manner">;

export function Guarantee({ view: { window, count, total, keeps, manner } }: { view: View }) {
  const { guarantee } = manner.words.claims;
  if (!window) return null;
  return (
    <section class="panel" aria-labelledby="guarantee">
      <h2 id="guarantee">{guarantee.title}</h2>
      <p>
        <Filled
          text={formFor(guarantee.covers, count, manner.locale)}
          gaps={{
            n: count,
            from: <Moment at={window.from} manner={manner} />,
            until: <Moment at={window.until} manner={manner} />,
            total: <strong>{moneyText(total, manner.locale)}</strong>,
          }}
        />
      </p>
      {keeps && <p>{guarantee.keeps}</p>}
      <p class="quiet">{guarantee.not}</p>
    </section>
  );
}
