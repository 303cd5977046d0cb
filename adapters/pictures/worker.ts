/** Renders SVG documents as PNG in a worker thread; one takes about 100 ms of a core. */
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { answerEach } from "../common/thread.ts";

/** Subsets of our display font; characters that neither contains are not drawn. */
const FONTS = ["bricolage-800-latin.woff2", "bricolage-800-latin-ext.woff2"];

const loaded = (async () => {
  const wasm = await Deno.readFile(new URL(import.meta.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  await initWasm(wasm);
  return await Promise.all(
    FONTS.map((name) => Deno.readFile(new URL(`./fonts/${name}`, import.meta.url))),
  );
})();

answerEach(async (svg: string) => {
  const fontBuffers = await loaded;
  const picture = new Resvg(svg, {
    font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: "Bricolage Grotesque" },
  });
  const png = new Uint8Array(picture.render().asPng());
  picture.free();
  return png;
});
