// What JSON.parse gave, as one text for src/json.rs: asking for each value from WebAssembly costs more
// than reading it there.

/**
 * Tokens with U+0000 between; the first character of each says what it is:
 *
 * - `"…`: a string; `#…`: a number; `t`, `f`: true, false; `n`: null, or what JSON cannot say
 * - `[`, items, `]`: an array
 * - `{`, a string and a value for each member, `}`: an object
 *
 * A value that is too deep or too large gives `deep` or `many` only; so does one that contains itself.
 */
export function flatten(value, maxDepth, maxValues) {
  const tokens = [];
  let left = maxValues;
  // As in what the view makes of it: U+0000 stands in no HTML.
  const text = (string) => `"${string.replaceAll("\0", "\u{fffd}")}`;
  const add = (value, depth) => {
    if (!left--) throw "many";
    if (typeof value === "string") tokens.push(text(value));
    else if (typeof value === "number") tokens.push(`#${value}`);
    else if (typeof value === "boolean") tokens.push(value ? "t" : "f");
    else if (typeof value !== "object" || !value) tokens.push("n");
    else if (depth > maxDepth) throw "deep";
    else if (Array.isArray(value)) {
      tokens.push("[");
      for (const item of value) add(item, depth + 1);
      tokens.push("]");
    } else {
      tokens.push("{");
      for (const [key, member] of Object.entries(value)) {
        tokens.push(text(key));
        add(member, depth + 1);
      }
      tokens.push("}");
    }
  };
  try {
    add(value, 1);
  } catch (reason) {
    if (typeof reason === "string") return reason;
    throw reason;
  }
  return tokens.join("\0");
}
