// What a reader sets: view, filter, time zone and language; and the link that says so.
//
// The state is a URLSearchParams with `view`, `side` (several), `topic`, `kind`, `find`. In the link
// it stands behind the prefix: #standpoint=<event, position or story id>&view=compare&topic=…

import { overviewKeys } from "./overview.js";

const KEYS = ["view", "side", "topic", "kind", "find"];

/** Without case and diacritics, so that е finds ё and e finds é. Whatever the script. */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Which texts have every one of the words. */
function search(texts, query) {
  const words = fold(query).split(/\s+/);
  return Uint8Array.from(texts, (text) => words.every((word) => text.includes(word)));
}

/** The readers of all widgets, for the one listener that back and forward need. */
const readers = new Set();
addEventListener("popstate", () => readers.forEach((reader) => reader.follow()));

/** What the reader of one element has set. `zone` is told when they choose another time zone,
 * `language` when they choose another language. */
export class Reader {
  #host;
  #root;
  #mounted;
  #place;
  #texts;
  #comparison;
  #choose;
  /** What is shown now, without what is as the page has it. */
  #state = new URLSearchParams();
  /** The value of the link that was followed last. */
  #followed;
  #typing;
  /** The events whose cards are open, as far as the page has been told. */
  #open;
  #listening = new AbortController();

  constructor(host, root, choose) {
    this.#host = host;
    this.#root = root;
    this.#choose = choose;
    const { signal } = this.#listening;
    const on = (type, listener) => root.addEventListener(type, listener.bind(this), { capture: true, signal });
    on("click", this.#click);
    on("input", this.#input);
    on("change", this.#change);
    on("keydown", overviewKeys);
    on("toggle", this.#toggle);
    on("submit", (event) => event.preventDefault());
  }

  free() {
    readers.delete(this);
    clearTimeout(this.#typing);
    this.#listening.abort();
  }

  /** Takes over a timeline that was just shown, and sets it as the one before was. */
  take(mounted, isRendered) {
    this.#mounted = mounted;
    this.#open = new Set(mounted.open_events().split(" "));
    this.#texts = undefined;
    this.#comparison = isRendered && this.#$(".compare").firstChild;
    const isFirst = !readers.has(this);
    readers.add(this);
    if (isFirst && this.follow(true)) return;
    this.#apply(isFirst ? this.#initial() : this.#state, true);
  }

  /** What the attribute `view` asks for. */
  viewChanged() {
    this.set({ view: this.#view() }, "replace");
  }

  /** Sets some of the state. */
  set(changes, history = "push") {
    const state = new URLSearchParams(this.#state);
    for (const [key, value] of Object.entries(changes)) {
      state.delete(key);
      for (const one of [value].flat()) if (one) state.append(key, one);
    }
    // Who is told of the view finds its link in the address.
    this.#state = state;
    this.#write(history);
    this.#apply(state);
  }

  /** Does what the address says; false where it says nothing to this element. */
  follow(isFirst) {
    const link = new URLSearchParams(location.hash.slice(1));
    const id = link.get(this.#prefix);
    if (id === null || !this.#mounted.knows(id)) {
      // Back to where there was no link yet; what another part of the page wrote is not ours.
      if (!location.hash && this.#followed !== undefined) this.#apply(this.#initial());
      return false;
    }
    const state = new URLSearchParams();
    for (const key of KEYS) for (const value of link.getAll(key)) state.append(key, value);
    this.#followed = id;
    this.#apply(state);
    if (this.#mounted.reveal(id)) return true;
    // It is a link to a view. Who goes back and forth stays where they are.
    const { top, bottom } = this.#host.getBoundingClientRect();
    if (isFirst || bottom < 0 || top > innerHeight) {
      this.#host.scrollIntoView();
      this.#$("[aria-pressed=true]").focus({ preventScroll: true });
    }
    return true;
  }

  get #prefix() {
    return this.#host.getAttribute("link-prefix") || "standpoint";
  }

  #view() {
    return this.#host.getAttribute("view") === "compare" ? "compare" : "timeline";
  }

  #initial() {
    return new URLSearchParams({ view: this.#view() });
  }

  #$(selector) {
    return this.#root.querySelector(selector);
  }

  /** Shows a state, in the controls and in the views. */
  #apply(state, isSilent) {
    this.#state = state;
    const view = state.get("view") ?? this.#view();
    const story = this.#$(".story");
    const form = this.#$("form");
    for (const button of this.#root.querySelectorAll("[data-view][aria-pressed]")) {
      button.setAttribute("aria-pressed", button.dataset.view === view);
    }
    for (const box of form.querySelectorAll("[type=checkbox]")) box.checked = state.getAll("side").includes(box.value);
    for (const name of ["topic", "kind", "find"]) {
      const value = state.get(name) ?? "";
      // A field in which somebody is typing keeps what they type.
      if (form[name].value !== value && (name !== "find" || form[name].value.trim() !== value)) form[name].value = value;
    }
    const isFiltered = KEYS.slice(1).some((key) => state.has(key));
    const was = form.hasAttribute("data-filtered");
    form.toggleAttribute("data-filtered", isFiltered);
    if (isFiltered || was) this.#filter(state, form, isFiltered);
    story.dataset.view = view;
    if (view === "compare" && !this.#comparison) {
      this.#comparison = true;
      this.#mounted.compare(this.#$(".compare"));
    }
    if (isSilent) return;
    const detail = {
      view,
      sides: state.getAll("side"),
      topic: state.get("topic"),
      kind: state.get("kind"),
      find: state.get("find"),
    };
    this.#tell("view", detail);
  }

  #tell(name, detail) {
    this.#host.dispatchEvent(new CustomEvent(`standpoint-${name}`, { bubbles: true, composed: true, detail }));
  }

  /** Tells once that a card was opened or closed, by the reader, by find-in-page or by the page. */
  #toggle({ target: { dataset, open } }) {
    const { event } = dataset;
    if (!event || this.#open.has(event) === open) return;
    this.#open[open ? "add" : "delete"](event);
    this.#tell("toggle", { event, open });
  }

  #filter(state, form, isFiltered) {
    const query = state.get("find");
    if (query) this.#texts ??= fold(this.#mounted.texts()).split("\0").slice(0, -1);
    const found = query ? search(this.#texts, query) : undefined;
    const shown = this.#mounted.filter(state.getAll("side").join(" "), state.get("topic") ?? "", state.get("kind") === "stated", found);
    const cards = this.#root.querySelectorAll(".event");
    const count = shown.length - cards.length;
    cards.forEach((card, at) => (card.hidden = !shown[count + at]));
    for (const position of this.#root.querySelectorAll(".position")) {
      position.hidden = !shown[position.id.slice(2) - 1];
    }
    this.#comparison = false;
    const overview = this.#$(".overview");
    if (overview) this.#mounted.overview(overview);
    const left = shown.subarray(0, count).reduce((sum, one) => sum + one, 0);
    const events = shown.subarray(count).some(Boolean);
    const { dataset } = this.#status;
    this.#say(isFiltered ? (events ? dataset.shown.replace("{}", `${left} / ${count}`) : dataset.none) : "");
  }

  get #status() {
    return this.#$("[role=status]");
  }

  #say(text) {
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  /** The link to an event, a position or, without an id, to what is shown. */
  #link(id) {
    const state = [...this.#state].filter(([key, value]) => key !== "view" || value !== this.#view());
    const url = new URL(location.href);
    const base = `${this.#prefix}=${encodeURIComponent(id)}`;
    url.hash = id ? [base, new URLSearchParams(state)].filter(String).join("&") : "";
    return url.href;
  }

  /** Writes the state into the address. The state in which the page came has none, and a hash that
   * belongs to the page stays: it may be what a router goes by. */
  #write(kind) {
    const isDefault = !KEYS.slice(1).some((key) => this.#state.has(key)) && this.#state.get("view") === this.#view();
    const link = new URLSearchParams(location.hash.slice(1));
    const isOurs = [...readers].some((reader) => link.has(reader.#prefix));
    if (isOurs ? isDefault && !link.has(this.#prefix) : isDefault || location.hash) return;
    this.#followed = "";
    const url = this.#link(isDefault ? "" : this.#mounted.id);
    try {
      history[`${kind}State`](history.state, "", isDefault ? url.replace(/#$/, "") : url);
    } catch {
      // A frame without an address of its own.
    }
  }

  async #copy(button, id) {
    const link = this.#link(id);
    const { dataset } = this.#status;
    try {
      await navigator.clipboard.writeText(link);
      this.#say(dataset.copied);
      button.toggleAttribute("data-copied", true);
      setTimeout(() => button.removeAttribute("data-copied"), 2000);
    } catch {
      // No right to, or no secure page: the reader can copy it.
      const field = Object.assign(document.createElement("input"), { readOnly: true, value: link });
      field.setAttribute("aria-label", dataset.failed);
      this.#say(dataset.failed);
      this.#status.append(field);
      field.select();
      this.#status.scrollIntoView({ block: "nearest" });
    }
  }

  #click(event) {
    const button = event.target.closest("button");
    if (button) {
      const { view, choose, do: action, link } = button.dataset;
      if (view) this.set({ view });
      if (choose) this.#chooseTopic(choose);
      if (action === "reset") this.set({ side: [], topic: "", kind: "", find: "" });
      if (action === "copy") this.#copy(button, this.#mounted.id);
      if (link) this.#copy(button, link);
      return;
    }
    // A link to a position leads to its card, whatever is shown now.
    const to = event.target.closest("a[href^='#p-']")?.hash.slice(1);
    if (!to) return;
    if (this.#$(".story").dataset.view !== "timeline") this.set({ view: "timeline" });
    if (this.#root.getElementById(to)?.hidden) this.set({ side: [], topic: "", kind: "", find: "" });
  }

  /** The name of a topic in the comparison: shows that topic alone, or all of them again. */
  #chooseTopic(topic) {
    this.set({ topic: this.#state.get("topic") === topic ? "" : topic });
    this.#$(`[data-choose="${CSS.escape(topic)}"]`)?.focus();
  }

  /** Finds a word once its typing has paused, and so says only once how much is left. */
  #input({ target }) {
    if (target.name !== "find") return;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#find(target), 250);
  }

  #find({ value }) {
    clearTimeout(this.#typing);
    if (value.trim() !== (this.#state.get("find") ?? "")) this.set({ find: value.trim() }, "replace");
  }

  #change({ target }) {
    const { name, value } = target;
    if (name === "find") this.#find(target);
    else if (name === "side") {
      const boxes = this.#root.querySelectorAll("[name=side]:checked");
      this.set({ side: [...boxes].map((box) => box.value) });
    } else if (name === "topic" || name === "kind") this.set({ [name]: value });
    else if (name === "zone" || name === "language") this.#choose(name, value);
  }
}
