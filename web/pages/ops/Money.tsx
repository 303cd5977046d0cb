/** The books for operators: what each account holds, and the newest postings. */
import { isolated } from "#words/direction.ts";
import { dayAndTime } from "#words/format.ts";
import { fill } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import type { Words } from "#words/languages.ts";
import { Money, Pager, Title } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";

type Account = keyof Words["books"]["accounts"];

export interface MoneyView {
  currency: string;
  /** Minor units, a debit above 0; those of all sellers together are one each. */
  accounts: { name: Account; amount: number }[];
  postings: PostingView[];
  next?: string;
  previous?: string;
  manner: Manner;
}

interface PostingView {
  id: string;
  at: number;
  cause: keyof Words["books"]["causes"];
  orderId: string | null;
  currency: string;
  lines: { name: Account; amount: number }[];
}

export function MoneyPage({ view }: { view: MoneyView }) {
  const { words } = view.manner;
  const { books, ops } = words;
  return (
    <>
      <Title text={books.title} words={words} />
      <p>
        <a href="/ops">{ops.title}</a>
      </p>
      <h1>{books.title}</h1>
      <p class="quiet">{books.intro}</p>
      <dl class="facts facts-wide">
        {view.accounts.map(({ name, amount }) => (
          <div key={name}>
            <dt>{books.accounts[name]}</dt>
            <dd>
              <Money value={{ amount, currency: view.currency }} manner={view.manner} />
            </dd>
          </div>
        ))}
      </dl>
      <h2>{books.postings}</h2>
      {view.postings.length === 0 ? <p class="quiet">{books.none}</p> : (
        <ol class="rows">
          {view.postings.map(({ id, at, cause, orderId, currency, lines }) => (
            <li key={id} class="row">
              <div>
                <p>{books.causes[cause]}</p>
                <p class="small break">
                  {lines.map(({ name, amount }, i) => (
                    <span key={i}>
                      {i > 0 && " · "}
                      <Filled
                        text={books.line}
                        gaps={{
                          account: books.accounts[name],
                          amount: <Money value={{ amount, currency }} manner={view.manner} />,
                        }}
                      />
                    </span>
                  ))}
                </p>
                <p class="quiet small break">
                  {dayAndTime(at, view.manner)}
                  {orderId && ` · ${fill(books.ofOrder, { order: isolated(orderId) })}`}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
      <Pager previous={view.previous} next={view.next} label={books.pages} words={words} />
    </>
  );
}
