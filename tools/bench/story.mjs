// A story of any length, the same every time: some days between events, four positions at each, of
// six sides on ten topics, texts of 100 to 250 characters.

const WORDS = `border council treaty winter minister statement troops talks proposal answer guarantee alliance
energy harbour report inspection promise delegation deadline exercise agreement partner measure security
dialogue region warning supply visit summit draft clause meeting neighbour progress concern response
commission observer ceasefire corridor exchange paper question`.split(/\s+/);

/** Returns a function that gives whole numbers from 0 to below `end`, the same each time, by a linear congruential
 * generator (Numerical Recipes).
 * @param {number} seed @returns {(end: number) => number} */
function dice(seed) {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

/** Returns a story of so many events.
 * @param {number} count */
export function story(count) {
  const roll = dice(7);
  const text = (/** @type {number} */ least) => {
    let line = WORDS[roll(WORDS.length)];
    while (line.length + 1 < least) line += ` ${WORDS[roll(WORDS.length)]}`;
    return `${line[0].toUpperCase()}${line.slice(1)}.`;
  };
  const ids = (/** @type {string} */ name, /** @type {number} */ length) => Array.from({ length }, (_, at) => `${name}-${at + 1}`);
  const sides = ids("side", 6).map((id, at) => ({ id, name: `Side ${at + 1}`, ...(at === 5 ? { role: "observer" } : {}) }));
  const sources = ids("source", 40).map((id) => ({ id, publisher: text(8), title: text(30), grade: "press", url: `https://example.org/${id}` }));
  let day = Date.UTC(1990, 0, 1);
  const events = ids("event", count).map((id) => {
    day += (1 + roll(6)) * 86_400_000;
    return {
      id,
      kind: "meeting",
      title: text(40).slice(0, 100),
      date: new Date(day).toISOString().slice(0, 10),
      summary: text(120),
      positions: [0, 1, 2, 3].map((at) => ({
        side: sides[(roll(3) + at) % 6].id,
        topic: `topic-${1 + roll(10)}`,
        kind: "stated",
        text: text(100 + roll(130)),
        sources: [0, 1, 2].map((nth) => sources[(roll(10) + 10 * nth) % 40].id),
      })),
    };
  });
  return {
    standpoint: 1,
    id: `bench-${count}`,
    title: `A story of ${count} events`,
    summary: text(120),
    as_of: "2060-01-01",
    languages: ["en"],
    sides,
    topics: ids("topic", 10).map((id) => ({ id, name: text(15) })),
    sources,
    events,
  };
}
