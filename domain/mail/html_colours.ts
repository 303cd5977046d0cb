/** The colours of the pages (`web/styles/tokens.css`), in hex, which mail clients understand. */
export const light = {
  paper: "#f6f0e6",
  sheet: "#fefcf9",
  ink: "#221915",
  quiet: "#5a4f48",
  line: "#ddd4c7",
  hot: "#c03a1e",
  onHot: "#ffffff",
  yours: "#1c6537",
  sold: "#7a5200",
  gone: "#5a4f48",
};
const dark: typeof light = {
  paper: "#15110e",
  sheet: "#231d19",
  ink: "#f3ede3",
  quiet: "#bdb3a8",
  line: "#453b34",
  hot: "#ff8663",
  onHot: "#1d100b",
  yours: "#7fdc9d",
  sold: "#f0c46a",
  gone: "#bdb3a8",
};

/** Dark mode, for clients that support it; the others show the inline styles. */
export const schemes = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper { background: ${dark.paper} !important; }
  .sheet { background: ${dark.sheet} !important; border-color: ${dark.line} !important; }
  .ink { color: ${dark.ink} !important; }
  .quiet { color: ${dark.quiet} !important; }
  .day { color: ${dark.sheet} !important; border-color: ${dark.sheet} !important; }
  .day-yours { background: ${dark.yours} !important; }
  .day-sold { background: ${dark.sold} !important; }
  .day-gone { background: ${dark.gone} !important; }
  .hot { background: ${dark.hot} !important; color: ${dark.onHot} !important; }
  .yours { color: ${dark.yours} !important; border-color: ${dark.yours} !important; }
  .sold { color: ${dark.sold} !important; border-color: ${dark.sold} !important; }
  .gone { color: ${dark.gone} !important; border-color: ${dark.gone} !important; }
}`;
