// The line that says what came of something: it is announced, and so it is short.

/** What is said in one timeline. Its words are attributes of the element, which is made anew with the
 * timeline. */
export class Status {
  #root;
  /** What came of the filters; said when nothing else is. */
  #result = "";
  #timer;

  constructor(root) {
    this.#root = root;
  }

  free() {
    clearTimeout(this.#timer);
  }

  get #element() {
    return this.#root.querySelector("[role=status]");
  }

  /** Says how much the filters leave; nothing where there are none. */
  tell({ isFiltered, positions, all, events }) {
    const { shown, none } = this.#element.dataset;
    const result = events ? shown.replace("{}", `${positions} / ${all}`) : none;
    this.#result = isFiltered ? result : "";
    this.#say(this.#result);
  }

  /** Copies a link for the reader, or shows it beside the button where that is not allowed. */
  async copy(button, link) {
    const { copied, failed } = this.#element.dataset;
    try {
      await navigator.clipboard.writeText(link);
      this.#sayOnce(copied);
      button.toggleAttribute("data-copied", true);
      setTimeout(() => button.removeAttribute("data-copied"), 2000);
    } catch {
      const field = Object.assign(document.createElement("input"), { readOnly: true, value: link });
      field.setAttribute("aria-label", failed);
      field.addEventListener("blur", () => field.remove());
      this.#sayOnce(failed);
      button.after(field);
      field.select();
    }
  }

  #say(text) {
    clearTimeout(this.#timer);
    const element = this.#element;
    if (element.textContent !== text) element.textContent = text;
  }

  /** Says something for a while, also where it was said just now, and then the result again. */
  #sayOnce(text) {
    this.#say("");
    this.#say(text);
    this.#timer = setTimeout(() => this.#say(this.#result), 4000);
  }
}
