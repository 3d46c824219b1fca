// The arrow keys in the overview: along a lane, and to the nearest mark of the next one. One mark at a
// time is a stop for the tabulator key, as in a toolbar.

export function overviewKeys(event) {
  const mark = event.target.closest?.(".overview .mark");
  if (!mark || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const lane = mark.parentElement;
  const marks = [...lane.querySelectorAll(".mark")];
  const at = marks.indexOf(mark);
  const forward = getComputedStyle(lane).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const nearest = (other) => {
    const away = ({ dataset }) => Math.abs(dataset.at - mark.dataset.at);
    return [...(other?.querySelectorAll(".mark") ?? [])].sort((a, b) => away(a) - away(b))[0];
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
  mark.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
