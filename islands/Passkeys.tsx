import { useEffect } from "preact/hooks";
import { wirePasskeys } from "#web/browser/passkeys.ts";

interface Props {
  /** The script that knows how to talk to keys; ours to serve, not ours to write. */
  src: string;
  integrity: string;
}

/** Gives the buttons for passkeys their meaning, and shows them: they stay hidden where there is none. */
export default function Passkeys({ src, integrity }: Props) {
  useEffect(() => wirePasskeys(src, integrity), []);
  return null;
}
