/** QR codes as SVG. */

/**
 * An SVG of the text as a QR code: black modules, no styles, no scripts, sized by our style sheet.
 * The library is large and few pages need it, so it is loaded by the first that does.
 */
export async function qrSvg(text: string): Promise<string> {
  const { toSVG } = await import("@bwip-js/generic");
  // M: readable with 15% of it smudged. The library's types do not list each code's own options.
  const options = { bcid: "qrcode", text, eclevel: "M" };
  return toSVG(options);
}
