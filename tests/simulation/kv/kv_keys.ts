/** Keys as texts that sort like the database's keys: its own encoding, one character per byte. */

const utf8 = new TextEncoder();
const double = new DataView(new ArrayBuffer(8));

export function encodeKey(key: Deno.KvKey): string {
  let text = "";
  for (const part of key) text += encodePart(part);
  return text;
}

function encodePart(part: Deno.KvKeyPart): string {
  switch (typeof part) {
    case "string":
      return `\x02${escaped(isPlain(part) ? part : latin(utf8.encode(part)))}\x00`;
    case "number":
      return `\x21${encodeNumber(part)}`;
    case "boolean":
      return part ? "\x27" : "\x26";
    case "object":
      return `\x01${escaped(latin(part))}\x00`;
    default:
      throw new TypeError("The model does not support bigint in keys");
  }
}

// deno-lint-ignore no-control-regex
const isPlain = (text: string): boolean => /^[\x01-\x7f]*$/.test(text);

const latin = (bytes: Uint8Array): string => {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

/** Escapes zero bytes, because a zero byte ends the part. */
const escaped = (text: string): string => text.replaceAll("\x00", "\x00\xff");

function encodeNumber(number: number): string {
  double.setFloat64(0, number);
  const negative = double.getUint8(0) >= 0x80;
  let text = "";
  for (let place = 0; place < 8; place++) {
    const byte = double.getUint8(place);
    text += String.fromCharCode(negative ? byte ^ 0xff : place === 0 ? byte ^ 0x80 : byte);
  }
  return text;
}
