/** Turns SVG documents into PNG files, in a thread of its own: one takes some 100 ms of a core. */
import { initWasm, Resvg } from "@resvg/resvg-wasm";

/** Small ones of our display face; a character that neither has is not drawn. */
const FONTS = ["bricolage-800-latin.woff2", "bricolage-800-latin-ext.woff2"];

export interface Answer {
  png?: Uint8Array<ArrayBuffer>;
  error?: string;
}

const loaded = (async () => {
  const wasm = await Deno.readFile(new URL(import.meta.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  await initWasm(wasm);
  return await Promise.all(
    FONTS.map((name) => Deno.readFile(new URL(`./fonts/${name}`, import.meta.url))),
  );
})();

const scope = self as unknown as {
  onmessage: (event: MessageEvent<string>) => void;
  postMessage(answer: Answer, transfer?: Transferable[]): void;
};

scope.onmessage = async ({ data: svg }) => {
  try {
    const fontBuffers = await loaded;
    const picture = new Resvg(svg, {
      font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: "Bricolage Grotesque" },
    });
    const png = new Uint8Array(picture.render().asPng());
    picture.free();
    scope.postMessage({ png }, [png.buffer]);
  } catch (error) {
    scope.postMessage({ error: String(error) });
  }
};
