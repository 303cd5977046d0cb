/** The passkey buttons of Kratos, which call functions of its script. */

type Deed = () => void;

const deedOf = (name: string | undefined): Deed | undefined => {
  const found = name && (globalThis as unknown as Record<string, unknown>)[name];
  return typeof found === "function" ? found as Deed : undefined;
};

/** Loads the script; then each button calls the function that it names. */
export function wirePasskeys(src: string, integrity: string): void {
  if (!("PublicKeyCredential" in globalThis)) return;
  const script = document.createElement("script");
  script.src = src;
  script.integrity = integrity;
  script.addEventListener("load", () => {
    const loads = new Set<string>();
    for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-click]")) {
      const deed = deedOf(button.dataset.click);
      if (!deed) continue;
      button.addEventListener("click", deed);
      button.hidden = false;
      button.closest("section")?.removeAttribute("hidden");
      if (button.dataset.load) loads.add(button.dataset.load);
    }
    for (const name of loads) deedOf(name)?.();
  });
  document.head.append(script);
}
