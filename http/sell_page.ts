/** What the pages for listing and editing show. */
import type { SellFormProps } from "#components/SellForm.tsx";
import type { Exchange } from "#domain/ports.ts";
import { listCities } from "#domain/search/cities.ts";
import type { FormView } from "./form_page.ts";

const zones = Intl.supportedValuesOf("timeZone");

export async function sellFormProps(
  x: Exchange,
  form: FormView,
  rest: Pick<SellFormProps, "action" | "submit" | "hidden" | "words">,
): Promise<SellFormProps> {
  const { currency, priceCapPercent } = x.settings;
  const chosen = form.values.timeZone;
  return {
    ...rest,
    form,
    currency,
    cap: priceCapPercent,
    zones: chosen && !zones.includes(chosen) ? [chosen, ...zones] : zones,
    cities: (await listCities(x)).map((city) => city.name),
  };
}
