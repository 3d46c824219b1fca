// Read by `make lint` only: what the declarations let through, and what not.

import type { StandpointTimelineAttributes } from "./standpoint.js";

const element = document.querySelector("standpoint-timeline");
if (element) {
  element.story = { standpoint: 1 };
  element.story = null;
  // @ts-expect-error: a story is no text
  element.story = "story.json";
  const isOpen: boolean = element.openEvent("talk") && element.closeEvent("talk");
  element.openAll();
  element.closeAll();
  // @ts-expect-error: of an event that has a name
  element.openEvent(isOpen);
  element.addEventListener("standpoint-toggle", ({ detail }) => [detail.event.length, detail.open === true]);
  element.addEventListener("standpoint-view", ({ detail }) => detail.sides.includes(detail.topic ?? ""));
  // @ts-expect-error: there is no such field
  element.addEventListener("standpoint-error", ({ detail }) => detail.status);
  element.addEventListener("click", ({ clientX }) => clientX);
}
document.addEventListener("standpoint-error", ({ detail }) => detail.problems?.map(({ path }) => path));
document.createElement("standpoint-timeline").openAll();

export const right: StandpointTimelineAttributes = { src: "a.json", view: "compare", "heading-level": 3 };
// @ts-expect-error: there is no such view
export const wrong: StandpointTimelineAttributes = { view: "table" };
