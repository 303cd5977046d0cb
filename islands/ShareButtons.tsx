import { useEffect, useState } from "preact/hooks";

interface Props {
  /** The address and the title to share. */
  address: string;
  title: string;
  texts: { copy: string; copied: string; send: string };
}

/** Copies the address, and opens the device's own way to share where it has one. */
export default function ShareButtons({ address, title, texts }: Props) {
  const [able, setAble] = useState({ copy: false, send: false });
  const [copied, setCopied] = useState(false);
  useEffect(
    () => setAble({ copy: "clipboard" in navigator, send: "share" in navigator }),
    [],
  );
  const copy = async () => {
    await navigator.clipboard.writeText(address).then(() => setCopied(true), () => {});
  };
  /** Rejected when somebody closes it without sharing. */
  const send = () => navigator.share({ title, url: address }).catch(() => {});
  return (
    <div class="actions">
      {able.copy && <button type="button" class="button" onClick={copy}>{texts.copy}</button>}
      {able.send && <button type="button" class="button" onClick={send}>{texts.send}</button>}
      <span role="status" class="small">{copied && texts.copied}</span>
    </div>
  );
}
