/** A letter as plain text. */
import type { Letter } from "./letter.ts";

export function textOf({ title, greeting, paragraphs, ticket, action, sender }: Letter): string {
  const facts = ticket ? [ticket.title, ticket.when, ticket.place, ticket.seat] : [];
  return [
    title,
    greeting,
    ...paragraphs,
    ...(ticket ? [facts.filter((fact) => fact !== null).join("\n")] : []),
    `${action.label}\n${action.href}`,
    `${sender.name}\n${sender.href}`,
  ].join("\n\n") + "\n";
}
