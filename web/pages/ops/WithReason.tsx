/** An action that destroys something: collapsed, with a required reason. */
import type { Manner } from "#words/manner.ts";
import { Field } from "../../parts/Field.tsx";

/** Length limit of a reason, in characters. */
const MAX_WHY = 300;

export function WithReason(
  { action, label, fields, suffix, manner: { words: { ops } } }: {
    action: string;
    label: string;
    fields: Record<string, string>;
    suffix: string;
    manner: Manner;
  },
) {
  return (
    <details>
      <summary>{label}</summary>
      <form method="post" action={action} class="form">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field
          name="why"
          label={ops.why}
          hint={ops.whyHint}
          minLength={3}
          maxLength={MAX_WHY}
          values={{}}
          errors={[]}
          suffix={suffix}
        />
        <button type="submit" class="button">{label}</button>
      </form>
    </details>
  );
}
