// The arrow keys in the overview: along a lane, and to the nearest mark of the next one. One mark at a
// time is a stop for the tabulator key, as in a toolbar.

const marksOf = (lane) => [...(lane?.querySelectorAll(".mark") ?? [])].filter((mark) => mark.checkVisibility());

export function overviewKeys(event) {
  const mark = event.target.closest?.(".overview .mark");
  if (!mark || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const lane = mark.parentElement;
  const marks = marksOf(lane);
  const at = marks.indexOf(mark);
  const forward = getComputedStyle(lane).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const left = (one) => one.getBoundingClientRect().left;
  const nearest = (other) => {
    const away = (one) => Math.abs(left(one) - left(mark));
    return marksOf(other).sort((a, b) => away(a) - away(b))[0];
  };
  const to = {
    ArrowLeft: marks[forward === "ArrowLeft" ? at + 1 : at - 1],
    ArrowRight: marks[forward === "ArrowRight" ? at + 1 : at - 1],
    ArrowUp: nearest(lane.previousElementSibling),
    ArrowDown: nearest(lane.nextElementSibling),
    Home: marks[0],
    End: marks.at(-1),
  };
  if (!(event.key in to)) return;
  event.preventDefault();
  const next = to[event.key];
  if (!next) return;
  const all = [...lane.parentElement.querySelectorAll(".mark")];
  // The first of those that only another width shows is the stop there.
  const elsewhere = all.find((one) => !one.checkVisibility());
  for (const one of all) one.tabIndex = one === next || one === elsewhere ? 0 : -1;
  next.focus();
}
