/** The props of the pages for listing and editing. */
import type { FormProps } from "../../parts/form.ts";
import { SELL_FORM, type SellFormProps } from "./SellForm.tsx";
import type { Services } from "#domain/ports/services.ts";
import { listCities } from "#domain/search/cities.ts";
import { timeZones } from "#domain/time_zone.ts";
import type { Manner } from "#words/manner.ts";

export async function sellFormProps(
  x: Services,
  form: FormProps,
  rest: Pick<SellFormProps, "action" | "submit" | "hidden" | "words" | "locale">,
): Promise<SellFormProps> {
  const { currency, priceCapPercent } = x.settings;
  const chosen = form.values.timeZone;
  return {
    ...rest,
    form,
    currency,
    cap: priceCapPercent,
    zones: chosen && !timeZones.includes(chosen) ? [chosen, ...timeZones] : timeZones,
    cities: (await listCities(x)).map((city) => city.name),
  };
}

/** The props of the preview island: the browser gets only the texts that it needs. */
export function previewProps(
  { form, currency, cap, words }: SellFormProps,
  { locale }: Manner,
  /** Whose draft; null: an edit keeps none. */
  userId: string | null,
) {
  const { ticket: { place, where }, sell: { hints, draft } } = words;
  return {
    form: SELL_FORM,
    draft: userId && draftOf(userId),
    // After a refusal the page already has what was entered.
    restore: form.problem === null,
    locale,
    currency,
    cap,
    texts: {
      where,
      ...place,
      most: hints.most,
      tooMuch: hints.tooMuch,
      back: draft.back,
      startOver: draft.startOver,
    },
  };
}

/** The sessionStorage key of a user's draft. */
export const draftOf = (userId: string): string => `sell:${userId}`;
