import { useEffect } from "preact/hooks";
import { watchDateFields } from "#web/browser/date_fields.ts";

/** Makes the fields of forms comfortable; without it they are plain text fields. */
export default function Fields() {
  useEffect(watchDateFields, []);
  return null;
}
