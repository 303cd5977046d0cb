import { useEffect } from "preact/hooks";
import { wirePasskeys } from "#web/browser/passkeys.ts";

interface Props {
  /** The WebAuthn script of Kratos, served by us. */
  src: string;
  integrity: string;
}

/** Makes the passkey buttons work and shows them; without passkeys they stay hidden. */
export default function Passkeys({ src, integrity }: Props) {
  useEffect(() => wirePasskeys(src, integrity), []);
  return null;
}
