/** The buttons of the sell form that do not list anything: for scripts that do not run. */
import { findConcert } from "#domain/concerts/queries.ts";
import { idSchema } from "#domain/stored.ts";
import type { Form } from "../../request/body.ts";
import type { Ctx } from "../../request/state.ts";
import { concertFieldsOf } from "./proposals.ts";
import { rowsChanged } from "./seat_rows.ts";

interface Step {
  /** What the form then has. */
  values: Form;
  /** Concerts were looked for. */
  asked: boolean;
}

/** Null when the button was the one that lists. */
export async function stepOf(
  { state: { system, manner } }: Pick<Ctx, "state">,
  form: Form,
  userId: string,
): Promise<Step | null> {
  if (form.step === "find") return { values: form, asked: true };
  const id = idSchema.safeParse(form.concert).data;
  if (id !== undefined) {
    const found = await findConcert(system, userId, id);
    const chosen = found.ok ? concertFieldsOf(found.value, manner) : {};
    return { values: { ...form, ...chosen }, asked: true };
  }
  const values = form.step === undefined ? null : rowsChanged(form);
  return values && { values, asked: false };
}
