import type { FieldError } from "#words/problems.ts";

/** The props of a form. */
export interface FormProps {
  /** As entered; passwords are never among them. */
  values: Record<string, string>;
  errors: FieldError[];
  /** The refusal, shown above the form; null before the first try. */
  problem: { title: string; detail: string } | null;
}
