/**
 * Fields for a day and for a time of day, in the page's language and by a clock of 24 hours. Text fields,
 * since the browser's own date fields follow the browser's language; its calendar is one press away.
 * `web/browser/date_fields.ts` makes them comfortable; without it they are text.
 */
import { fill } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import { dayInFigures, dayInWords, isIsoDay } from "./date_text.ts";
import { type Common, described, Frame, idOf } from "./Field.tsx";
import { Icon } from "./Icon.tsx";

/** A day after the twelfth of its month, so that figures show their order. */
const EXAMPLE = "2030-05-31";
/** When most concerts begin. */
const USUAL = ["18:00", "18:30", "19:00", "19:30", "20:00", "20:30", "21:00"];

type Props = Omit<Common, "hint"> & { words: Words };

/** Its value is "2027-05-01", or what was entered; see `readDay`. */
export function DayField(
  { words: { time }, locale, ...rest }: Props & { locale: string },
) {
  const value = rest.values[rest.name] ?? "";
  const [example, figures] = [dayInWords(EXAMPLE, locale), dayInFigures(EXAMPLE, locale)];
  const props = { ...rest, hint: fill(time.dayHint, { example, figures }) };
  return (
    <Frame {...props}>
      <div class="with-picker">
        <input
          {...described(props)}
          type="text"
          autoComplete="off"
          required={rest.optional === undefined}
          value={isIsoDay(value) ? dayInWords(value, locale) : value}
          data-day={locale}
        />
        <button
          type="button"
          class="picker"
          aria-label={fill(time.pick, { label: rest.label })}
          data-picks={idOf(rest.name, rest.suffix)}
        >
          <Icon name="calendar" />
        </button>
      </div>
    </Frame>
  );
}

/** Its value is "20:30", or what was entered; see `readClock`. */
export function ClockField({ words: { time }, ...rest }: Props) {
  const props = { ...rest, hint: time.clockHint };
  const id = idOf(rest.name, rest.suffix);
  return (
    <Frame {...props}>
      <input
        {...described(props)}
        type="text"
        autoComplete="off"
        list={`${id}-usual`}
        required={rest.optional === undefined}
        value={rest.values[rest.name] ?? ""}
        data-clock
      />
      <datalist id={`${id}-usual`}>
        {USUAL.map((one) => <option key={one} value={one} />)}
      </datalist>
    </Frame>
  );
}
