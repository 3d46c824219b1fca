// Paper, for elements that have not begun to load because they are far from the screen. Printing waits for
// nothing: paper gets the title and the address of the page where they have no content, and they begin to
// load, so that they are there when it is printed again.

const TAG = "standpoint-timeline";

// The loader may be on a page more than once.
if (!customElements.get(TAG)) {
  addEventListener("beforeprint", () => {
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(TAG))) {
      if (element.shadowRoot?.querySelector(".story")) continue;
      // biome-ignore lint/performance/useDomNodeTextContent: what is read, not the data of a story
      if (!element.innerText.trim()) {
        const note = document.createElement("p");
        note.append(document.title, " ", location.href);
        element.append(note);
        addEventListener("afterprint", () => note.remove(), { once: true });
      }
      element.setAttribute("loading", "eager");
    }
  });
}
