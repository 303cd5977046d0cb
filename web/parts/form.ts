import type { FieldProblem } from "./Field.tsx";

/** The props of a form. */
export interface FormProps {
  /** As entered; passwords are never among them. */
  values: Record<string, string>;
  errors: FieldProblem[];
  /** The refusal, shown above the form; null before the first try. */
  problem: { title: string; detail: string } | null;
}
