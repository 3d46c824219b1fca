// What a reader sets: view, filter, time zone and language; and the link that says so.
//
// The state is a URLSearchParams with `view`, `side` (several), `topic`, `kind`, `find`, in this order.
// In the link it stands behind the prefix: #standpoint=<event, position or story id>&view=compare&topic=…

import { eventOf, goTo, openEvents, setAll, setEvent } from "./cards.js";
import { dispatch } from "./events.js";
import { Filter } from "./filter.js";
import { overviewKeys } from "./overview.js";
import { Status } from "./status.js";

const FILTERS = ["side", "topic", "kind", "find"];

const fragment = (hash = location.hash) => new URLSearchParams(hash.slice(1));

/** The readers of all widgets, for the one listener that back and forward need. */
const readers = new Set();
addEventListener("popstate", ({ state }) => readers.forEach((reader) => reader.follow(state)));

/** What the reader of one element has set. `choose` is told when they choose another time zone or
 * language. It listens from the first timeline on that it takes over. */
export class Reader {
  #host;
  #root;
  #choose;
  #mounted;
  #story;
  #filter;
  #status;
  #comparison;
  /** What is shown now. */
  #state;
  /** The state of which the page was told last, as text. */
  #told;
  /** The events whose cards are open, as far as the page has been told. */
  #open;
  /** The fragment that was followed or written last. */
  #hash = "";
  #typing;
  #listening;

  constructor(host, root, choose) {
    this.#host = host;
    this.#root = root;
    this.#choose = choose;
    this.#filter = new Filter(root);
    this.#status = new Status(root);
  }

  free() {
    readers.delete(this);
    clearTimeout(this.#typing);
    this.#status.free();
    this.#listening?.abort();
  }

  /** Takes over a timeline that was just shown, and sets it as the one before was, as far as it is the
   * same story. */
  take(mounted, isRendered) {
    this.#mounted = mounted;
    this.#open = new Set(openEvents(this.#root));
    this.#comparison = isRendered && this.#$(".compare").firstChild;
    const isOther = this.#story !== mounted.id;
    this.#story = mounted.id;
    this.#filter.take(mounted, isOther);
    if (!this.#listening) {
      this.#listen();
      this.#told = `${this.#initial()}`;
      if (this.follow(null, true)) return;
    }
    this.#apply(isOther ? this.#initial() : this.#normal(this.#state));
  }

  #listen() {
    readers.add(this);
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const on = (type, listener) => this.#root.addEventListener(type, listener.bind(this), { capture: true, signal });
    on("click", this.#click);
    on("input", this.#input);
    on("change", this.#change);
    on("keydown", overviewKeys);
    on("toggle", this.#toggle);
    on("submit", (event) => event.preventDefault());
  }

  /** What the attribute `view` asks for. */
  viewChanged() {
    this.set({ view: this.#view() }, "replace");
  }

  /** Sets some of the state; `kind` is how the history takes it: `push` or `replace`. */
  set(changes, kind = "push") {
    const state = new URLSearchParams(this.#state);
    for (const [key, value] of Object.entries(changes)) {
      state.delete(key);
      for (const one of [value].flat()) state.append(key, one);
    }
    this.#show(this.#normal(state), kind);
  }

  /** Shows a state; whether that was written into the address. */
  #show(state, kind) {
    if (`${state}` === `${this.#state}`) return false;
    // Who is told of the view finds its link in the address.
    this.#state = state;
    const isWritten = this.#write(kind);
    this.#apply(state);
    this.tell();
    return isWritten;
  }

  /** Does what the address says; false where it says nothing to this element. `state` is that of the
   * history. */
  follow(state, isFirst) {
    const before = this.#hash;
    this.#hash = location.hash;
    // Back from a jump within the timeline: the browser scrolls.
    if (state && before === this.#hash) return true;
    const link = fragment();
    const id = link.get(this.#prefix);
    if (!this.#owns(link)) {
      // Back to where there was no link yet. What another part of the page wrote is not ours.
      if (!isFirst && !location.hash && this.#owns(fragment(before))) {
        this.#apply(this.#initial());
        this.tell();
      }
      return false;
    }
    const isView = id === this.#story;
    if (!isView) link.set("view", "timeline");
    this.#apply(this.#normal(link));
    if (!isFirst) this.tell();
    if (!isView) return this.reveal(id);
    // Who goes back and forth stays where they are.
    const { top, bottom } = this.#host.getBoundingClientRect();
    if (isFirst || bottom < 0 || top > innerHeight) {
      this.#host.scrollIntoView();
      this.#$("[aria-pressed=true]").focus({ preventScroll: true });
    }
    return true;
  }

  /** Opens the card of an event or a position where it can be seen, scrolls there and moves the focus
   * there; false where there is none. */
  reveal(id) {
    const place = this.#mounted.place(id);
    if (place === undefined || id === this.#story) return false;
    this.#uncover(place, "replace");
    this.#goTo(place);
    return true;
  }

  #goTo(place) {
    const event = this.#mounted.event_at(place);
    setEvent(this.#root, event, true);
    goTo(this.#root.getElementById(`p-${place + 1}`) ?? eventOf(this.#root, event));
  }

  /** Shows the timeline, and all of it where the filters leave out what stands at a place of what they
   * leave; whether that was written into the address. */
  #uncover(place, kind) {
    const state = new URLSearchParams(this.#state);
    state.set("view", "timeline");
    if (this.#filter.hides(place)) for (const key of FILTERS) state.delete(key);
    return this.#show(state, kind);
  }

  /** Tells the page of the view, where it is another than it was told of. */
  tell() {
    const state = this.#state;
    if (`${state}` === this.#told) return;
    this.#told = `${state}`;
    dispatch(this.#host, "view", {
      view: state.get("view"),
      sides: state.getAll("side"),
      topic: state.get("topic"),
      kind: state.get("kind"),
      find: state.get("find"),
    });
  }

  get #prefix() {
    return this.#host.getAttribute("link-prefix") || "standpoint";
  }

  /** Whether a link is to this timeline. */
  #owns(link) {
    return this.#mounted.place(link.get(this.#prefix) ?? "") !== undefined;
  }

  #view() {
    return this.#host.getAttribute("view") === "compare" ? "compare" : "timeline";
  }

  #initial() {
    return new URLSearchParams({ view: this.#view() });
  }

  /** A state as it is written, of what there is to choose from. */
  #normal(given) {
    const view = given.get("view");
    const state = new URLSearchParams({ view: ["timeline", "compare"].includes(view) ? view : this.#view() });
    for (const field of this.#$("form").querySelectorAll("[name=side], [name=topic] option, [name=kind] option")) {
      const name = field.name ?? field.parentNode.name;
      if (field.value && given.getAll(name).includes(field.value)) state.append(name, field.value);
    }
    const find = given.get("find")?.trim();
    if (find) state.append("find", find);
    return state;
  }

  #$(selector) {
    return this.#root.querySelector(selector);
  }

  /** Shows a state, in the controls and in the views. */
  #apply(state) {
    this.#state = state;
    const view = state.get("view");
    const form = this.#$("form");
    for (const button of this.#$(".views").children) {
      button.setAttribute("aria-pressed", button.dataset.view === view);
    }
    for (const box of form.querySelectorAll("[type=checkbox]")) box.checked = state.getAll("side").includes(box.value);
    for (const name of ["topic", "kind", "find"]) {
      const value = state.get(name) ?? "";
      // A field in which somebody is typing keeps what they type.
      if (form[name].value.trim() !== value) form[name].value = value;
    }
    const filters = new URLSearchParams(state);
    filters.delete("view");
    const result = this.#filter.apply(filters);
    if (result) {
      this.#comparison = false;
      this.#status.tell(result);
    }
    this.#$(".story").dataset.view = view;
    if (view === "compare" && !this.#comparison) {
      this.#comparison = true;
      this.#mounted.compare(this.#$(".compare"));
    }
  }

  /** Tells once that a card was opened or closed, by the reader, by find-in-page or by the page. */
  #toggle({ target: { dataset, open } }) {
    const { event } = dataset;
    if (!event || this.#open.has(event) === open) return;
    this.#open[open ? "add" : "delete"](event);
    dispatch(this.#host, "toggle", { event, open });
  }

  /** The link to an event, a position or, without an id, to what is shown. */
  #link(id) {
    const state = [...this.#state].filter(([key, value]) => key !== "view" || value !== this.#view());
    const url = new URL(location.href);
    const base = `${this.#prefix}=${encodeURIComponent(id)}`;
    url.hash = id ? [base, new URLSearchParams(state)].filter(String).join("&") : "";
    return url.href;
  }

  /** Writes the state into the address, and says whether it did. The state in which the page came has no
   * link, and a fragment that is not a timeline's stays: it may be what a router goes by. */
  #write(kind) {
    const link = fragment();
    const isMine = this.#owns(link);
    const isForeign = location.hash && ![...readers].some((reader) => reader.#owns(link));
    const isDefault = `${this.#state}` === `${this.#initial()}`;
    if (isForeign || (isDefault && !isMine)) return false;
    const url = this.#link(isDefault ? "" : this.#story);
    return this.#step(kind, isDefault ? url.replace(/#$/, "") : url);
  }

  #step(kind, url = location.href, state = history.state) {
    try {
      history[`${kind}State`](state, "", url);
      this.#hash = location.hash;
      return true;
    } catch (error) {
      // A frame without an address of its own, or too many steps in too short a time.
      if (error.name !== "SecurityError") throw error;
      return false;
    }
  }

  /** Makes a step in the history before a jump within the timeline, so that back leads back from it. That
   * its state is not null tells the step from a link that is followed again. */
  #mark() {
    this.#step("replace", undefined, history.state ?? {});
    this.#step("push");
  }

  #click(event) {
    const button = event.target.closest("button");
    if (button) {
      const { view, choose, do: action, link } = button.dataset;
      if (view) this.set({ view });
      if (choose) this.#chooseTopic(choose);
      if (action === "reset") {
        this.set({ side: [], topic: [], kind: [], find: [] });
        // The button is gone.
        this.#$(".filter > summary").focus();
      }
      if (action === "open" || action === "close") setAll(this.#root, action === "open");
      if (action === "copy") this.#status.copy(button, this.#link(this.#story));
      if (link) this.#status.copy(button, this.#link(link));
      return;
    }
    // A link to a source or, whatever is shown now, to a position in its card.
    const to = event.target.closest("a[href^='#']")?.hash;
    if (!to || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const number = /^#p-(\d+)$/.exec(to)?.[1];
    if (!number || !this.#uncover(number - 1, "push")) this.#mark();
    if (number) this.#goTo(number - 1);
    else goTo(this.#$(to));
  }

  /** The name of a topic in the comparison: shows that topic alone, or all of them again. */
  #chooseTopic(topic) {
    this.set({ topic: this.#state.get("topic") === topic ? [] : topic });
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
    this.set({ find: value }, "replace");
  }

  #change({ target }) {
    const { name, value } = target;
    if (name === "find") this.#find(target);
    else if (name === "side") {
      const boxes = this.#$("form").querySelectorAll("[name=side]:checked");
      this.set({ side: [...boxes].map((box) => box.value) });
    } else if (name === "topic" || name === "kind") this.set({ [name]: value });
    else if (name === "zone" || name === "language") this.#choose(name, value);
  }
}
