// The button of a form that was sent is busy until the answer is there: a second press sends nothing.
{
  // A page that did not come: the form can be sent again.
  const BUSY_MS = 10_000;
  const busy = new Map();

  const end = (form) => {
    busy.get(form)?.removeAttribute("aria-busy");
    busy.delete(form);
  };

  addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.getAttribute("method") !== "post") return;
    if (busy.has(form)) return event.preventDefault();
    const button = event.submitter ?? form.querySelector("[type=submit]");
    busy.set(form, button);
    button?.setAttribute("aria-busy", "true");
    setTimeout(() => end(form), BUSY_MS);
  });

  // Back to a page as it was left, in whatever way the browser kept it.
  addEventListener("pageshow", () => [...busy.keys()].forEach(end));
}
