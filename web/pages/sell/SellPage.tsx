/** The pages for listing and for editing a ticket: the form, and beside it the ticket as buyers see it. */
import { isolated } from "#words/direction.ts";
import type { ComponentChildren } from "preact";
import { Notice, Title } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";
import { Deadline, Left } from "../../parts/Times.tsx";
import { fill, formFor } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import { SellForm, type SellFormProps } from "./SellForm.tsx";
import { SellPreview } from "./SellPreview.tsx";

/** `children`: what fills in the preview. */
export function SellPage({ form, children }: { form: SellFormProps; children: ComponentChildren }) {
  const { words } = form;
  return (
    <Page form={form} beside={children}>
      <Title text={words.sell.title} words={words} />
      <h1>{words.sell.title}</h1>
      <p>{words.sell.intro} {form.paid}</p>
    </Page>
  );
}

export interface EditView {
  /** Of the concert. */
  title: string;
  /** Address of the ticket's page. */
  back: string;
  form: SellFormProps;
}

export function EditPage({ view, children }: { view: EditView; children: ComponentChildren }) {
  return (
    <Page form={view.form} beside={children}>
      <EditHead view={view} words={view.form.words} />
    </Page>
  );
}

function EditHead({ view, words }: { view: Pick<EditView, "title" | "back">; words: Words }) {
  const { edit } = words.sell;
  return (
    <>
      <Title text={fill(edit.title, { concert: isolated(view.title) })} words={words} />
      <h1>{edit.heading}</h1>
      <p>
        <a href={view.back}>{edit.back}</a>
      </p>
    </>
  );
}

/** In place of the form, while somebody has reserved some of the tickets: nothing of it could be saved. */
export interface LockedView extends Pick<EditView, "title" | "back"> {
  /** How many are reserved. */
  count: number;
  /** When the last of the holds ends, epoch ms; null: one is being paid for. */
  until: number | null;
  now: number;
  manner: Manner;
}

export function LockedPage({ view }: { view: LockedView }) {
  const { back, count, until, now, manner } = view;
  const { words } = manner;
  const { title, held, paying } = words.sell.edit.locked;
  return (
    <div class="narrow">
      <EditHead view={view} words={words} />
      <Notice title={title} tone="neutral">
        <p>
          {until === null ? paying : (
            <Filled
              text={formFor(held, count, manner.locale)}
              gaps={{
                n: count,
                time: <Deadline at={until} manner={manner} />,
                left: <Left at={until} now={now} manner={manner} />,
              }}
            />
          )}
        </p>
        <p>
          <a class="tap" href={`${back}/edit`}>{words.stub.lookAgain}</a>
        </p>
      </Notice>
    </div>
  );
}

function Page(
  { form, beside, children }: {
    form: SellFormProps;
    beside: ComponentChildren;
    children: ComponentChildren;
  },
) {
  return (
    <div class="selling">
      <div class="narrow">
        {children}
        <SellForm {...form} />
      </div>
      <div class="beside">
        <SellPreview words={form.words} />
        {beside}
      </div>
    </div>
  );
}
