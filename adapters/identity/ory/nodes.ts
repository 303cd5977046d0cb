/** Converts the form fields of a Kratos flow to the shape that pages show. */
import { z } from "zod";
import { PREFIX, SCRIPT } from "./addresses.ts";
import type { FlowMessage, FlowNode, FlowText } from "#domain/ports/flow.ts";

const gap = z.union([z.string(), z.number()]);
const textSchema = z.object({
  id: z.int(),
  text: z.string(),
  type: z.string().optional(),
  context: z.record(z.string(), z.unknown()).nullish(),
});
type Said = z.infer<typeof textSchema>;

const attributes = z.discriminatedUnion("node_type", [
  z.object({
    node_type: z.literal("input"),
    name: z.string(),
    type: z.string(),
    value: z.union([z.string(), z.number(), z.boolean()]).nullish(),
    required: z.boolean().optional(),
    disabled: z.boolean().optional(),
    autocomplete: z.string().optional(),
    maxlength: z.int().optional(),
    onclickTrigger: z.string().optional(),
    onloadTrigger: z.string().optional(),
  }),
  z.object({ node_type: z.literal("a"), href: z.string() }),
  z.object({ node_type: z.literal("img"), src: z.string() }),
  z.object({ node_type: z.literal("text"), text: textSchema }),
  z.object({ node_type: z.literal("script"), integrity: z.string() }),
]);

const nodeSchema = z.object({
  group: z.string(),
  attributes,
  messages: z.array(textSchema).nullish(),
  meta: z.object({ label: textSchema.nullish() }).nullish(),
});

export const uiSchema = z.object({
  // Node types of later versions are skipped rather than refused.
  nodes: z.array(z.unknown()).transform((all) =>
    all.flatMap((one) => {
      const node = nodeSchema.safeParse(one);
      return node.success ? nodeOf(node.data) : [];
    })
  ),
  messages: z.array(textSchema).nullish().transform((all) => (all ?? []).map(messageOf)),
});

function nodeOf({ group, attributes: a, messages, meta }: z.infer<typeof nodeSchema>): FlowNode[] {
  const label = meta?.label ? said(meta.label) : null;
  switch (a.node_type) {
    case "input":
      return [inputOf(a, { group, label, messages: (messages ?? []).map(messageOf) })];
    case "a":
      return [{ is: "link", group, href: a.href, label }];
    case "img":
      // Only images that Kratos embeds; nothing is fetched from elsewhere.
      return a.src.startsWith("data:image/") ? [{ is: "image", group, src: a.src, label }] : [];
    case "text":
      return [{ is: "text", group, text: said(a.text), label, secrets: secretsOf(a.text) }];
    case "script":
      return [{ is: "script", group, src: PREFIX + SCRIPT, integrity: a.integrity }];
  }
}

type Input = Extract<z.infer<typeof attributes>, { node_type: "input" }>;

function inputOf(
  a: Input,
  more: { group: string; label: FlowText | null; messages: FlowMessage[] },
): FlowNode {
  const { group, label, messages } = more;
  const { name, type } = a;
  const value = String(a.value ?? "");
  const disabled = a.disabled ?? false;
  if (type === "hidden") return { is: "hidden", group, name, value };
  if (a.onclickTrigger !== undefined) {
    const onLoad = a.onloadTrigger ?? null;
    return { is: "trigger", group, name, value, label, onClick: a.onclickTrigger, onLoad };
  }
  if (type === "submit" || type === "button") {
    return { is: "submit", group, name, value, label, disabled };
  }
  return {
    is: "field",
    group,
    name,
    type,
    value,
    label,
    required: a.required ?? false,
    disabled,
    autoComplete: a.autocomplete ?? null,
    maxLength: a.maxlength ?? null,
    messages,
  };
}

const messageOf = (one: Said): FlowMessage => ({
  ...said(one),
  tone: one.type === "error" ? "problem" : "info",
});

function said({ id, text, context }: Said): FlowText {
  const gaps: FlowText["gaps"] = {};
  for (const [name, value] of Object.entries(context ?? {})) {
    const read = gap.safeParse(value);
    if (read.success) gaps[name] = read.data;
  }
  return { id, text, gaps };
}

const secretsSchema = z.object({
  secrets: z.array(
    z.object({ text: z.string(), context: z.object({ secret: z.string().optional() }) }),
  ),
}).or(z.object({ secret: z.string() }));

/** Backup codes come as a list, the secret of an authenticator app alone. Used codes have no secret. */
function secretsOf({ context }: Said): string[] {
  const read = secretsSchema.safeParse(context);
  if (!read.success) return [];
  if ("secret" in read.data) return [read.data.secret];
  return read.data.secrets.flatMap(({ context }) => context.secret ?? []);
}
