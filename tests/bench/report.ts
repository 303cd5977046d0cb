/** Figures, as a table and as JSON. */
import { median } from "./measure.ts";

export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** The figure divided by a baseline measured in turns with it. */
  ratio?: number;
  /** The baseline of the ratio. */
  against?: { name: string; value: number };
  aim?: { least: number } | { most: number };
  note?: string;
}

/** Whether the aim is met; it applies to the ratio if there is one. Null without an aim. */
function meetsAim({ value, ratio, aim }: Figure): boolean | null {
  if (!aim) return null;
  const measured = ratio ?? value;
  return "least" in aim ? measured >= aim.least : measured <= aim.most;
}

/** Medians of rounds in which both sides took turns, so that noise affects both equally. */
export function paired(
  name: string,
  unit: string,
  againstName: string,
  rounds: { ours: number; theirs: number }[],
): Figure {
  return {
    name,
    unit,
    value: median(rounds.map(({ ours }) => ours)),
    ratio: median(rounds.map(({ ours, theirs }) => ours / theirs)),
    against: { name: againstName, value: median(rounds.map(({ theirs }) => theirs)) },
  };
}

export function asTable(figures: Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${round(figure.value)} ${figure.unit}`,
    figure.ratio === undefined
      ? ""
      : `${figure.ratio.toFixed(2)} × ${figure.against!.name} (${round(figure.against!.value)})`,
    aimOf(figure),
    { true: "yes", false: "no", null: "" }[`${meetsAim(figure)}`]!,
    figure.note ?? "",
  ]);
  const header = ["figure", "measured", "ratio", "aim", "met", "note"];
  return [header, header.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join(
    "\n",
  );
}

export const asJson = (figures: Figure[], about: Record<string, unknown>): string =>
  JSON.stringify(
    { ...about, figures: figures.map((figure) => ({ ...figure, met: meetsAim(figure) })) },
    null,
    2,
  );

function aimOf({ aim, ratio, unit }: Figure): string {
  if (!aim) return "";
  const what = ratio === undefined ? unit : "×";
  return "least" in aim ? `≥ ${aim.least} ${what}` : `≤ ${aim.most} ${what}`;
}

const round = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
