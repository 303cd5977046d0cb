import { useEffect, useState } from "preact/hooks";
import { watchConnection } from "#web/browser/connection.ts";
import { look } from "#web/browser/look.ts";

interface Props {
  title: string;
  text: string;
}

/** The banner of a page that cannot reach the server; once it can again, the page is read anew. */
export default function Connection({ title, text }: Props) {
  const [online, setOnline] = useState(true);
  useEffect(() =>
    watchConnection((is) => {
      setOnline(is);
      if (is) look().catch(() => {});
    }), []);
  return (
    <div role="status" class="connection">
      {!online && (
        <p class="wrap">
          <strong>{title}</strong> {text}
        </p>
      )}
    </div>
  );
}
