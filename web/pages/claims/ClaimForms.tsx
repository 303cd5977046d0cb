/** The forms of the buyer: the claim, and pictures for it. */
import { described, FormProblem, Frame, Select, TextArea } from "../../parts/Field.tsx";
import type { FormProps } from "../../parts/form.ts";
import { limitOf } from "../../parts/Limit.tsx";
import type { ClaimPageView } from "./ClaimPage.tsx";

const TYPES = "image/jpeg,image/png,image/webp";

export function ClaimForm({ view }: { view: ClaimPageView }) {
  const { orderId, claimForm: form, manner: { words } } = view;
  const { claims } = words;
  const labels = { kind: claims.kind, text: claims.text, picture: claims.pictures };
  const { values, errors } = form;
  return (
    <form
      method="post"
      action={`/orders/${orderId}/claim`}
      encType="multipart/form-data"
      class="form"
      noValidate
    >
      <FormProblem form={form} labels={labels} words={words} />
      <Select
        name="kind"
        label={labels.kind}
        values={values}
        errors={errors}
        choices={[["", claims.choose], ...Object.entries(claims.kinds)]}
      />
      <TextArea
        name="text"
        label={labels.text}
        hint={claims.textHint}
        rows={6}
        limit={limitOf(words, view.maxText)}
        values={values}
        errors={errors}
      />
      <Pictures view={view} form={form} optional />
      <button type="submit" class="button button-primary">{claims.send}</button>
    </form>
  );
}

/** For a claim that is made. */
export function PicturesForm({ view }: { view: ClaimPageView }) {
  const { orderId, claimForm: form, manner: { words } } = view;
  const labels = { picture: words.claims.pictures };
  return (
    <form
      method="post"
      action={`/orders/${orderId}/claim/pictures`}
      encType="multipart/form-data"
      class="form"
      noValidate
    >
      <FormProblem form={form} labels={labels} words={words} />
      <Pictures view={view} form={form} />
      <button type="submit" class="button">{words.claims.addPictures}</button>
    </form>
  );
}

function Pictures(
  { view: { manner: { words } }, form, optional = false }: {
    view: ClaimPageView;
    form: FormProps;
    optional?: boolean;
  },
) {
  const common = {
    name: "picture",
    label: words.claims.pictures,
    hint: words.claims.picturesHint,
    values: {},
    errors: form.errors,
    ...(optional ? { optional: words.site.optional } : {}),
  };
  return (
    <Frame {...common}>
      <input {...described(common)} type="file" accept={TYPES} multiple />
    </Frame>
  );
}
