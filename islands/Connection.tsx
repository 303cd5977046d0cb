import { useEffect, useState } from "preact/hooks";
import { watchConnection } from "#web/browser/connection.ts";
import { look } from "#web/browser/look.ts";

interface Props {
  title: string;
  text: string;
}

/** A banner while the server cannot be reached; afterwards the page is read again. */
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
