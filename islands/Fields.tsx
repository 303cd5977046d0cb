import { useEffect, useState } from "preact/hooks";
import { watchCounters } from "#web/browser/counters.ts";
import { watchDateFields } from "#web/browser/date_fields.ts";

/** Makes the fields of forms comfortable; without it they are plain text fields. */
export default function Fields() {
  const [said, setSaid] = useState("");
  useEffect(watchDateFields, []);
  useEffect(() => watchCounters(setSaid), []);
  return <p role="status" class="visually-hidden">{said}</p>;
}
