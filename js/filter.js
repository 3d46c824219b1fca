// What the filters leave: in the cards, in the overview, and how much of all it is.

import { openEvents, setEvent } from "./cards.js";

/** As many events are opened by a filter: what was looked for is seen. */
const FEW = 20;

/** Without case and diacritics, so that е finds ё and e finds é. Whatever the script. */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Which texts have every one of the words. */
function search(texts, query) {
  const words = fold(query).split(/\s+/);
  return Uint8Array.from(texts, (text) => words.every((word) => text.includes(word)));
}

const sum = (bytes) => bytes.reduce((sum, byte) => sum + byte, 0);

/** The filters of one timeline. */
export class Filter {
  #root;
  #mounted;
  #texts;
  /** What was applied last, as text. */
  #applied = "";
  /** What is left, a byte each: positions by number, and then events. */
  #shown = [];
  /** The events whose cards were opened by it. */
  #opened = [];

  constructor(root) {
    this.#root = root;
  }

  /** Takes over a timeline that was just shown, and in which nothing is left out. */
  take(mounted, isOther) {
    this.#mounted = mounted;
    this.#texts = undefined;
    this.#applied = "";
    this.#shown = [];
    if (isOther) this.#opened = [];
  }

  /** Whether what has this place (`place` in src/element.rs) is left out. */
  hides(place) {
    return this.#shown[place] === 0;
  }

  /** Applies filters, written as in a link; false where they are those that were applied last, else how
   * much is left: `positions` of `all`, and how many `events`. The comparison is left to the caller. */
  apply(filters) {
    if (`${filters}` === this.#applied) return false;
    this.#applied = `${filters}`;
    const isFiltered = this.#applied !== "";
    this.#root.querySelector(".story").toggleAttribute("data-filtered", isFiltered);
    const query = filters.get("find");
    if (query) this.#texts ??= fold(this.#mounted.texts()).split("\0").slice(0, -1);
    const shown = this.#mounted.filter(
      filters.getAll("side").join(" "),
      filters.get("topic") ?? "",
      filters.get("kind") === "stated",
      query ? search(this.#texts, query) : undefined,
    );
    this.#shown = shown;
    const cards = [...this.#root.querySelectorAll(".event")];
    const all = shown.length - cards.length;
    cards.forEach((card, at) => (card.hidden = !shown[all + at]));
    for (const position of this.#root.querySelectorAll(".position")) {
      position.hidden = !shown[position.id.slice(2) - 1];
    }
    const overview = this.#root.querySelector(".overview");
    if (overview) this.#mounted.overview(overview);
    const events = sum(shown.subarray(all));
    this.#open(isFiltered && events <= FEW ? cards.filter((card) => !card.hidden) : []);
    return { isFiltered, positions: sum(shown.subarray(0, all)), all, events };
  }

  /** Opens cards, and closes those that were opened so before. */
  #open(cards) {
    for (const event of this.#opened) setEvent(this.#root, event, false);
    const open = new Set(openEvents(this.#root));
    this.#opened = cards.map((card) => card.dataset.event).filter((event) => !open.has(event));
    for (const event of this.#opened) setEvent(this.#root, event, true);
  }
}
