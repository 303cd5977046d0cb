/** The props of a Kratos flow: nodes grouped into forms, with our texts. */
import type { FlowFormView, FlowPart, FlowView } from "./FlowForms.tsx";
import type { Flow, FlowNode, FlowText } from "#domain/ports/flow.ts";
import { piecesOf } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import { type Onward, reservationPairs } from "./reserve_after_sign_in.ts";

/** Groups of nodes with a section of their own, in this order; others are not offered. */
const SECTIONS = ["profile", "password", "totp", "lookup_secret", "passkey", "webauthn"] as const;
type Section = typeof SECTIONS[number];
/** Groups of nodes in the single form of all other flows. */
const IN_ONE = new Set<string>(["default", "profile", "password", "code", "passkey", "webauthn"]);

/** `onward`: carried in hidden fields. */
export function flowView(flow: Flow, words: Words, onward: Onward | null = null): FlowView {
  const known = flow.nodes.filter(({ group }) =>
    IN_ONE.has(group) || SECTIONS.includes(group as Section)
  );
  const common = known.filter(({ group }) => group === "default");
  const bySection = flow.kind === "settings" || flow.secondFactor;
  const forms = bySection
    ? SECTIONS.flatMap((section) => {
      const own = known.filter(({ group, is }) => group === section && is !== "script");
      if (own.length === 0) return [];
      return [formOf([...common, ...own], { id: section, heading: words.flows.groups[section] })];
    })
    : [formOf(known.filter(({ group }) => IN_ONE.has(group)), { id: "flow", heading: null })]
      // A completed flow has no fields.
      .filter(({ parts }) => parts.length > 0);
  const script = known.find((node) => node.is === "script");
  return {
    action: flow.action,
    messages: flow.messages.map((message) => ({ tone: message.tone, text: said(message, words) })),
    forms,
    script: script ? { src: script.src, integrity: script.integrity } : null,
  };

  function formOf(
    nodes: FlowNode[],
    { id, heading }: Pick<FlowFormView, "id" | "heading">,
  ): FlowFormView {
    const form: FlowFormView = { id, heading, hidden: [], values: {}, errors: [], parts: [] };
    for (const node of nodes) {
      if (node.is === "hidden") form.hidden.push([node.name, node.value]);
      if (node.is !== "field") continue;
      form.values[node.name] = node.value;
      // Only the first problem: the others often follow from it.
      const problem = node.messages.find(({ tone }) => tone === "problem");
      if (problem) form.errors.push({ path: node.name, message: said(problem, words) });
    }
    const { reservation } = onward ?? { reservation: null };
    if (reservation) form.hidden.push(...reservationPairs(reservation));
    const shown = inOrder(nodes).flatMap((node) => partsOf(node));
    const first = shown.find((part) => part.is === "submit");
    if (first && flow.kind !== "settings") first.kind = "primary";
    return { ...form, parts: shown };
  }

  function partsOf(node: FlowNode): FlowPart[] {
    switch (node.is) {
      case "field":
        return [{
          is: "field",
          name: node.name,
          type: node.type,
          label: labelOf(node, flow.kind, words),
          hint: hintOf(node, words),
          autoComplete: node.autoComplete ?? (isCode(node.name) ? "one-time-code" : undefined),
          numeric: isCode(node.name),
          maxLength: node.maxLength ?? undefined,
        }];
      case "submit": {
        const { name, value } = node;
        return [{ is: "submit", name, value, label: buttonOf(node, words), kind: "plain" }];
      }
      case "trigger": {
        const { name, value, onClick, onLoad } = node;
        return [{ is: "trigger", name, value, label: buttonOf(node, words), onClick, onLoad }];
      }
      case "image":
        return [{ is: "image", src: node.src, label: said(node.label, words) }];
      case "text":
        return [{ is: "secrets", label: said(node.label, words), secrets: node.secrets }];
      default:
        return [];
    }
  }
}

/** Fields before buttons; the Enter key presses the first button. */
const inOrder = (nodes: FlowNode[]): FlowNode[] => nodes.toSorted((a, b) => rank(a) - rank(b));

function rank(node: FlowNode): number {
  if (node.is === "submit") return node.name === "method" ? 1 : 2;
  return node.is === "trigger" ? 3 : 0;
}

const isCode = (name: string): boolean => name === "code" || name === "totp_code";

/** A text by its id in our catalogue, else Kratos' own. */
function said(text: FlowText | null, { flows }: Words): string {
  if (!text) return "";
  const ours = (flows.said as Record<string, string>)[text.id];
  if (ours === undefined) return text.text;
  const pieces = piecesOf(ours);
  // Kratos does not fill every gap of our text: its own text is better.
  if (pieces.some((piece, place) => place % 2 === 1 && text.gaps[piece] === undefined)) {
    return text.text;
  }
  return pieces.map((piece, place) => place % 2 === 1 ? text.gaps[piece] : piece).join("");
}

function labelOf(
  { name, label }: Extract<FlowNode, { is: "field" }>,
  kind: Flow["kind"],
  words: Words,
): string {
  const { labels } = words.account;
  if (name === "identifier" || name === "traits.email" || name === "email") return labels.email;
  if (name === "traits.name") return labels.name;
  if (name === "password" && kind === "settings") return labels.newPassword;
  return said(label, words) || name;
}

function hintOf(
  { name, autoComplete }: Extract<FlowNode, { is: "field" }>,
  words: Words,
): string | undefined {
  if (name === "traits.email") return words.signUp.emailHint;
  return autoComplete === "new-password" ? words.flows.passwordHint : undefined;
}

const SAVE = 1070003;

function buttonOf(
  { group, label, value }: Extract<FlowNode, { is: "submit" | "trigger" }>,
  words: Words,
): string {
  const { save } = words.flows;
  if (label?.id === SAVE) {
    return Object.hasOwn(save, group) ? save[group as keyof typeof save] : save.other;
  }
  return said(label, words) || value;
}
