// Cards: opening them, and going to a place in one or in the list of sources. A link in a shadow root
// leads nowhere by itself, because a fragment names an element of the document.

const cards = (root) => [...root.querySelectorAll("details[data-event]")];

/** The element of an event. */
export const eventOf = (root, event) => root.querySelector(`li[data-event="${CSS.escape(event)}"]`);

/** The events whose cards are open. */
export const openEvents = (root) => cards(root).filter((card) => card.open).map((card) => card.dataset.event);

/** Has what is in a `<details>` made, where it is not yet. */
export function fill(details) {
  if (details.matches("[data-unfilled]")) details.dispatchEvent(new Event("toggle"));
}

function setOpen(card, open) {
  if (open) fill(card);
  card.open = open;
}

export const setAll = (root, open) => cards(root).forEach((card) => setOpen(card, open));

/** Opens or closes the card of an event. One at which nobody said anything has none. */
export function setEvent(root, event, open) {
  const card = eventOf(root, event)?.querySelector("details[data-event]");
  if (card) setOpen(card, open);
}

/** Opens whatever an element is in, scrolls to it and moves the focus there. */
export function goTo(element) {
  for (let around = element; (around = around?.closest("details")); around = around.parentElement) around.open = true;
  element.scrollIntoView();
  element.focus();
}
