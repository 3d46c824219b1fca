// What `<standpoint-timeline>` has, for TypeScript. What it means is in README.md of the project.

/** A story as `JSON.parse` gives it. Its form is in `schema.json` of the release. */
export type Story = object;

/** What the element can be told in HTML. */
export interface StandpointTimelineAttributes {
  /** The story file, by its address from the page. */
  src?: string;
  /** BCP 47 tag: the language of story and interface. */
  lang?: string;
  theme?: "auto" | "light" | "dark";
  /** The view that is shown at first. */
  view?: "timeline" | "compare";
  /** The ids of the events that are open at first, with spaces between, or `all`. */
  open?: string;
  /** The level of the story's title. */
  "heading-level"?: "2" | "3" | "4" | "5" | 2 | 3 | 4 | 5;
  /** How much of the story's own header is shown: title and summary, the title, or neither. */
  header?: "full" | "compact" | "none";
  /** IANA name: the zone in which moments are shown. */
  "time-zone"?: string;
  /** The word that begins links to this element. */
  "link-prefix"?: string;
  loading?: "lazy" | "eager";
  /** Whether views and filters are written into the address of the page. */
  address?: "write" | "keep";
}

/** A mistake in a story. */
export interface StandpointProblem {
  path: string;
  code: string;
  expected: string;
  found: string;
  help: string;
  message: string;
}

export interface StandpointEventMap {
  /** A story is shown. `src` is empty where it is the property's. */
  "standpoint-load": CustomEvent<{ src: string | undefined }>;
  /** Something went wrong; what was on the page stays. */
  "standpoint-error": CustomEvent<{
    code: "asset" | "network" | "http" | "syntax" | "story" | "unsupported" | "time-zone" | "internal";
    message: string;
    url?: string;
    problems?: StandpointProblem[];
  }>;
  /** A card was opened or closed. */
  "standpoint-toggle": CustomEvent<{ event: string; open: boolean }>;
  /** A link leads to something in the element: a tab or an accordion around it can be opened. */
  "standpoint-reveal": CustomEvent<object>;
  /** The view or a filter changed; `null` and an empty list where nothing is chosen. */
  "standpoint-view": CustomEvent<{
    view: "timeline" | "compare";
    sides: string[];
    group: string | null;
    topic: string | null;
    speaker: string | null;
    kind: string | null;
    find: string | null;
  }>;
}

type ElementEventMap = HTMLElementEventMap & StandpointEventMap;

export interface StandpointTimelineElement extends HTMLElement {
  /** The story in place of a file. */
  get story(): Story | undefined;
  set story(story: Story | null | undefined);
  /** Opens a card, scrolls to it and moves the focus there; false where there is none. */
  openEvent(id: string): boolean;
  /** Closes a card; false where there is none. */
  closeEvent(id: string): boolean;
  openAll(): void;
  closeAll(): void;

  addEventListener<Name extends keyof ElementEventMap>(
    type: Name,
    listener: (this: StandpointTimelineElement, event: ElementEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<Name extends keyof ElementEventMap>(
    type: Name,
    listener: (this: StandpointTimelineElement, event: ElementEventMap[Name]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions): void;
}

/** The element's class; nothing on a server. */
export declare const StandpointTimeline: { new (): StandpointTimelineElement } | undefined;

declare global {
  interface HTMLElementTagNameMap {
    "standpoint-timeline": StandpointTimelineElement;
  }
  // They bubble.
  interface DocumentEventMap extends StandpointEventMap {}
}
