/** The OpenAPI document as it is served, made once: it does not change while the process runs. */
import type { Settings } from "#domain/ports/settings.ts";
import { describeApi, type Document } from "./document.ts";

const made = new WeakMap<Settings, { document: Document; json: string }>();

export function servedDocument(settings: Settings): { document: Document; json: string } {
  const known = made.get(settings);
  if (known) return known;
  const document = describeApi(settings);
  const fresh = { document, json: JSON.stringify(document) };
  made.set(settings, fresh);
  return fresh;
}
