/** The pages for listing and for editing a ticket: the form, and beside it the ticket as buyers see it. */
import { isolated } from "#words/direction.ts";
import type { ComponentChildren } from "preact";
import { Title } from "../../parts/Bits.tsx";
import { fill } from "#words/fill.ts";
import { SellForm, type SellFormProps } from "./SellForm.tsx";
import { SellPreview } from "./SellPreview.tsx";

/** `children`: what fills in the preview. */
export function SellPage({ form, children }: { form: SellFormProps; children: ComponentChildren }) {
  const { words } = form;
  return (
    <Page form={form} beside={children}>
      <Title text={words.sell.title} words={words} />
      <h1>{words.sell.title}</h1>
      <p>{words.sell.intro}</p>
    </Page>
  );
}

interface EditView {
  /** Of the concert. */
  title: string;
  /** Address of the ticket's page. */
  back: string;
  form: SellFormProps;
}

export function EditPage({ view, children }: { view: EditView; children: ComponentChildren }) {
  const { words } = view.form;
  const { edit } = words.sell;
  return (
    <Page form={view.form} beside={children}>
      <Title text={fill(edit.title, { concert: isolated(view.title) })} words={words} />
      <h1>{edit.heading}</h1>
      <p>
        <a href={view.back}>{edit.back}</a>
      </p>
    </Page>
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
