// The browser's Intl, in the few forms the timeline needs. Formatters are costly to make and are
// kept; what an old browser refuses (a zone it does not know, say) falls back to a plain form.

const made = new Map();

function make(Formatter, language, options) {
  const key = Formatter.name + language + JSON.stringify(options);
  let formatter = made.get(key);
  if (!formatter) {
    try {
      formatter = new Formatter(language, options);
    } catch {
      formatter = new Formatter(undefined, { ...options, timeZone: "UTC" });
    }
    made.set(key, formatter);
  }
  return formatter;
}

// The years a Date can hold with all their days.
const FARTHEST_YEAR = 271820;

function utc(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, (month || 1) - 1, day || 1);
  return date;
}

function calendar(language, year, month, day) {
  return make(Intl.DateTimeFormat, language, {
    timeZone: "UTC",
    calendar: "gregory",
    year: "numeric",
    month: month ? "long" : undefined,
    day: day ? "numeric" : undefined,
    era: year > 0 ? undefined : "short",
  });
}

export function formatDate(language, year, month, day, bce) {
  if (Math.abs(year) > FARTHEST_YEAR) {
    const number = make(Intl.NumberFormat, language, {});
    return year > 0 ? number.format(year) : bce.replace("{}", number.format(1 - year));
  }
  return calendar(language, year, month, day).format(utc(year, month, day));
}

export function formatMoment(language, zone, unix, clock) {
  return make(Intl.DateTimeFormat, language, {
    timeZone: zone,
    calendar: "gregory",
    ...(clock
      ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
      : { year: "numeric", month: "long", day: "numeric" }),
  }).format(unix * 1000);
}

export function formatUnit(language, unit, count) {
  return make(Intl.NumberFormat, language, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

export function languageName(language, tag) {
  try {
    return make(Intl.DisplayNames, language, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
