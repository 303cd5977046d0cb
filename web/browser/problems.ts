/** Problems of a form that stays on the page: they are taken over from the page that was read. */

/** Puts each field's problem where the server puts it: below the field, and tied to it. */
export function putProblems(form: HTMLFormElement, read: Document): void {
  for (const field of form.querySelectorAll<HTMLElement>("[name][id]")) {
    const other = read.getElementById(field.id);
    const [frame, otherFrame] = [field.closest(".field"), other?.closest(".field")];
    if (!other || !frame || !otherFrame) continue;
    for (const name of ["aria-invalid", "aria-describedby"]) {
      const value = other.getAttribute(name);
      if (value === null) field.removeAttribute(name);
      else field.setAttribute(name, value);
    }
    frame.className = otherFrame.className;
    frame.querySelector(".error")?.remove();
    const error = otherFrame.querySelector(".error");
    if (error) frame.append(document.importNode(error, true));
  }
}
