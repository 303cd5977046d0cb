import type { FieldProblem } from "./Field.tsx";

/** What a form shows: values as entered, problems, and the refusal above them. */
export interface FormProps {
  values: Record<string, string>;
  errors: FieldProblem[];
  problem: { title: string; detail: string } | null;
}
